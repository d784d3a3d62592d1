"""The dossier on disk: one SQLite file, written as a whole, read while another build writes."""

from recoupe.store.dossier import DossierStore, open_dossier
from recoupe.store.errors import DossierError

__all__ = ["DossierError", "DossierStore", "open_dossier"]
