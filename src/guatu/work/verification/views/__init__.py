"""The pages of verification, one a file."""
