"""``recoupe serve``: the dossier as a local web application."""
