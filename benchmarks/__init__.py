"""How fast it is beside others on the same work. No tests: speed is measured by hand."""
