"""Yardsticks beside our figures, in one run."""
