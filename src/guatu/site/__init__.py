"""The site: where the rooms meet; settings, addresses, the one clock, the command line."""
