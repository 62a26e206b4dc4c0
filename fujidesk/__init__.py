"""fujidesk: a city's informatisation plan on the desk of its digital strategy office."""

__version__ = "0.1.0"
