"""What is done by thought alone: values in, values out; no Django, no clock, no network, no database."""
