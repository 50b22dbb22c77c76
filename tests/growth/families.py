"""Families of hostile texts: one thing over and over, in one line or in many, so that the text can be of any length.

A family is a text before, a piece that is repeated, and a text after. `{n}`, `{N}` and `{NN}` in a
piece are a word, a name and an acronym that no other piece has. The families of
one kind of document (YAML, JSON, Markdown, TOML) are in `documents.py`.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

TITLE = "The council closes the bridge\n\n"
SENTENCE = "The council said on Friday that the bridge would stay closed until summer; few were glad. "
STORY = f"{TITLE}PARIS, Jan 12 (AP) - {SENTENCE}\n\n{SENTENCE * 2}\n\n"


class Family(NamedTuple):
    """A text that grows: `before`, a piece that is repeated, perhaps as often another piece, and `after`."""

    piece: str
    before: str = ""
    after: str = ""
    closing: str = ""

    def text(self, length: int) -> str:
        """The text of about so many code points."""
        times = max(1, length // len(self.piece + self.closing))
        if "{" in self.piece:
            names = islice(_names(), times)
            pieces = "".join(
                self.piece.replace("{n}", name).replace("{N}", name.title()).replace("{NN}", name.upper())
                for name in names
            )
        else:
            pieces = self.piece * times
        return self.before + pieces + self.closing * times + self.after


def _names() -> Iterator[str]:
    """Different words: baa, bab, … without end."""
    number = 26 * 26
    while True:
        name, rest = "", number
        while rest:
            rest, letter = divmod(rest, 26)
            name = chr(97 + letter) + name
        yield name
        number += 1


def _lines(piece: str) -> Family:
    return Family(f"{piece}\n", STORY)


def _one_line(piece: str) -> Family:
    return Family(piece, TITLE, f"\n\n{SENTENCE}\n")


def _bare(piece: str) -> Family:
    return Family(piece)


_SIGNS = {
    "asterisks": "* * *",
    "asterisks, close": "***",
    "hashes": "###",
    "dashes": "---",
    "long dash": "—",
    "equals signs": "===",
    "tildes": "~~~",
    "underscores": "___",
    "dots": ". . .",
    "bullet": "•",
    "hyphen": "-",
    "ornament": "❧",
    "one letter": "a",
    "one digit": "7",
    "one bracket": "(",
    "number with stop": "1.",
    "question mark": "?",
    "ellipsis": "…",
    "Chinese stop": "。",
    "emoji": "🌧",
    "zero-width": "\u200b",
    "mark of Arabic": "\u200f",
}
_LINES = {
    "short line": "A short line",
    "question": "Who said so?",
    "capitals": "THE COUNCIL SAID",
    "label": "Category:",
    "label with value": "Section: Politics",
    "read more": "Read more",
    "read also and link": "Read also: Why the ferry sank",
    "advertisement": "Advertisement",
    "cookie line": "We use cookies to improve this site.",
    "newsletter": "Sign up for our newsletter",
    "share": "Share on Facebook",
    "related": "Related",
    "copyright": "© 2024 The Lake Gazette. All rights reserved.",
    "byline": "By Ana Ruiz",
    "byline with agency": "By Ana Ruiz and Li Wei, Reuters",
    "many names": "By Ana Ruiz, Li Wei, Omar Haddad and Ines Vale",
    "credit": "(Reporting by Ana Ruiz; Editing by Li Wei)",
    "sign-off": "Ana Ruiz",
    "date": "3 May 2024",
    "date in figures": "2024-05-03",
    "time": "12:30",
    "time stamp": "Updated: 3 May 2024, 12:30 GMT",
    "dateline": "PARIS, Jan 12 (AP) - It rained.",
    "bracketed dateline": "LONDON (Reuters) — It rained all night.",
    "Iranian dateline": "Tehran - BORNA - It rained all night.",
    "end marker": "End Article",
    "thirty": "-30-",
    "wire end": "ENDS",
    "take line": "BC-Bridge, 1st Ld",
    "slug": "BC-EU--Bridge,0345",
    "editor's note": "EDITOR'S NOTE: This story has been corrected.",
    "embargo": "EMBARGOED UNTIL 3 May 2024",
    "picture credit": "Photo: Ana Ruiz/AP",
    "caption": "The bridge in the rain. Photo: Ana Ruiz",
    "bulleted item": "- an item of the list",
    "star item": "* an item of the list",
    "numbered item": "1. an item of the list",
    "lettered item": "a) an item of the list",
    "quoted line": "> the council said",
    "heading with hashes": "## A short subhead",
    "bold line": "**A short subhead**",
    "underlined": "A short subhead\n---------------",
    "link": "https://example.org/a/b?c=d",
    "link with text": "[a link](https://example.org/a)",
    "picture": "![the bridge](bridge.jpg)",
    "mail": "ana@example.org",
    "handle": "@ana_ruiz",
    "tag": "<p>It rained.</p>",
    "open tag": "<p",
    "comment": "<!-- it rained -->",
    "entity": "&nbsp;&amp;",
    "template": "{{ title }}",
    "fence": "```",
    "table row": "| a | b | c |",
    "tabs": "a\tb\tc",
    "columns": "a    b    c    d",
    "front matter": "---\ntitle: Rain\n---",
    "YAML line": "title: Rain",
    "sentence": SENTENCE,
    "unfinished": "the council said that the",
    "lower case after a break": "The council met and\nthen it rained and",
    "wrapped": f"{SENTENCE[:60]}\n{SENTENCE[60:]}",
    "cut word": "The council of the parlia-\nmentary party met.",
    "page foot": f"{SENTENCE[:60]}\n{SENTENCE[60:]}\nThe Lake Gazette, page 2",
    "quotation": "“It is over,” she said.",
    "open quotation": "“It is over",
    "straight quotation": '"It is over," she said.',
    "closed only": "It is over”",
    "guillemets": "« C'est fini »",
    "brackets left open": "The council (which met",
    "different short lines": "A line on {n}",
    "different paragraphs": "The {n} council said on {n} that the {n} bridge would stay closed until {n} summer.",
    "percent and times": "It rose 5 percent, 6%, 7 p.c. at 5 p.m. and 17:00.",
    "acronyms": "The EU, U.N., NATO and the {n} met.",
    "names": "{N} said so. Ana {N} did not. It was {N}.",
    "different acronyms": "The {NN} met the {NN}.",
    "quotations of two kinds": '“It is over,” said {N}. "It is " over.',
    "different capitals": "The {n} Council Met At {n} Hall",
    "abbreviations": "Mr. A. B. {n} of the U.S. met Dr. C.",
    "weekdays": "It met on Monday, 3 May 2024, and on 30 February.",
    "spelling": "The colour and the color of the {n} centre center.",
    "dashes in text": "It rained - and -- then — it – snowed.",
    "ellipses in text": "It rained... and … then . . . it snowed....",
    "spaces": "It  rained ,and  it snowed .",
    "trailing blanks": "It rained.   ",
    "Chinese": "市议会周五表示，大桥将关闭至夏季。",
    "Chinese, short": "市议会",
    "Chinese dateline": "（新华社北京1月12日电）大桥关闭。",
    "Japanese": "【東京＝田中】橋は夏まで閉鎖される。",
    "Korean": "(서울=연합뉴스) 다리는 여름까지 폐쇄된다.",
    "Arabic": "قال المجلس إن الجسر سيبقى مغلقا.",
    "Hebrew": "המועצה אמרה שהגשר יישאר סגור.",
    "Thai": "สภากล่าวว่าสะพานจะปิดจนถึงฤดูร้อน",
    "Hindi": "परिषद ने कहा कि पुल बंद रहेगा।",
    "Russian": "МОСКВА, 12 янв - РИА Новости. Мост закрыт.",
    "Greek": "Η γέφυρα θα μείνει κλειστή.",
    "decomposed": "Le conseil a parle\u0301 du cafe\u0301.",
    "mojibake": "CafÃ© du thÃ©Ã¢tre â€œ",
    "undecodable": "caf\udce9 du th\udce9\udce2tre",
    "replacement characters": "caf� du th��tre",
    "controls": "It\x00rained\x01and\x02snowed\x1b[31m",
    "no-break spaces": "It\xa0rained\u3000and\u202fsnowed.",
    "soft hyphens": "par\xadlia\xadment ﬁnd",
    "mixed scripts": "The cоuncil mеt",
    "directive": "<!-- newsparse: ignore NP301 -->",
    "directive of a file": "# newsparse: ignore-file",
}
_RUNS = {
    "spaces": " ",
    "tabs": "\t",
    "tabs and letters": "a\t",
    "tabs and spaces": "\t ",
    "no-break spaces": "\xa0",
    "one letter": "x",
    "one digit": "7",
    "figures with colons": "1:",
    "figures with dots": "1.",
    "letters with dots": "a.",
    "capitals with dots": "U.S.",
    "hyphenated": "a-",
    "hyphens": "-",
    "spaced hyphens": "- ",
    "underscores": "_",
    "asterisks": "*",
    "spaced asterisks": "* ",
    "backticks": "`",
    "hashes": "#",
    "backslashes": "\\",
    "ampersands": "&",
    "commas": ", ",
    "semicolons": ";",
    "stops": ".",
    "spaced stops": " .",
    "question marks": "?!",
    "straight marks": '"',
    "apostrophes": "'",
    "apostrophes and letters": "a'",
    "opening marks": "“‘",
    "closing marks": "”’",
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets of three kinds": "([{",
    "empty brackets": "()",
    "square brackets": "[a]",
    "less-than signs": "<",
    "tags": "<b>",
    "open tags": "<b ",
    "closed tags": "</b>",
    "comments left open": "<!--",
    "entities": "&amp;",
    "links": "https://example.org/a ",
    "links without spaces": "http://a.b/",
    "www": "www.",
    "mails": "a@b.cd ",
    "at signs": "@",
    "at signs and letters": "a@",
    "dots and at signs": "a.b@",
    "names": "Ana Ruiz, ",
    "names and": "Ana Ruiz and ",
    "By": "By ",
    "datelines": "PARIS, Jan 12 (AP) - ",
    "places": "PARIS/",
    "capitals": "PARIS ",
    "dates": "3 May 2024 ",
    "dates in figures": "2024-05-03 ",
    "times": "12:30 ",
    "months": "May ",
    "sentence": SENTENCE,
    "runs of blanks": f"{SENTENCE}      ",
    "words and runs of blanks": "rain      ",
    "words": "rain ",
    "different words": "{n} ",
    "repeated words": "the the ",
    "no space after stops": "rain.Rain",
    "space before commas": "rain , ",
    "percent signs": "5% ",
    "ordinals": "1st 2nd ",
    "dots and dashes": ".-",
    "Chinese": "市议会周五表示，",
    "Chinese without stops": "市",
    "Chinese brackets": "【（",
    "Chinese stops": "。",
    "Arabic": "قال المجلس ",
    "Arabic without spaces": "م",
    "Thai": "สภากล่าว",
    "directions": "\u202e\u202d",
    "zero-width": "\u200b",
    "joiners": "a\u200d",
    "combining": "e\u0301",
    "combining only": "\u0301",
    "surrogates": "\udce9",
    "mojibake": "Ã©",
    "replacement characters": "�",
    "NUL": "\x00",
    "escape codes": "\x1b[31m",
    "emoji": "🌧",
    "ligatures": "ﬁ",
    "soft hyphens": "a\xad",
    "line separators": "a\u2028",
    "next lines": "a\x85",
    "form feeds": "a\x0c",
    "bars": "| ",
    "table cells": "a | ",
    "templates": "{{a}}",
    "open templates": "{{",
    "markdown links": "[a](b) ",
    "markdown links left open": "[a](",
    "bold": "**a** ",
    "handles": "@ana ",
    "hashtags": "#rain ",
    "initials": "J. ",
    "guillemets": "« a » ",
    "quotations": "“He said ‘it was “so”’.” ",
    "mixed quotations": "“a\" 'b’ ",
    "ellipses": "... ",
    "dashes": " — ",
    "double hyphens": "--",
    "slashes": "/",
    "figures with commas": "1,",
    "figures with slashes": "1/",
}
_ALONE = {
    "line feeds": "\n",
    "returns": "\r",
    "both newlines": "\r\n",
    "mixed newlines": "a\nb\r\nc\rd\n",
    "three lines and a gap": "a\nb\nc\n\nd",
    "short sentences and gaps": "It rained.\nIt rained.\n\n",
    "lines of blanks": "   \n",
    "blank runs": "rain\n\n\n\n",
    "lone bullets": "•\n",
    "lone bullets and gaps": "•\n\n",
    "lone hyphens": "- \n",
    "nine bullets": "•\n" * 9 + "rain\n",
    "lines of a tab": "\t\n",
    "tab between words, in lines": "It\trained.\n",
    "indented lines": "   It rained.\n",
    "deeper and deeper": "  It rained.\n    It rained.\n",
    "subheads": f"A short subhead\n{SENTENCE}\n",
    "subheads without text": "A short subhead\n\n",
    "same article": f"{TITLE}{SENTENCE * 3}\n\nEnd Article\n\n",
    "different articles": f"The {{n}} closes\n\nPARIS (AP) - {SENTENCE}{{n}}.\n\n-30-\n\n",
    "stories with datelines": f"A title\n\nPARIS, Jan 12 (AP) - {SENTENCE * 2}\n\nENDS\n\n",
    "teasers": f"{SENTENCE}\n\nRead also\n\nWhy the ferry sank\n\n",
    "questions and answers": f"Who said so?\n{SENTENCE}\n",
    "labels and values": "Date:\n3 May 2024\nPlace:\nParis\n",
    "labels only": "Date:\nPlace:\n",
    "authors and dates": "May 4, 2021 by Ana Ruiz | Updated May 5, 2021\n",
    "author, date, author": "By Ana Ruiz\n3 May 2024\n",
    "menu": "Home\nNews\nSport\nSign in\n",
    "breadcrumbs": "Home > News > Sport\n",
    "share buttons": "Share\nTweet\nEmail\n",
    "rulers and sentences": f"* * *\n{SENTENCE}\n",
    "rulers and lines": "* * *\nA short line\n",
    "bullets and sentences": f"•\n{SENTENCE}\n",
    "bullets and words": "•\nrain\n",
    "numbers and lines": "1\nA short line\n2\nAnother line\n",
    "times and lines": "12:30\nA short line\n",
    "pictures and captions": "Photo: Ana Ruiz/AP\nThe bridge in the rain\n",
    "quotations over lines": "“It is over.\n\n“Nobody was glad.\n\n",
    "alternating quotes": '“It is over.”\n"It is over."\n',
    "residue and sentences": f"Read more: why it rained\n\n{SENTENCE}\n\n",
    "spaces and gaps": "It  rained ,and  it snowed .\n\n",
    "residue, one word": "Advertisement\n\n",
    "mail quoting": "> > it rained\n> it rained\n",
    "columns": "Rain      5 percent      Paris\n",
    "page feet": f"{SENTENCE[:50]}\n{SENTENCE[50:70]}\nThe Lake Gazette, page 2\n",
    "ragged lines": "The town of the\nlake towns said that\nit was late. But it\nran on and\n",
    "hung items": "- the council\n  said so\n",
    "Chinese lines": "市议会\n周五表示，大桥将关闭。\n",
    "Arabic lines": "قال المجلس\n\nإن الجسر سيبقى مغلقا.\n\n",
    "end markers and lines": "ENDS\nA line\n",
    "headlines repeated": f"The council closes the bridge\n\n{SENTENCE}\n\n",
    "near duplicates": f"{SENTENCE * 2} It was {{n}}.\n\n",
    "scenes": "A\n\nB\n\n* * *\n\n",
}


def _named(kind: str, made: Mapping[str, Family]) -> dict[str, Family]:
    return {f"{kind}: {name}": family for name, family in made.items()}


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        **_named("lines", {name: _lines(piece) for name, piece in (_SIGNS | _LINES).items()}),
        **_named("one line", {name: _one_line(piece) for name, piece in _RUNS.items()}),
        **_named("only", {name: _bare(piece) for name, piece in _ALONE.items()}),
        **_named(
            "nested",
            {
                "brackets": Family("(", TITLE, closing=")"),
                "marks": Family("“‘", TITLE, closing="’”"),
                "tags": Family("<b>", TITLE, closing="</b>"),
                "quoting": Family(">", TITLE, " it rained\n"),
                "square brackets": Family("[", TITLE, closing="](a)"),
                "bold": Family("**a ", TITLE, closing=" b**"),
                "guillemets": Family("«", TITLE, closing="»"),
                "Chinese brackets": Family("（【", TITLE, closing="】）"),
                "lists": Family("- ", TITLE, "it rained\n"),
                "marks over lines": Family("“a\n", TITLE, closing="b”\n"),
            },
        ),
    }
)
