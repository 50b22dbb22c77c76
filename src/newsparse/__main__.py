"""What `python -m newsparse` does: the same as the command `newsparse`."""

import sys

from newsparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
