"""An analyst at work: from what is asked to entries of the log, and a review one decision at a time."""
