"""Sieving: patterns that are only asked of a text that holds what they need."""
