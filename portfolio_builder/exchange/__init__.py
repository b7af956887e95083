"""The portfolio in forms that others read: one PDF, one zip."""
