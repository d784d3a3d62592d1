"""From files to documents: reading, decoding, metadata with its evidence, boilerplate labelled."""
