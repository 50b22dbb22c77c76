"""What can be seen of one block by itself: its length, its ends, its case, the formulas that it matches."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsparse import byline, dateline
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates import published
from newsparse.text.blocks import COLUMN_TAB, WORD_BULLETS, Block
from newsparse.text.unwrap import is_unspaced
from newsparse.words import end_markers, phrases

SHORT = 170  # size units; only blocks up to here are asked for phrases, bylines, time stamps and end markers
_TERMINAL = frozenset(".!?…。！？।؟۔")
_OPENING = frozenset("\"'“„«‘‚‹「『》”’»")
_CLOSING = frozenset("\"'”’»“‹›」』）)]")
_BULLETS = frozenset("•‣◦▪●○■□*+·-–—►▶◆")
_SEPARATORS = frozenset("*-–—_=~#•·.◇◆○●□■☆★＊－＝…+/|\\<> \t")

_SENTENCE_ENDS = (". ", "? ", "! ", '." ')
_FOREIGN_SENTENCE_ENDS = ("。", "। ", "؟ ", "۔ ", "！", "？")

_FIGURE = lazy_pattern(r"\d")
# "12. Move the border" and "(3) Costs" but not "12.5 million" or "2020 was"
_NUMBERED = lazy_pattern(r"[(#]?(\d{1,3})[.):、．）]\s?(?!\d)")
# "Name: …" at the start of a turn in an interview, at most five words
_SPEAKER = lazy_pattern(r"[^\s:.,]{1,24}(?: [^\s:.,]{1,24}){0,4}\s?[:：]\s")
_LINK = lazy_pattern(r"https?://|www\.|\.(?:com|org|net|de|co\.uk)\b")
_ADDRESS = lazy_pattern(r"\S@\S")
_CLOCK = lazy_pattern(r"\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2} ?[ap]\.?m\b")
# "Net   5.2", "Oslo  12", "Rovers  Town  0 1"; not "sailed  again", nor two blanks after each sentence
_COLUMNS = lazy_pattern(
    rf"\S {{3,}}\S|\S {{2}}[-+($]?\d|[^\s.!?:\"'”’)] {{2}}\S.*[^\s.!?:\"'”’)] {{2}}\S|{COLUMN_TAB}|\s\|\s"
)
# "BC-GRAIN-FORECAST 10-03", "a0423 0611", "FERRY-ORDER (1st Lead", but not "EU-Gipfel" or "F-16 crashes"
_CODED = lazy_pattern(
    r"\^?[A-Z][A-Z0-9]+(?:-[A-Z0-9]{2,})+\b|[a-z]{1,4}\d{4}\b|(?:URGENT|BULLETIN|FLASH|EILT|UPDATE \d)\b"
)
_TELLING = (
    500  # code points of a paragraph whose words are compared; what it is about stands at its beginning
)
_SIGNED = 7  # words of a byline without its formula
_STAMPED = 14  # words of the longest line that gives nothing but times
_STRICT = 0.75  # the score from which a match is a formula and not just a name
_LONGEST_CREDIT = 60
_BEFORE_CREDIT = (". ", ".) ", " (", " ©", " | ", " [")
_LONGEST_AGENCY = 30
_INITIAL = 4  # characters of "Q: ", "FN: " or "dpa"
_FEWEST_FIGURES = 3
_LONGEST_LABEL = 45
_LONGEST_CAPTION = 400
_CREDIT_BRACKET = frozenset("([（【〔")
_WORD = lazy_pattern(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class Measured:
    """A block with all that its own text shows.

    `size` is its length in code points, those of scripts without spaces counted double and a bit: as much text as
    that many Latin letters. `shape` is one letter that sums the block up for its neighbours (see `_shape`).
    """

    block: Block
    size: int
    words: int
    sentences: int
    first: str
    last: str
    case: str
    shape: str
    formulas: tuple[str, ...]
    folded: str
    unspaced: bool
    _content: frozenset[str] | None = None
    _dated: tuple[dateline.Match | None] | None = None

    def become(self, formula: str, shape: str) -> None:
        """Take a formula that only the neighbours show for the block's own."""
        self.formulas = (*[other for other in self.formulas if other not in ("name", formula)], formula)
        self.shape = shape

    @property
    def content(self) -> frozenset[str]:
        """The block's content words (see `content_words`)."""
        if self._content is None:
            self._content = content_words(self.block.text[:_TELLING])
        return self._content

    @property
    def dateline(self) -> dateline.Match | None:
        """The dateline that the block opens with."""
        if self._dated is None:
            self._dated = (dateline.match(self.block.text),)
        return self._dated[0]


