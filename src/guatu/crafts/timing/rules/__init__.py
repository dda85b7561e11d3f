"""The rules of times, one kind of word a file; guatu.crafts.timing.times puts them together."""
