"""What the formats of interchange ask for that an article does not state: a name, its agency, how long it is."""

import hashlib
import re
from typing import Any

from newsparse.base.characters import UNSPACED, URI_SIGNS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.inferred import joined
from newsparse.formats.json_lines import compact
from newsparse.model.article import Article, Block, to_dict

# An absolute URI as it may stand in any of these formats: "https://a.example/b?c=1"; not "a.txt", not "see: here".
_URI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9{in_class(URI_SIGNS)}]|%[0-9A-Fa-f]{{2}})+")
# A tag of BCP 47: "en", "pt-BR", "zh-Hans"; not "english", not "en_GB".
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
# A word, or a character of a script without spaces between words. Counts 2 in "the ferry", 3 in "渡し船".
_WORD = lazy_pattern(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
_LONGEST_URI = 2_000  # code points; what is longer is not an address
_ADDRESSES = ("uri", "url", "guid", "link")


def uri(article: Article) -> str:
    """The URI of an article: the one that its metadata give, else one made from what it says, always the same.

    >>> uri(Article(title="Rain"))
    'urn:uuid:58a5620c-3e4d-5fde-9915-5617421dffaf'
    """
    for key in _ADDRESSES:
        address = article.metadata.get(key)
        if isinstance(address, str) and len(address) <= _LONGEST_URI and _URI.fullmatch(address):
            return address
    return f"urn:uuid:{_uuid(article)}"


def _uuid(article: Article) -> str:
    """A UUID of version 5 of the bytes and the number of the article in them, else of all that the article says."""
    source = article.source
    named = f"sha256:{source.sha256}#{source.article}" if source.sha256 else compact(to_dict(article))
    digest = bytearray(hashlib.sha1(b"newsparse.article/1 " + named.encode(), usedforsecurity=False).digest())
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    hexadecimal = digest[:16].hex()
    return "-".join(hexadecimal[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))


def language(article: Article) -> str | None:
    """The language, if it is written as BCP 47 wants it."""
    found = article.language
    return found if found and _LANGUAGE.fullmatch(found) else None


def agencies(article: Article) -> tuple[str, ...]:
    """The agency of the dateline and that of the byline, each once."""
    named = (article.dateline and article.dateline.agency, article.byline and article.byline.agency)
    return tuple(dict.fromkeys(name for name in named if name))


def places(article: Article) -> tuple[str, ...]:
    """The places of the dateline."""
    dateline = article.dateline
    if dateline is None:
        return ()
    return dateline.places or ((dateline.place,) if dateline.place else ())


def stated(article: Article, key: str) -> str | None:
    """What the metadata say under a key, if it is a text."""
    value: Any = article.metadata.get(key)
    return value if isinstance(value, str) and value.strip() else None


def notes(article: Article, *types: str) -> tuple[str, ...]:
    """The texts of the notes of these types."""
    return tuple(note.text for note in article.notes if note.type in types)


def words(text: str) -> int:
    """How many words a text has; in a script without spaces, how many characters.

    >>> words("The ferry"), words("渡し船")
    (2, 3)
    """
    return len(_WORD.findall(text))


def story(article: Article, *, dateline: bool) -> str:
    """The body as plain text, its blocks divided by empty lines; with or without the dateline at its head."""
    return "\n\n".join(block.text for block in body(article, dateline=dateline))


def body(article: Article, *, dateline: bool) -> tuple[Block, ...]:
    """The blocks of the body, the lead with its dateline if that is wanted."""
    if not dateline or article.dateline is None:
        return article.body
    at = next((at for at, block in enumerate(article.body) if block.type == "paragraph"), None)
    if at is None:
        return article.body
    lead = article.body[at]
    whole = Block(lead.type, joined(article.dateline, lead.text), lead.line)
    return (*article.body[:at], whole, *article.body[at + 1 :])
