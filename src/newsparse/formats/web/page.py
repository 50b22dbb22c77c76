"""The tree of a page, decoded as the page itself says where its bytes are not UTF-8."""

import codecs
from typing import Any

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.markup import FORBIDDEN
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

Element = Any  # an lxml element, whose package has no types

MOST = 20_000_000  # code points; the largest pages of web archives have some millions
_DEEPEST = 2_048  # elements inside each other, the limit of libxml2
_HEAD = 4_096  # bytes, four times as many as browsers search for the declaration of an encoding
# Matches `<meta charset="windows-1251">` and `content="text/html; charset=euc-kr"`.
_DECLARED = lazy_pattern(r"""<meta\b[^>]{0,200}?charset\s*=\s*+(?:["']\s*+)?([A-Za-z0-9_.:-]{1,40})""")
_XML = lazy_pattern(r"\s*<\?xml[^>]{0,200}\?>")
# What browsers read under these names, as pages say one and mean the other.
_MEANT = (
    ("iso8859-1", "cp1252"),
    ("ascii", "cp1252"),
    ("gb2312", "gb18030"),
    ("gbk", "gb18030"),
    ("shift_jis", "cp932"),
    ("euc_kr", "cp949"),
    ("iso8859-9", "cp1254"),
)


def text_of(source: Source) -> str:
    """The text of a page, in the encoding that it declares if its bytes are not UTF-8 and leave a doubt."""
    if source.bom or source.encoding == "utf-8" or not source.is_text or source.doubt is None:
        return source.text
    data = source.to_bytes()
    found = _DECLARED.search(data[:_HEAD].decode("latin-1"))
    if not found:
        return source.text
    try:
        name = codecs.lookup(found[1]).name
        return data.decode(dict(_MEANT).get(name, name))
    except (LookupError, UnicodeDecodeError):
        return source.text


def parsed(text: str, name: str) -> Element:
    """The tree of a page. Raises FormatError for one that is too large, or that has no element."""
    if len(text) > MOST:
        raise FormatError(f"{name}: a page of {len(text):,} characters, of at most {MOST:,}; split it")
    from lxml import etree, html

    declared = _XML.match(text)
    # What XML forbids, no tree can hold that is made from this one.
    text = FORBIDDEN.sub("\ufffd", text[declared.end() :] if declared else text)
    # Without `huge_tree`, a page ends where its elements are 256 deep, as they are where none of them is closed.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise FormatError(f"{name}: this page has no element that can be read; is it complete?") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise FormatError(
            f"{name}: elements that stand in each other more than {_DEEPEST:,} deep; save the article itself"
        )
    return tree
