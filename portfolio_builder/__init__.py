"""Build an EVC portfolio from a folder of Markdown evidence. `pipeline` is the whole program."""

__version__ = "0.1.0"
