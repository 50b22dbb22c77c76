"""The mark of newsparse's own documents, and whether a text carries it as JSON or as YAML."""

import re

from newsparse.base.lazy_pattern import lazy_pattern

MARK = "newsparse.article/"  # the name of the document's schema, in every version

# The mark as a JSON value: `{"schema": "newsparse.article/1"`. Not the bare name in a sentence.
_IN_JSON = lazy_pattern(r'"schema"\s*:\s*"newsparse\.article/')

# The mark as YAML, on a line of its own: `schema: newsparse.article/1`. Not `the schema: newsparse.article/1`.
_IN_YAML = lazy_pattern(r"""^schema: ["']?newsparse\.article/\d+["']?\s*$""", re.MULTILINE)

# The first line of a YAML mapping or document: `title: Rain`, `---`, `# comment`. Not `Rain: more to come`:
# a news text has a capital or a second word before the colon.
_YAML_START = lazy_pattern(r"(?:---|#.*|[a-z_]+:(?: .*)?)\s*(?:\n|\Z)")

# The ruler that closes front matter, with its line break: `---`. Not `--- a dash that opens a line`.
_RULER = lazy_pattern(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)

_HEAD = 1_000  # code points in which a document's first line is expected


def is_in_json(text: str) -> bool:
    """Whether the text looks like JSON with our mark, complete or cut short.

    >>> is_in_json('{"schema": "newsparse.article/1"'), is_in_json("{Update} newsparse.article/1 is out")
    (True, False)
    """
    if text[:_HEAD].lstrip()[:1] not in ("{", "["):
        return False
    return not _has_underline(text) and _IN_JSON.search(text) is not None


def is_one_object_a_line(text: str) -> bool:
    """Whether the first line of a JSON text is an object by itself, as in JSON Lines."""
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return first.startswith("{") and first.endswith("}")


def is_in_yaml(text: str) -> bool:
    """Whether the text looks like YAML with our mark, and not like Markdown with YAML as its front matter."""
    mark = _place_in_yaml(text)
    return mark is not None and not _has_underline(text) and not _is_front_matter(text, mark)


def is_in_front_matter(text: str) -> bool:
    """Whether the text opens with front matter that has our mark."""
    mark = _place_in_yaml(text)
    return mark is not None and _is_front_matter(text, mark)


def _place_in_yaml(text: str) -> int | None:
    """The offset of the mark in a text that starts as YAML does."""
    mark = _IN_YAML.search(text)
    return mark.start() if mark and _YAML_START.match(text[:_HEAD].lstrip()) else None


def _is_front_matter(text: str, mark: int) -> bool:
    """Whether the mark is between the two rulers of front matter and no YAML follows them."""
    if not text.startswith("---"):
        return False
    ruler = _RULER.search(text, mark)
    return ruler is not None and not text[ruler.end() :].split("\n", 1)[0].strip()


def _has_underline(text: str) -> bool:
    """Whether a line begins as the underline of a plain-text title does: no line of our JSON or YAML can."""
    return "\n===" in text
