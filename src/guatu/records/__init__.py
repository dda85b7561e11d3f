"""What everything stands on: the paper pages are printed on, the trail, offices, documents."""
