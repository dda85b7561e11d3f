"""The trail: append-only, hash-chained; who acts, by value; the base of all refusals."""
