"""Families of hostile documents and settings, one table for each kind: what their readers are given as it stands."""

from collections.abc import Mapping
from types import MappingProxyType

from tests.growth.families import Family

_OURS = "schema: newsparse.article/1\n"
_JSON = '{"schema": "newsparse.article/1", '


def _mapping(piece: str, before: str = "", after: str = "", closing: str = "") -> Family:
    """A value of the metadata of a YAML document."""
    return Family(piece, f"{_OURS}metadata: {{a: {before}", f"{after}}}\n", closing)


def _metadata(piece: str, after: str = "1") -> Family:
    """A value of the metadata of a JSON document."""
    return Family(piece, f'{_JSON}"metadata": {{"a": ', f"{after}}}}}")


def _titled(piece: str) -> Family:
    """What follows the title of canonical plain text."""
    return Family(piece, "Rain\n====\n\n", "\n")


_YAML = {
    "base 60": _mapping("1:", after="1"),
    "base 60, a fraction": _mapping("1:", after="1.5"),
    "base 60, tagged": _mapping("1:", '!!int "', '1"'),
    "digits": _mapping("1"),
    "digits and lines": _mapping("1_", after="1"),
    "octal": _mapping("7", "0"),
    "hexadecimal": _mapping("f", "0x"),
    "binary": _mapping("1", "0b"),
    "fraction": _mapping("1", "1."),
    "keys": Family("  {n}: 1\n", f"{_OURS}metadata:\n"),
    "one key": Family("  a: 1\n", f"{_OURS}metadata:\n"),
    "flow list": _mapping("1,", "[", "]"),
    "flow keys": Family("a: 1, ", f"{_OURS}metadata: {{", "}\n"),
    "lists in lists": _mapping("[", closing="]"),
    "question marks": Family("? ", _OURS, "\n"),
    "colons": Family(": ", _OURS),
    "comments": Family("# a\n", _OURS),
    "documents": Family(f"---\n{_OURS}"),
    "empty documents": Family("---\n"),
    "ends of documents": Family("...\n"),
    "anchors": _mapping("&a 1, ", "[", "]"),
    "tags": _mapping("!!str 1, ", "[", "]"),
    "one tag": _mapping("a", "!", " 1"),
    "directives": Family("%A b\n", after=f"---\n{_OURS}"),
    "tag directives": Family("%TAG !{n}! b\n", after=f"---\n{_OURS}"),
    "folded": Family("  a\n", f"{_OURS}title: >\n"),
    "folded blanks": Family("\n", f"{_OURS}title: >\n", "  a\n"),
    "literal": Family("  a\n", f"{_OURS}title: |\n"),
    "plain over lines": Family("  a\n", f"{_OURS}title: a\n"),
    "escapes": Family("\\n", f'{_OURS}title: "', '"\n'),
    "quoted over lines": Family("a\n\n", f'{_OURS}title: "', '"\n'),
    "single quotes": Family("''", f"{_OURS}title: '", "'\n"),
    "merges": _mapping("{b: 1},", "1, <<: [", "]"),
    "list items": Family("- \n", f"{_OURS}body:\n"),
    "blanks": Family(" ", f"{_OURS}title: ", "a\n"),
    "pairs": _mapping("{b: 1},", "!!omap [", "]"),
    "sets": _mapping("b, ", "!!set {", "}"),
}
_JSON_TEXTS = {
    "open": Family("["),
    "lists in lists": _metadata("[", after=""),
    "list": _metadata("1,", after="1"),
    "digits": _metadata("1"),
    "fraction": Family("1", f'{_JSON}"metadata": {{"a": 1.', "}}"),
    "escapes": Family("\\u00e9", f'{_JSON}"title": "', '"}'),
    "surrogates": Family("\\ud800", f'{_JSON}"title": "', '"}'),
    "keys": Family('"{n}": 1, ', f'{_JSON}"metadata": {{', '"a": 1}}'),
    "one key": Family('"a": 1, ', f'{_JSON}"metadata": {{', '"a": 1}}'),
    "unknown keys": Family('"{n}": 1, ', _JSON, '"title": "a"}'),
    "a long key": Family("a", f'{_JSON}"', '": 1}'),
    "paragraphs": Family('{"type": "paragraph", "text": "a"}, ', f'{_JSON}"body": [', '{"type": "a"}]}'),
    "cut short": Family("\\", '{"a": "'),
    "blanks": Family(" ", after="{}"),
}
_LINES = {
    "articles": Family('{"schema": "newsparse.article/1"}\n'),
    "blank lines": Family("\n"),
    "open": Family("{\n"),
}
_MARKDOWN = {
    "front matter left open": Family("a: b\n", "---\n"),
    "articles": Family(f"---\n{_OURS}---\n\na\n\n"),
    "front matter over and over": Family(f"---\n{_OURS}"),
    "rulers": Family("---\n"),
    "quotes in quotes": Family(">", after=" a\n"),
    "quotes": Family("> a\n"),
    "lists in lists": Family("- ", after="a\n"),
    "lists": Family("- a\n"),
    "emphasis": Family("*a "),
    "two kinds of emphasis": Family("*a_ "),
    "bold": Family("a**b"),
    "nested emphasis": Family("*a ", closing="b* "),
    "links": Family("[a](b)"),
    "links left open": Family("[a]("),
    "brackets": Family("["),
    "empty brackets": Family("[]"),
    "nested brackets": Family("[", closing="]"),
    "pictures": Family("![["),
    "backticks": Family("`a"),
    "tags": Family("<a>"),
    "tags left open": Family("<a "),
    "comments": Family("<!--"),
    "instructions": Family("a <?"),
    "addresses": Family("<http:"),
    "entities": Family("&amp;"),
    "entities left open": Family("&a"),
    "escapes": Family("\\*"),
    "backslashes": Family("\\"),
    "hard breaks": Family("a\\\n"),
    "soft breaks": Family("a\n"),
    "soft breaks, Chinese": Family("市\n"),
    "soft breaks and emphasis": Family("*a*\n"),
    "headings": Family("# a\n"),
    "underlined": Family("a\n===\n"),
    "separators": Family("* * *\n"),
    "fences": Family("```\n"),
    "code": Family("    a\n"),
    "rows": Family("|a|b|\n", "|a|b|\n|-|-|\n"),
    "columns": Family("|a", closing=""),
    "tables": Family("|a|\n|-|\n\n"),
    "references": Family("[{n}]: b\n"),
    "one reference": Family("[a]: b\n"),
    "references left open": Family("[a\n"),
    "trailing blanks": Family("a   \n"),
    "datelines": Family("PARIS (AP) - "),
}
_PLAIN = {
    "titles": Family("A\n===\n\n"),
    "items": _titled("• a\n"),
    "rows": _titled("[credit] a\n"),
    "quotes": _titled("> a\n\n"),
    "table": _titled("| a\n"),
    "articles": Family("A\n===\n\na\n\n" + "_" * 72 + "\n\n"),
    "rulers": Family("_" * 72 + "\n\n"),
    "escapes": _titled("\\u{d}"),
    "backslashes": _titled("\\"),
    "a long underline": Family("=", "A\n", "\n"),
    "hanging lines": Family("  a\n", "A\n===\n\n[credit] a\n"),
    "paragraphs": _titled("a\n\n"),
    "separators": _titled("* * *\n\n"),
    "datelines": _titled("PARIS (AP) - "),
    "a byline": Family("Ana Ruiz, ", "A\n===\n\n— ", "\n"),
    "metadata": Family("[", "A\n===\n\n[metadata] ", "\n"),
}
_TOML = {
    "a key of many parts": Family("a.", after="a = 1\n"),
    "a table of many parts": Family("a.", "[", "a]\n"),
    "parts in quotation marks": Family('"a b"." c".', after="a = 1\n"),
    "an inline table of many parts": Family("a.", "x = {", "a = 1}\n"),
    "keys of 31 parts": Family("{n}." + "a." * 30 + "a = 1\n"),
    "keys below 31 parts": Family("{n} = 1\n", "[" + "a." * 30 + "a]\n"),
    "tables": Family("[{n}]\n"),
    "arrays of tables": Family("[[check.rules]]\n"),
    "keys": Family("{n} = 1\n"),
    "open": Family("[", "a = "),
    "inline tables left open": Family("{a=", "a = "),
    "digits": Family("1", "a = "),
    "hexadecimal": Family("f", "a = 0x"),
    "escapes": Family("\\n", 'a = "', '"'),
    "lines": Family("a\n", 'a = """', '"""'),
    "comments": Family("#\n"),
    "a word": Family("a"),
    "words": Family("a "),
    "quotation marks": Family('"'),
    "marks in turn": Family("\"'"),
    "rules": Family('"NP301", ', "[check]\nselect = [", "]\n"),
    "globs": Family('"a*", ', "[check]\nexclude = [", "]\n"),
    "one glob": Family("*a", '[check]\nexclude = ["', '"]\n'),
    "an open class": Family("[", '[check]\nexclude = ["', '"]\n'),
    "ignores": Family('"{n}" = ["NP3"]\n', "[check.per-file-ignores]\n"),
}
_NEXIS = {
    "documents": Family("1 of 2 DOCUMENTS\n\na\n\nLENGTH: 3 words\n\n"),
    "separators": Family("1 of 2 DOCUMENTS\n\n"),
    "labels": Family("LENGTH: 3 words\n\n", "1 of 1 DOCUMENTS\n\na\n\n"),
    "ends": Family(
        "Load-Date: May 3, 2030\n\nEnd of Document\n\n", "Ferry back\nHarrow Mercury\nMay 3, 2030\n\n"
    ),
    "scripts": Family("<script></script>", "<html><DOCFULL>"),
    "open elements": Family("<div>", "<html><DOCFULL>"),
    "a long attribute": Family("a", "<html><DOCFULL><p b=c ", ">"),
}
_FACTIVA = {
    "paragraphs": Family("<p class=articleParagraph>", '<div class="article"><span id="hd">a</span>'),
    "articles": Family('<div class="article"><p class=articleParagraph>a</p></div>', '<html id="hd">'),
    "articles in articles": Family('<div class="article">', '<html id="hd"><p class=articleParagraph>'),
    "codes": Family("HD a\n\nTD\na\n", "Document A\n\n"),
    "ends": Family("Document ABC0000020300503eb\n\n", "HD a\n\n"),
}
_PROQUEST = {
    "documents": Family(f"{'_' * 60}\n\nDocument 1 of 3\n\na\n\nTitle: a\n\n"),
    "labels": Family("Title: a\n\n", f"{'_' * 60}\n\na\n\n"),
}
_WIRE = {
    "messages": Family("\x01abc0001 3 pl 100  abc 0001\nrain/\n\x02It rained.\n\x03"),
    "messages without end": Family("\x01abc0001 3 pl 100  abc 0001\nrain/\n\x02a"),
    "messages without control characters": Family("abc0001 3 pl 100  abc 0001\nrain/\nIt rained.\n"),
}
DOCUMENTS: Mapping[str, Mapping[str, Family]] = MappingProxyType(
    {
        "yaml": _YAML,
        "json": _JSON_TEXTS,
        "jsonl": _LINES,
        "md": _MARKDOWN,
        "txt": _PLAIN,
        "configuration": _TOML,
        "nexis": _NEXIS,
        "factiva": _FACTIVA,
        "proquest": _PROQUEST,
        "wire": _WIRE,
    }
)
