"""The paper that pages are printed on: base template, stylesheet, shared parts."""
