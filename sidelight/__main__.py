"""`python -m sidelight`, and the `sidelight` command of an installed copy."""

import sys

from sidelight.config.launch.commands import main

if __name__ == "__main__":
    sys.exit(main())
