"""Sources that are not plain text, a module for each format: see `formats`."""
