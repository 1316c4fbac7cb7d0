"""``python -m zonahijau.cli``: the same as the command ``zonahijau``."""

import sys

from zonahijau.cli import main

if __name__ == "__main__":
    sys.exit(main())
