"""Records turned into what is shown: rows of a listing, the evidence of an event. Nothing here prints."""
