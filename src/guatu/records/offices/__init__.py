"""Offices: the User model, offices as a tree by date, posts, duties."""
