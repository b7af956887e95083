"""Looking for personal data in Dutch text. Pure: text in, places out; it knows no portfolio."""
