"""Records written to the files of other programs."""
