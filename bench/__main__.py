"""`python -m bench [NAME…]`: runs the yardsticks, each a package here with a `run` module that has `main`."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run the named bench with the arguments after its name, or all of them one after the other."""
    found = sorted(path.parent.name for path in Path(__file__).parent.glob("*/run.py"))
    if arguments and arguments[0] not in found:
        sys.stderr.write(f"bench: no {arguments[0]!r}; there are {', '.join(found)}\n")
        return 2
    # An installed program finds its modules compiled: what keeps Python from writing them is not measured.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    worst = 0
    for name in arguments[:1] or found:
        print(f"# {name}", flush=True)
        worst = max(worst, importlib.import_module(f"bench.{name}.run").main(arguments[1:]) or 0)
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
