"""Bytes on the line for each key, beside fzf, less and vim in the same run."""
