"""How quickly two articles are aligned, beside the edit ratios of the same passages."""
