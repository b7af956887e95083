"""What runs remember, so that what did not change is not done again. Never needed, never wrong."""
