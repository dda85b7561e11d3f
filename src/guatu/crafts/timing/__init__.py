"""Times as officials say them, read into periods; cadences; working days with 调休; clocks that print their sum."""
