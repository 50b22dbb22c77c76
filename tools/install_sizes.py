"""Print how many megabytes an installation takes, with each extra.

    python tools/install_sizes.py [EXTRA…]

Each is installed into a folder of its own, so every number holds all that comes with it.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000  # bytes


def main() -> int:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for extra in ["", *(sys.argv[1:] or extras)]:
        with tempfile.TemporaryDirectory() as folder:
            wanted = f"{ROOT}[{extra}]" if extra else str(ROOT)
            pip = [
                sys.executable,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-compile",
                "--target",
                folder,
                wanted,
            ]
            subprocess.run([*pip, "--constraint", ROOT / "constraints.txt"], check=True)
            packages = len(list(Path(folder).glob("*.dist-info"))) - 1
            print(
                f"{extra or 'newsparse':<12}{_size(Path(folder)) / MEGABYTE:>7.1f} MB  {packages} other packages"
            )
            if not extra:
                print(f"{'':<12}{_size(Path(folder) / 'newsparse') / MEGABYTE:>7.1f} MB  newsparse itself")
    return 0


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
