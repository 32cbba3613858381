"""Megabytes of press text read and extracted in a second, beside plain tools on the same text."""
