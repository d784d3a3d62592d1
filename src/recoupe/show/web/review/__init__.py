"""Decisions in the browser: who may make them, which entry of the log a form asks for, and what is answered."""
