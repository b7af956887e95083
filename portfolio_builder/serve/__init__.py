"""The preview: a site in a private folder, made anew when a file changes, shown on this machine.

`preview` is the program; `making` is the one place that asks the pipeline for a site.
"""
