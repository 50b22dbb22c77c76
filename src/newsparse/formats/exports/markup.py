"""The elements and texts of an exported web page: a small tree, read in one pass whatever the page is like.

Databases write simple HTML, and what reads it must not fail or slow down on anything else: a tag without its end is
closed by that of an element around it, and one that was never opened is ignored.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape

from newsparse.base.lazy_pattern import lazy_pattern

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*+)([^<>]*)>")
_ATTRIBUTE = lazy_pattern(r"""(?<![\w:-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_VOID = frozenset(
    ("br", "img", "meta", "link", "hr", "input", "area", "base", "col", "embed", "source", "wbr", "param")
)
# Elements whose text is not text of the page, with what ends them.
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
# Elements that end at the next of their kind, as their end tags are often missing.
_SIBLINGS = frozenset(("p", "li", "tr", "td", "th", "dt", "dd", "option"))
_AROUND = frozenset(("table", "ul", "ol", "dl", "div", "body", "td", "article", "section"))
_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "article",
            "section",
        ),
        *(
            "header",
            "footer",
            "aside",
            "blockquote",
            "dd",
            "dt",
            "hr",
            "body",
            "form",
            "text",
            "figure",
            "figcaption",
        ),
    )
)
_DEEPEST = 200  # elements inside each other; deeper ones are read as if they were there


class Element:
    """An element with its attributes and what is in it, in order."""

    __slots__ = ("attributes", "inside", "line", "name")

    def __init__(self, name: str, attributes: dict[str, str], line: int = 1) -> None:
        self.name, self.attributes, self.line = name, attributes, line
        self.inside: list[Element | str] = []

    @property
    def classes(self) -> list[str]:
        """The names in its class."""
        return self.attributes.get("class", "").split()

    def has_class(self, *names: str) -> bool:
        """Whether it has one of these classes, whatever their case and prefix (`rdp__`)."""
        own = [name.lower().rpartition("__")[2] for name in self.classes]
        return any(name.lower() in own for name in names)

    def walk(self) -> Iterator["Element"]:
        """The elements in it, at any depth, in the order of the page."""
        waiting = [one for one in reversed(self.inside) if isinstance(one, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [one for one in reversed(element.inside) if isinstance(one, Element)]

    def find(self, test: Callable[["Element"], bool]) -> "Element | None":
        """The first element in it that passes the test."""
        return next(filter(test, self.walk()), None)

    def text(self) -> str:
        """Its text with single spaces."""
        return " ".join(self.raw_text().split())

    def raw_text(self) -> str:
        r"""Its text as written; `<br>` is `\n`, and so is each edge of a block."""
        parts: list[str] = []
        waiting: list[Element | str] = [*reversed(self.inside)]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                parts.append(one)
            elif one.name == "br":
                parts.append("\n")
            elif one.name not in _RAW:
                edge = ["\n"] if one.name in _BLOCKS else []
                waiting += [*edge, *reversed(one.inside), *edge]
        return "".join(parts)


def parsed(page: str) -> Element:
    """The tree of a page."""
    root = Element("", {})
    open_: list[Element] = [root]
    at = line = 1
    at = 0
    while at < len(page):
        opened = page.find("<", at)
        if opened < 0:
            break
        if opened > at:
            _add(open_[-1], page[at:opened])
            line += page.count("\n", at, opened)
        end = _comment_end(page, opened)
        if end is None:
            found = _TAG.match(page, opened)
            if found is None:
                _add(open_[-1], "<")
                at = opened + 1
                continue
            end = _tag(found, open_, page, line)
        line += page.count("\n", opened, end)
        at = end
    _add(open_[-1], page[at:])
    return root


def _comment_end(page: str, at: int) -> int | None:
    """Where a comment or a declaration that begins here ends; None for anything else."""
    if page.startswith("<!--", at):
        end = page.find("-->", at + 4)
        return len(page) if end < 0 else end + 3
    if page.startswith(("<!", "<?"), at):
        end = page.find(">", at)
        return len(page) if end < 0 else end + 1
    return None


def _add(element: Element, text: str) -> None:
    if text:
        element.inside.append(unescape(text.replace("&softReturn;", " ")))


def _tag(found: re.Match[str], open_: list[Element], page: str, line: int) -> int:
    """Open or close the element of a tag; return where the page goes on."""
    slash, name, rest = found.groups()
    name = name.lower()
    if slash:
        _close(name, open_)
        return found.end()
    if name in _SIBLINGS:
        _close_sibling(name, open_)
    element = Element(name, _attributes(rest), line)
    open_[-1].inside.append(element)
    if name in _RAW:
        end = _RAW[name].search(page, found.end())
        return end.start() if end else len(page)
    if name not in _VOID and not rest.endswith("/") and len(open_) < _DEEPEST:
        open_.append(element)
    return found.end()


def _attributes(text: str) -> dict[str, str]:
    if "=" not in text:
        return {}
    found = _ATTRIBUTE.finditer(text)
    return {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in found}


def _close(name: str, open_: list[Element]) -> None:
    for at in range(len(open_) - 1, 0, -1):
        if open_[at].name == name:
            del open_[at:]
            return


def _close_sibling(name: str, open_: list[Element]) -> None:
    for at in range(len(open_) - 1, 0, -1):
        if open_[at].name == name:
            del open_[at:]
            return
        if open_[at].name in _AROUND:
            return
