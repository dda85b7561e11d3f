"""The heart, and what opens lines in it."""
