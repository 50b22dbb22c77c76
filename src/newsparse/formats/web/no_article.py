"""What does a page without an article look like?"""

from types import MappingProxyType

from newsparse.base.tables import load
from newsparse.formats.document_blocks import DocumentBlock, is_running
from newsparse.formats.web.article import WebArticle
from newsparse.formats.web.lines import HEADINGS
from newsparse.formats.web.page import Element
from newsparse.model.role import Role

_MUCH = 24  # words of list items and tables that make up an article without a paragraph
_LITTLE = 200  # words of a page that only stops its reader
_LINKED = 4  # headings that are links, on a page that leads to others
_LINKS = 20  # lines that are links, on a page that is nothing else
_MOST_LINKED = 0.95  # of the words of an article's page; menus are no more than that of a short one
_REQUEST = 30  # words of a request to switch scripts on
_KINDS = MappingProxyType(
    {
        "wall": "a page that keeps robots out",
        "missing": "an error page",
        "form": "a form to sign in or up",
        "index": "a page of links to articles",
        "script": "a page whose text comes from a script",
        "empty": "a page without running text",
    }
)
_ADVICE = "; save the article itself"


def reason(tree: Element, article: WebArticle) -> str | None:
    """Why there is no article in a page, with what it looks like; None if there is one."""
    running = [one for one in article.blocks if _is_running(one)]
    said = " ".join([article.headline.title, article.said.window, *(line.text for line in article.lines)])
    words = said.casefold()
    if len(words.split()) <= _LITTLE:
        for kind in ("wall", "missing"):
            if any(phrase in words for phrase in load("web")[kind]):
                return f"no article in it: it looks like {_KINDS[kind]}{_ADVICE}"
    if not running and _asks_to_sign_in(tree):
        return f"no article in it: it looks like {_KINDS['form']}{_ADVICE}"
    if _leads_elsewhere(tree, article, len(running)) or _is_all_links(article):
        return f"no article in it: it looks like {_KINDS['index']}{_ADVICE}"
    if running or _says_much(article):
        return None
    kind = "script" if tree.find(".//script") is not None and len(words.split()) <= _LITTLE else "empty"
    return f"no article in it: it looks like {_KINDS[kind]}{_ADVICE}"


def _is_running(block: DocumentBlock) -> bool:
    """Whether a block is running text of an article, not what a page says where scripts do not run."""
    if block.role not in (None, Role.PARAGRAPH, Role.QUOTE) or not is_running(block.text):
        return False
    words = block.text.casefold()
    return len(words.split()) > _REQUEST or not any(phrase in words for phrase in load("web")["script"])


def _says_much(article: WebArticle) -> bool:
    """Whether the page has list items, tables or lines that make up an article without a paragraph."""
    return sum(len(block.text.split()) for block in article.blocks if block.role is not Role.TITLE) > _MUCH


def _asks_to_sign_in(tree: Element) -> bool:
    return any(one.get("type") in ("password", "email") for one in tree.iter("input"))


def _leads_elsewhere(tree: Element, article: WebArticle, running: int) -> bool:
    """Whether most of what the page says are headings that are links, and it does not call itself an article."""
    if article.said.headline or article.said.published:
        return False
    headings = list(tree.iter(*HEADINGS))
    linked = sum(1 for one in headings if _is_linked(one))
    return linked >= _LINKED and 2 * linked >= max(len(headings), running)


def _is_all_links(article: WebArticle) -> bool:
    """Whether a page shows hardly anything but lines that are links as a whole."""
    words = [(len(line.text.split()), line.is_link) for line in article.lines]
    linked = [count for count, is_link in words if is_link]
    return len(linked) >= _LINKS and sum(linked) > _MOST_LINKED * sum(count for count, _ in words)


def _is_linked(heading: Element) -> bool:
    parent = heading.getparent()
    return heading.find(".//a[@href]") is not None or (parent is not None and parent.tag == "a")
