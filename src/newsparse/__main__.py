"""What `python -m newsparse` does: the same as the command `newsparse`."""

import sys

from newsparse.cli import console

if __name__ == "__main__":
    sys.exit(console())
