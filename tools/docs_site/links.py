"""Does every link of a built site lead somewhere, and does a browser load nothing from elsewhere?"""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What a browser loads by itself; other addresses are followed by people.
_LOADED = frozenset(
    {"img", "script", "iframe", "source", "video", "audio", "embed", "object", "use", "image"}
)
_LOADED_RELS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "prefetch"}
)
_ADDRESS = re.compile(r"^(?:\w+:)?//", re.A)
# What a stylesheet loads: url(x), @import "x"
_IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class _Page(HTMLParser):
    """The anchors of a page, what it links to, and what a browser loads for it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self._is_style = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._is_style = tag == "style"
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        addresses = [
            values[name] for name in ("href", "src", "data", "poster", "xlink:href") if name in values
        ]
        loads = tag in _LOADED or (tag == "link" and _LOADED_RELS & set(values.get("rel", "").split()))
        self.links += addresses
        self.loaded += addresses if loads else []
        self.loaded += _loaded_by_css(values.get("style", ""))

    def handle_data(self, data: str) -> None:
        if self._is_style:
            self.loaded += _loaded_by_css(data)


def pages(site: Path) -> list[Path]:
    """The pages of a site that are in its navigation or linked; not the one for what does not exist."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def problems(site: Path) -> list[str]:
    """The dead links of a site, and what a browser would load from elsewhere, each with its page."""
    read = {path: _Page(path.read_text("utf-8")) for path in pages(site)}
    found = []
    for path, page in read.items():
        name = path.relative_to(site)
        found += [f"{name}: loads {address}" for address in page.loaded if _ADDRESS.match(address)]
        found += [f"{name}: dead link {link}" for link in page.links if _is_dead(link, path, read)]
    for path in sorted(site.rglob("*.css")):
        loaded = _loaded_by_css(path.read_text("utf-8"))
        found += [
            f"{path.relative_to(site)}: loads {address}" for address in loaded if _ADDRESS.match(address)
        ]
    return found


def _is_dead(link: str, page: Path, read: dict[Path, _Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return False
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return True
    return bool(parts.fragment) and target in read and unquote(parts.fragment) not in read[target].anchors


def _loaded_by_css(text: str) -> list[str]:
    return [match[1] or match[2] for match in _IN_CSS.finditer(text)]
