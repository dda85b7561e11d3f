"""Structure: whose paper it is, from which day, and which of its lines are headings."""