def measure(blocks: Sequence[Block]) -> list[Measured]:
    """The measures of each block."""
    return [_measure(block, block.text) for block in blocks]


def reads_as(m: Measured, text: str) -> Measured:
    """The measures of a block as if `text`, a part of its own, were all of it."""
    return _measure(m.block, text)


def _measure(block: Block, text: str) -> Measured:
    unspaced = not text.isascii() and is_unspaced(text[len(text) // 2])
    size = int(len(text) * 2.4) if unspaced else len(text)
    first, last = _first(text), _last(text)
    sentences = _sentences(text)
    if size > SHORT:
        shape = "L" if last in "t'" or size > 400 else "l"
        formulas = tuple(_long_formulas(text, first))
        return Measured(block, size, size // 6, sentences, first, last, "", shape, formulas, "", unspaced)
    words = size // 6 if unspaced else text.count(" ") + 1
    folded = text.casefold()
    figured = _FIGURE.search(text) is not None
    case = _case(text, folded, words)
    found = _formulas(text, folded, words, figured=figured)
    found += _patterns(text, first, figured=figured)
    if "timestamp" not in found:  # `2024-03-05 来源：人民日报 作者：王明` gives the time too
        found += _byline(text, words, last, case)
    formulas = (*found, *_endings(text))
    shape = _shape(size, last, case, formulas)
    return Measured(block, size, words, sentences, first, last, case, shape, formulas, folded, unspaced)


def _first(text: str) -> str:
    """The kind of the first character."""
    character = text[0]
    if character in WORD_BULLETS and text[1:2] == "\t":
        return "bullet"
    if character.isalpha():
        return "lower" if character.islower() else "letter"
    if character.isdigit():
        return "digit"
    if character == ">":
        return "mark"
    if character == "…" or text.startswith("..."):
        return "ellipsis"
    if character in _BULLETS:
        return "bullet" if text[1:2] in (" ", "\t") else "dash"
    if character in _OPENING:
        return "quote"
    if character in _CREDIT_BRACKET:
        return "bracket"
    return "sign"


def _last(text: str) -> str:
    """The kind of the last character: t a full stop, ' one before or after a quotation mark, q a question …"""
    character = text[-1]
    if character.isalpha():
        return "a"
    if character in "?？؟":
        return "q"
    if character in "…" or text.endswith("..."):
        return "e"
    if character in _TERMINAL:
        return "t"
    if character in _CLOSING:
        before = text[-2:-1]
        return ("'" if before in _TERMINAL or before == "," else "]") if before else "s"
    if character in ":：":
        return ":"
    if character in ",;，；、":
        return ","
    return "d" if character.isdigit() else "s"


def _sentences(text: str) -> int:
    ends = sum(map(text.count, _SENTENCE_ENDS))
    return ends if text.isascii() else ends + sum(map(text.count, _FOREIGN_SENTENCE_ENDS))


def _case(text: str, folded: str, words: int) -> str:
    """How a short block uses capitals: U all, T most words, S the first only, s none first, - no such thing."""
    if text.isupper():
        letters = sum(map(str.isalpha, text))
        return "U" if letters > 3 and 2 * sum(map(str.isupper, text)) > letters else "-"
    if text == folded and text.upper() == text:
        return "-"
    parts = text.split()
    capital = len([part for part in parts if part[0].isupper()])
    if capital * 10 >= 7 * words and words > 1:
        return "T"
    return "S" if parts[0][0].isupper() or not parts[0][0].isalpha() else "s"


def _formulas(text: str, folded: str, words: int, *, figured: bool) -> list[str]:
    """What a short block matches: line types by their phrases, bylines, time stamps, ends, separators …"""
    found = list(phrases.phrase_kinds(folded))
    if end_markers.end_marker(text):
        found.append("ending")
    elif _SEPARATORS.issuperset(text):
        found.append("separator")
    if words > _STAMPED:
        return found
    if published.looks_like_timestamp(text):
        found.append("timestamp")
    elif figured and _CLOCK.search(text):
        found.append("clock")
    return found


def _byline(text: str, words: int, last: str, case: str) -> list[str]:
    """Whether the line is a byline by its formula, or nothing but names; sentences and questions are not asked."""
    if last in "q:e" or (last in "t'" and words > _SIGNED):
        return []
    match = byline.match(text, lenient=words <= _SIGNED and case != "S")
    if not match:
        return []
    return ["byline" if match.score >= _STRICT else "name"]


def _patterns(text: str, first: str, *, figured: bool) -> list[str]:
    """What the line looks like, whatever its words: a link, a number, columns, a speaker, a code …"""
    found = []
    if _has_link(text):
        found.append("link")
    if figured and first in ("digit", "bracket", "sign") and _NUMBERED.match(text):
        found.append("numbered")
    if ("  " in text or "|" in text or "\t" in text) and _COLUMNS.search(text):
        found.append("columns")
    if ":" in text or "：" in text:
        speaker = _SPEAKER.match(text)
        if speaker:
            found.append("initial" if speaker.end() <= _INITIAL else "speaker")
    if _CODED.match(text):
        found.append("coded")
    if figured and _is_figures(text):
        found.append("figures")
    if "|" in text or "»" in text[-2:] or "›" in text or "→" in text:
        found.append("menu-mark")
    if "©" in text:
        found.append("copyright-mark")
    if first == "bracket" and text[-1] in ")]）】〕.":
        found.append("bracketed")
    return found


def _has_link(text: str) -> bool:
    """Whether a web address or an e-mail address stands in the line."""
    if "@" in text and _ADDRESS.search(text):
        return True
    return ("." in text[:-1] or "://" in text) and _LINK.search(text) is not None


def _is_figures(text: str) -> bool:
    """Whether most of the line is figures, as in a row of a table: three of them at least."""
    parts = text.split()
    figures = sum(part[-1].isdigit() or part[0].isdigit() for part in parts)
    return figures >= _FEWEST_FIGURES and 2 * figures >= len(parts)


def _long_formulas(text: str, first: str) -> list[str]:
    """What a long block matches: a label before its first colon, a credit at its end, a number."""
    found = ["numbered"] if first == "digit" and _NUMBERED.match(text) else []
    label, colon, _ = text[:_LONGEST_LABEL].partition(":")
    if colon:
        found += phrases.phrase_kinds(label.casefold() + ":")
    return found + _endings(text) if len(text) < _LONGEST_CAPTION else found


def _endings(text: str) -> list[str]:
    """Whose picture it is, where a caption's last words say so."""
    if "/" in text[-_LONGEST_AGENCY:] and _is_slashed(text):
        return ["ends credited"]
    start = max(1, len(text) - _LONGEST_CREDIT)
    last = max([text.rfind(mark, start) for mark in _BEFORE_CREDIT])
    if last < 0:
        return []
    kinds = phrases.phrase_kinds(text[last + 1 :].casefold())
    return ["ends credited"] if any(kind.startswith(("caption", "credit")) for kind in kinds) else []


def _is_slashed(text: str) -> bool:
    """Whether the text ends with a photographer and an agency: `Ana Ruiz/dpa`, not `CDU/CSU` or `und/oder`."""
    before, _, after = text.rpartition("/")
    words, agency = before.split()[-2:], after.strip(" )]")
    if not words or not words[-1][:1].isupper() or not agency[:1].isalpha() or any(map(str.isdigit, agency)):
        return False
    named = len(words) == 2 and words[0].lstrip("([")[:1].isupper() and not (words[1] + agency).isupper()
    return named or (agency.islower() and len(agency) <= _INITIAL)


_MARKED = {  # formulas that make a shape of their own, strongest first
    "ending": "e",
    "separator": "x",
    "byline": "b",
    "timestamp": "d",
}
_PLAIN = frozenset(
    {
        "initial",
        "figures",
        "coded",
        "numbered",
        "speaker",
        "link",
        "clock",
        "columns",
        "menu-mark",
        "bracketed",
        "name",
        "ends credited",
        # `BREAKING: …`, `Search for hiker goes on`: these words open headlines too, unless they are the whole line
        "live",
        "menu",
        "most_read",
        "sign_in",
        "comment",
        "author_box",
        "topics",
    }
)


def _shape(size: int, last: str, case: str, formulas: Sequence[str]) -> str:
    """One letter for the neighbours: e ending, x separator, b byline, d date, p phrase, q question, U capitals,
    T/S short without an end mark (title or sentence case), c colon, M/m one with an end mark, long or short."""
    for formula, shape in _MARKED.items():
        if formula in formulas:
            return shape
    if any(formula not in _PLAIN for formula in formulas):
        return "p"
    if last == "q":
        return "q"
    if last in "t'":
        return "M" if size > 90 else "m"
    if last == ":":
        return "c"
    if case == "U":
        return "U"
    if size > 110:
        return "l"
    return "T" if case == "T" else "S"


def content_words(text: str) -> frozenset[str]:
    """The words of four letters and more, case-folded; pairs of characters in scripts without spaces."""
    if is_unspaced(text[len(text) // 2]):
        return frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(_WORD.findall(text.casefold()))
