"""Bytes to model, the only parsing. Readers return a value and findings; nothing is written."""
