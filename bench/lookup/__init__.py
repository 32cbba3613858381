"""How quick and how right the lookup is, beside fzf and ripgrep on the same passages."""
