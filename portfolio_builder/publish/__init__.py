"""Views to bytes, and bytes to disk. Knows nothing of competences."""
