"""``python -m bench [--quick] [SCENE …]``: measures and prints one table; status 1 where a floor is not reached."""

from __future__ import annotations

import argparse
import asyncio
import sys

import bench.push
from bench.figures import SCENES, Figure, Scale, table

QUICK = 0.06


def main() -> int:
    """Plays the scenes one after the other."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=bench.__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a small part of everything: minutes become seconds"
    )
    parser.add_argument("scenes", nargs="*", choices=[[], *SCENES], metavar="SCENE", help=", ".join(SCENES))
    options = parser.parse_args()
    scale = Scale(QUICK if options.quick else 1.0)
    figures: list[Figure] = []
    for name in options.scenes or SCENES:
        sys.stderr.write(f"{name} …\n")
        figures += asyncio.run(SCENES[name](scale))
    sys.stdout.write(table(figures) + "\n")
    return int(any(one.fails for one in figures))


if __name__ == "__main__":
    raise SystemExit(main())
