"""Build the site of the documentation into build/site, strictly and without the network.

python -m tools.docs_site    exit status 1 for a dead link, a page outside the navigation, a warning
"""

import subprocess
import sys
from pathlib import Path

from tools.docs_site import links, stage


def main() -> int:
    """Lay out the pages, build them, and check what was built."""
    problems = stage.stage()
    if not problems:
        command = ["zensical", "build", "--clean", "--strict", "--config-file", str(stage.CONFIG)]
        command[0] = str(Path(sys.executable).with_name("zensical"))
        done = subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        # What is wrong comes first; the traceback below it is about the program.
        sys.stderr.write(done.stderr.partition("Traceback (most recent call last)")[0])
        if done.returncode:
            return 1
        problems = links.problems(stage.SITE)
    for problem in problems:
        print(f"tools.docs_site: {problem}", file=sys.stderr)
    if not problems:
        print(f"{len(links.pages(stage.SITE))} pages: {stage.SITE.relative_to(stage.ROOT)}/index.html")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
