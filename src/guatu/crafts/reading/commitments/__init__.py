"""Commitments: from clauses to candidates."""
