"""Generated files of the documentation: written where they differ, or listed by --check."""

from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def keep(wanted: Mapping[Path, str], arguments: Sequence[str]) -> int:
    """Write the files whose content is not the wanted one; with `--check`, only name them and return 1 for any."""
    old = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in old:
        print(f"{'out of date' if '--check' in arguments else 'wrote'}: {path.relative_to(ROOT)}")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], "utf-8")
    return 1 if old and "--check" in arguments else 0
