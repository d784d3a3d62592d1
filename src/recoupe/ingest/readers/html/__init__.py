"""Saved web pages: all visible text is kept, what is not the article is labelled, metadata is harvested first."""

from recoupe.ingest.readers.html.page import HtmlPage

__all__ = ["HtmlPage"]
