"""Label what stands on a saved page beside the article: nothing is deleted, everything labelled names its rule."""

from recoupe.ingest.boilerplate.label import Label, disjoint, label

__all__ = ["Label", "disjoint", "label"]
