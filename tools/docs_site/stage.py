"""Where do the pages of the site come from? They are laid out in build/, with the configuration that builds them.

Pages stay where GitHub shows them, in docs/ and in the top folder. The site wants them in one folder, with addresses
for links to code.
"""

import os
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from newsparse.checks import table

ROOT = Path(__file__).parent.parent.parent
SOURCE = Path(__file__).parent / "site.yaml"
PAGES, CONFIG, SITE = ROOT / "build/site-pages", ROOT / "build/site.yaml", ROOT / "build/site"
# Pages of the top folder, where GitHub looks for them, by their names on the site.
TOP = {"changelog.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md", "security.md": "SECURITY.md"}
EXAMPLES = ROOT / "docs/examples"  # inputs for commands, not pages
RULES = "rules/"  # what stands for the rules in the navigation

# Code, in which nothing is a link: fenced, indented after an empty line, and inline.
_CODE = re.compile(
    r"^(?P<fence>```+).*?^(?P=fence)|(?<=\n\n) {4}[^\n]*(?:\n(?: {4}[^\n]*)?)*|`[^`\n]+`", re.M | re.S
)
# "](../CONTRIBUTING.md#style)"; not "](https://example.org)", "](#style)"
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]+)?\)")

# The front page has two columns, and needs the room of the lists beside it.
WIDE = "---\nhide: [navigation, toc]\n---\n"

Nav = list[Any]


def stage() -> list[str]:
    """Write the pages and the configuration; what is wrong with the navigation, if anything."""
    files = sources()
    shutil.rmtree(PAGES, ignore_errors=True)
    address = repository()
    names = {path: name for name, path in files.items()}
    for name, path in files.items():
        target = PAGES / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".md"):
            text = relinked((ROOT / path).read_text("utf-8"), path, names, address)
            target.write_text(WIDE + text if name == "index.md" else text, "utf-8")
        else:
            shutil.copyfile(ROOT / path, target)
    config = configuration()
    CONFIG.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    return misplaced(config["nav"], {name for name in files if name.endswith(".md")})


def sources() -> dict[str, str]:
    """Each file below build/site-pages, with the path in the project that it comes from."""
    found = (path for path in sorted((ROOT / "docs").rglob("*")) if path.is_file())
    paths = [path.relative_to(ROOT).as_posix() for path in found if EXAMPLES not in path.parents]
    return {path.removeprefix("docs/").replace("README.md", "index.md"): path for path in paths} | TOP


def repository() -> str:
    """The address of the project, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["urls"]["Repository"])


def configuration() -> dict[str, Any]:
    """The content of site.yaml, with what depends on the project."""
    config: dict[str, Any] = yaml.safe_load(SOURCE.read_text("utf-8"))
    config |= {
        "repo_url": repository(),
        "repo_name": "Code",
        "docs_dir": os.path.relpath(PAGES, CONFIG.parent),
        "site_dir": os.path.relpath(SITE, CONFIG.parent),
    }
    config["theme"]["custom_dir"] = os.path.relpath(SOURCE.parent / "theme", CONFIG.parent)
    config["nav"] = [
        {title: rules() if entries == RULES else entries}
        for entry in config["nav"]
        for title, entries in entry.items()
    ]
    return config


def rules() -> Nav:
    """The list of rules, and the pages of each family."""
    found: Nav = [f"{RULES}index.md"]
    for prefix, family in table.FAMILIES.items():
        codes = [module.RULE.code for module in table.MODULES if module.RULE.code.startswith(prefix)]
        found += [{f"{prefix} {family}": [f"{RULES}{code}.md" for code in codes]}] if codes else []
    return found


def listed(nav: Nav) -> Iterator[str]:
    """The pages of the navigation, in its order."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
            continue
        for value in entry.values():
            yield from listed(value) if isinstance(value, list) else [value]


def misplaced(nav: Nav, pages: set[str]) -> list[str]:
    """What is wrong with the navigation: pages that do not exist, are not listed, or are listed twice.

    >>> misplaced([{"Home": "index.md"}, {"More": ["a.md", "a.md", "b.md"]}], {"index.md", "a.md", "c.md"})
    ['site.yaml lists a.md twice', 'site.yaml lists b.md, which does not exist', 'site.yaml does not list c.md']
    """
    names = list(listed(nav))
    return [
        *(f"site.yaml lists {name} twice" for name in sorted({n for n in names if names.count(n) > 1})),
        *(f"site.yaml lists {name}, which does not exist" for name in sorted(set(names) - pages)),
        *(f"site.yaml does not list {name}" for name in sorted(pages - set(names))),
    ]


def relinked(markdown: str, path: str, names: Mapping[str, str], address: str) -> str:
    """A page in Markdown with its links as the site needs them.

    `path` is that of the page in the project; `names` has the path on the site of each file of the project that is
    there. Links to other files get their address in the repository. Links to what does not exist stay as they are, for
    the build to report.

    >>> names = {"docs/b/c.md": "b/c.md", "docs/README.md": "index.md", "SECURITY.md": "security.md"}
    >>> text = "[a](../README.md#x) [s](../../SECURITY.md) [t](../../tests) `[n](../README.md)` [?](gone.md)"
    >>> relinked(text, "docs/b/c.md", names, "https://example.org")
    '[a](../index.md#x) [s](../security.md) [t](https://example.org/tree/main/tests) `[n](../README.md)` [?](gone.md)'
    """
    folder = PurePosixPath(path).parent
    base = PurePosixPath(names[path]).parent

    def link(match: re.Match[str]) -> str:
        target, anchor = os.path.normpath(folder / match[1]), match[2] or ""
        if target in names:
            return f"]({os.path.relpath(names[target], base)}{anchor})"
        if not (ROOT / target).exists():
            return match[0]
        kind = "tree" if (ROOT / target).is_dir() else "blob"
        return f"]({address}/{kind}/main/{target}{anchor})"

    found, at = [], 0
    for code in _CODE.finditer(markdown):
        found += [_LINK.sub(link, markdown[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*found, _LINK.sub(link, markdown[at:])])
