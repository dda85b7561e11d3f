"""Guatu 挂图: from promises on paper to a wall chart that closes them."""

__version__ = "0.1.0"
