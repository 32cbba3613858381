"""Measures the program against the gold articles: `python -m tests.score`."""
