"""The words of the field as frozen values: no parsing, no I/O, no text for people."""
