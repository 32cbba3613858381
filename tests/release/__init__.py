"""The release, tried before it is made: `make release`."""
