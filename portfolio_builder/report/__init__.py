"""Findings and summaries in words and in forms for other programs: the one place that makes them.

Pure: it returns strings; `cli` prints them.
"""
