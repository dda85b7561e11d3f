"""Amounts as officials say them: numerals, units, comparators, and what a number measures."""
