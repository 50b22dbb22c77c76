"""Which format a text is: ours by its mark or by proof, otherwise what the suffix says, or raw text."""

import re

from newsparse.base.lazy_pattern import lazy_pattern

MARK = "newsparse.article/"  # opens the name of every version of the document

# The mark as JSON has it, wherever its key stands: `{"schema": "newsparse.article/1"`. Not the bare name in a
# sentence.
_IN_JSON = lazy_pattern(r'"schema"\s*:\s*"newsparse\.article/')

# The mark as YAML has it, on a line of its own: `schema: newsparse.article/1`. Not `the schema:
# newsparse.article/1`.
_IN_YAML = lazy_pattern(r"""^schema: ["']?newsparse\.article/\d+["']?\s*$""", re.MULTILINE)

# The first line of a YAML mapping or document: `title: Rain`, `---`, `# comment`. Not `Rain: more to come`,
# where a news text would have a capital or a second word before the colon.
_YAML_START = lazy_pattern(r"(?:---|#.*|[a-z_]+:(?: .*)?)\s*(?:\n|\Z)")


# The ruler that closes front matter, with its line break: `---`. Not `--- a dash that opens a line`.
_RULER = lazy_pattern(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)


def recognise(text: str, by_suffix: str | None = None) -> str:
    """The name of the text's format; `by_suffix` is what its path suggests, which only counts without proof.

    A news text that merely starts with `{`, `---` or `#` is `text`.

    >>> recognise("{Update} The river rises")
    'text'
    >>> recognise('{"schema": "newsparse.article/1", "title": "Rain"}')
    'jsonl'
    """
    if _maybe_canonical(text):
        from newsparse.formats.plain import is_canonical

        if is_canonical(text):
            return "txt"
    if MARK in text and (own := _marked(text)):
        return own
    return by_suffix or "text"


def _marked(text: str) -> str | None:
    """The format whose mark the text carries where that format has it."""
    start = text[:1000].lstrip()
    if start[:1] in ("{", "["):
        return _json(start, text) if _IN_JSON.search(text) else None
    mark = _IN_YAML.search(text)
    if not mark or not _YAML_START.match(start):
        return None
    return "md" if _is_front_matter(text, mark.start()) else "yaml"


def _json(start: str, text: str) -> str:
    """JSON Lines where the first line is an object by itself; with a single line there is no difference."""
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return "jsonl" if start[0] == "{" and first.endswith("}") else "json"


def _is_front_matter(text: str, mark: int) -> bool:
    """Whether the mark stands between the two rulers of front matter and is not followed by YAML."""
    if not text.startswith("---"):
        return False
    ruler = _RULER.search(text, mark)
    return ruler is not None and not text[ruler.end() :].split("\n", 1)[0].strip()


def _maybe_canonical(text: str) -> bool:
    """Whether some line starts like the underline of a title, which every canonical plain text has."""
    return "\n===" in text or text.startswith("===")
