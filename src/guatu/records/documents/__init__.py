"""Documents: the papers, their repaired text."""
