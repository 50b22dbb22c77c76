"""Load a tool and serve requests.

python -m benchmarks.peers TOOL            answers requests, one JSON object per line (see workers.py)
python -m benchmarks.peers TOOL PATH       reads one article and exits
"""

import sys
from importlib import import_module


def main() -> None:
    tool = import_module(f"benchmarks.peers.{sys.argv[1]}")
    if len(sys.argv) > 2:
        tool.load()(sys.argv[2])
        return
    from benchmarks.peers.serving import serve

    serve(tool)


if __name__ == "__main__":
    main()
