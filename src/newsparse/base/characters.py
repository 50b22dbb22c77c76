"""Sets of characters by function (stops, quotation marks, dashes, bullets …), and the habits of scripts.

Other modules import these sets or build named subsets from them, so a script added here is supported everywhere.
The sets are strings: join them, test with `in`, or pass them to `in_class`.
"""

import re
from bisect import bisect
from collections.abc import Iterable

# ---- using the sets --------------------------------------------------------------------


def in_class(*sets: str) -> str:
    """Return the characters escaped for use inside the brackets of a regular expression's character class.

    >>> in_class("-–", "]")
    '\\\\-–\\\\]'
    """
    return re.escape("".join(sets))


def has_any(text: str, signs: Iterable[str], start: int, end: int) -> bool:
    """Return whether one of a few signs is in a text between two offsets; a search for each is faster than a pattern.

    >>> has_any("“It’s over”", "’'", 0, 11)
    True
    """
    return max([text.find(sign, start, end) for sign in signs], default=-1) >= 0


def without(characters: str, *others: str) -> str:
    """Return the characters that are in none of the others, in the same order.

    >>> without("-–—", "-")
    '–—'
    """
    left_out = "".join(others)
    return "".join([character for character in characters if character not in left_out])


def ranges_in_class(ranges: tuple[tuple[str, str], ...]) -> str:
    """Return ranges of characters for use inside a regular expression's character class.

    >>> ranges_in_class((("a", "f"), ("0", "9")))
    'a-f0-9'
    """
    return "".join(f"{first}-{last}" for first, last in ranges)


# Marks that show nothing and part words at most: those of direction, zero-width space, word joiner, byte order mark.
# The zero-width joiners are not among them: they are part of the spelling in Persian and in the scripts of India.
INVISIBLE_MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c"
# Those that change the direction of writing, the deprecated ones for digits and mirrored signs included.
DIRECTION_MARKS = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
)
_INVISIBLE_TO_BLANK = dict.fromkeys(map(ord, INVISIBLE_MARKS), " ")


def visible(text: str) -> str:
    """Return the text with a blank for each invisible mark, so that offsets stay.

    >>> visible("\\u200fBy Ana")
    ' By Ana'
    """
    if text.isascii():
        return text
    for mark in INVISIBLE_MARKS:  # looking for a few marks is faster than looking at each character
        if mark in text:
            return text.translate(_INVISIBLE_TO_BLANK)
    return text


# ---- sentences -------------------------------------------------------------------------

# End a statement; headlines do not take them. Latin; ideographic, full-width and half-width; danda and double
# danda; Urdu; Armenian; Ethiopic; Khmer (khan, bariyoosan); Burmese; Tibetan (shad, double shad); Syriac;
# Mongolian; Santali; Manipuri.
FULL_STOPS = ".。．｡।॥۔։።។៕။།༎܁܂᠃᱾꯫"
# Full stops outside Latin in scripts with spaces between words: a dateline may end with one.
SPACED_FULL_STOPS = "।॥۔։።"
# Latin (Greek has U+037E); full-width; Arabic; Ethiopic; Armenian, placed inside the questioned word.
QUESTION_MARKS = "?\u037e？؟፧՞⁇⁈"
# Latin; full-width; Armenian, also placed inside the word.
EXCLAMATION_MARKS = "!！՜‼⁉"
# Three dots; two dots (Japanese); raised dots (Korean, Chinese).
ELLIPSES = "…‥⋯"
# Armenian stops are written above a vowel inside a word, so text may follow without a space.
IN_WORD_STOPS = "՞՜"
SENTENCE_STOPS = FULL_STOPS + QUESTION_MARKS + EXCLAMATION_MARKS + ELLIPSES
# Khmer, Burmese, Tibetan: a space follows them, although words have none between them.
SOUTH_EAST_ASIAN_STOPS = "។៕။༎"
# Two Ethiopic word spaces, typed for a full stop.
DOUBLED_STOPS = "፡፡"
# Open a question or an exclamation in Spanish.
INVERTED_MARKS = "¡¿"

# ---- quotation marks and brackets ------------------------------------------------------

STRAIGHT_QUOTES = "\"'＂＇"
# Open or close a quotation in most languages. Roles vary: “ closes in German, » opens in Danish.
OPENING_QUOTES = "“„‟‘‚‛«‹「『｢﹁﹃〝"
CLOSING_QUOTES = "”’»›」』｣﹂﹄〞〟"
QUOTES = STRAIGHT_QUOTES + OPENING_QUOTES + CLOSING_QUOTES
# Single marks, used for nested quotations or as apostrophes.
SINGLE_QUOTES = "'＇‘’‚‛‹›"
GUILLEMETS = "«»‹›"
CORNER_QUOTES = "「」『』｢｣﹁﹂﹃﹄"
# Typewriter and typographic apostrophe.
APOSTROPHES = "'’"
# Typed by mistake for an apostrophe: accents, primes, modifier letters, turned and full-width forms.
APOSTROPHE_LOOKALIKES = "´`ʼʻʹ′‛＇‘"
# Used as quotation marks in legacy texts.
DOUBLE_PRIMES = "″"

# East Asian brackets around titles of works, never around asides.
TITLE_BRACKETS = "《》〈〉"
ROUND_BRACKETS = "()（）"
CURLY_BRACKETS = "{}｛｝"
OPENING_BRACKETS = "([{（［｛【〔〖《〈"
CLOSING_BRACKETS = ")]}）］｝】〕〗》〉"
BRACKETS = OPENING_BRACKETS + CLOSING_BRACKETS
# May follow a stop and still belong to its sentence. All quotation marks but the low ones close in some language.
SENTENCE_CLOSERS = without(QUOTES, "„‚") + CLOSING_BRACKETS

# ---- dashes ----------------------------------------------------------------------------

# Hyphen-minus, hyphen, non-breaking hyphen.
HYPHENS = "-‐‑"
# Figure dash, en dash, em dash, horizontal bar: separate parts of a sentence or of a line.
LONG_DASHES = "‒–—―"
DASHES = HYPHENS + LONG_DASHES
# Minus sign, small and full-width forms, two-em and three-em dash: rare in running text.
RARE_DASHES = "−﹘﹣－⸺⸻"

# May split a word at the end of a line; shows only there.
SOFT_HYPHEN = "\xad"

# ---- items of lists --------------------------------------------------------------------

# Unambiguous: a line that begins with one is a list item.
BULLETS = "•‣⁃◦▪▫●○■□▶►▸◆◇❖➢➤"
# Alone on a line between paragraphs, they separate them as three stars do.
PARTING_BULLETS = "◇◆○●□■"
# Opens an item in Japanese and Korean without a space; elsewhere it separates names.
UNSPACED_BULLET = "・"
# Ambiguous: they also open sentences (`– No, he said`) or the next line of a wrapped one.
ITEM_DASHES = LONG_DASHES + "-+*·"
# Bullets as word processors export them, in the code points of Courier, Symbol and Wingdings; only before a tab.
WORD_BULLETS = "o§\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf06e\uf076"
# Alone on a line, each of these is the bullet of the line above or below.
LONE_BULLETS = frozenset((*BULLETS, *WORD_BULLETS, *ITEM_DASHES))
# Follow the number of a list item: `1.`, `2)`, `3、`.
NUMBER_ENDS = ".．)）:、"
# Decorate links on web pages.
ARROWS = "←→▶►▸▷◀▼›»‹«"
# Icons before links, with the marks that make them plain or coloured.
PICTOGRAMS = "✓✔✉☰≡⋮✕✖🔍🔎🖨📷📸🕒🕐⏱⏰📅💬🗨👤🏠🔔📌📍🔗📰📧📞\ufe0e\ufe0f"
STARS = "★☆"

# ---- rulers and separators -------------------------------------------------------------

# Draw an unbroken line: three in a row can be a ruler.
RULER_LINES = "=-_–—―─━═＝－＿"
# Also used for other things: only a long row is a ruler.
RULER_SIGNS = RULER_LINES + "*#~.＊＃～"
# All that a separator line may consist of, ornaments included.
SEPARATOR_SIGNS = RULER_SIGNS + "•·…+/|\\<>◇◆○●□■" + STARS

# ---- commas, colons and other separators ---------------------------------------------

# Latin; full-width, ideographic and half-width; Arabic; Ethiopic; Burmese; Armenian.
COMMAS = ",，、､،፣၊՝"
# In scripts with spaces between words.
SPACED_COMMAS = ",،፣՝"
SEMICOLONS = ";；؛፤"
KHMER = "\u1780", "\u17ff"  # the first and the last code point of the script
# Latin; full-width and small; Ethiopic colon and preface colon; Khmer.
COLONS = ":：﹕፥፦៖"
# A sign of Devanagari and Gujarati that is typed for a colon at the end of a word.
VISARGAS = "\u0903\u0a83"
SLASHES = "/／"
BARS = "|｜"
# Stand in an address besides letters, digits and escapes (RFC 3986).
URI_SIGNS = "-._~:/?#@!$&'()*+,;="
TRADE_MARKS = "®™"
LONE_ACCENTS = "´`"  # typed for an apostrophe
PATH_SIGNS = ">»›→▸/"  # between the parts of a path to a page: `Home > News`
EQUALS_SIGNS = "=＝"
AMPERSANDS = "&＆"
# Dots inside names (Chinese, Japanese, Korean), and dots between the items of a line.
NAME_DOTS = "·・･‧"
ITEM_DOTS = "∙•"
MIDDLE_DOTS = NAME_DOTS + ITEM_DOTS
# End a label before a name: `Photo: `, `文／`, `作者|`.
LABEL_ENDS = COLONS + SLASHES + BARS

# ---- spaces ----------------------------------------------------------------------------

# Space, tab, line ends, no-break space, ideographic space.
BLANKS = " \t\r\n\u00a0\u3000"
# Zero-width non-joiner and joiner: part of the spelling in Persian, Hindi and others.
JOINERS = "\u200c\u200d"
# Frequent in every East Asian text, and rare where other bytes are taken for one: ideographic space, comma, stop and
# brackets, full-width comma, colon, brackets and question mark, kana.
COMMON_IN_EAST_ASIA = "\u3000、。「」『』《》，：（）？" + "".join(
    map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FD)))
)
# Invisible operators and deprecated format characters, which no text has: a space before a small letter looks like one
# if two bytes are taken for a character. The last one stands for what could not be decoded.
SIGNS_OF_WRONG_DECODING = "\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufffd"
# No-break space and narrow no-break space.
NO_BREAK_SPACES = "\u00a0\u202f"

# ---- scripts ---------------------------------------------------------------------------

# Thai and Lao end sentences with a space.
_WITHOUT_STOPS = ("\u0e00", "\u0eff")
# Scripts without spaces between words: unwrapping a line adds none. Those of South-East Asia and Tibet set spaces
# between clauses and may mark words with zero-width spaces.
SOUTH_EAST_ASIAN = (
    ("\u0e00", "\u0fff"),  # Thai, Lao, Tibetan
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
)
EAST_ASIAN = (
    ("\u2e80", "\u30ff"),  # CJK radicals and punctuation, kana
    ("\u31f0", "\u9fff"),  # kana extensions, Han
    ("\uf900", "\ufaff"),  # Han compatibility
    ("\ufe30", "\ufe4f"),  # CJK vertical forms
    ("\uff00", "\uffef"),  # full-width forms
    ("\U00020000", "\U0003ffff"),  # Han extensions
)
# The same as the inside of a character class.
UNSPACED = "".join(f"{first}-{last}" for first, last in SOUTH_EAST_ASIAN + EAST_ASIAN)
FIRST_UNSPACED = SOUTH_EAST_ASIAN[0][0]
FIRST_EAST_ASIAN = EAST_ASIAN[0][0]
# First letters of kana and Han, and the range of Hangul.
FIRST_KANA = "\u3040"
FIRST_HANGUL, LAST_HANGUL = "\uac00", "\ud7a3"
# Scripts with spaces that write one syllable per character, as much text as two or three Latin letters.
SYLLABIC = (
    ("\u1200", "\u137f"),  # Ethiopic
    (FIRST_HANGUL, LAST_HANGUL),
)
# The first character of each range and the first one after it, in order, for bisecting.
_UNSPACED_EDGES = tuple(
    edge for first, last in SOUTH_EAST_ASIAN + EAST_ASIAN for edge in (first, chr(ord(last) + 1))
)
# Unicode calls Georgian letters lower case, but Georgian names and sentences do not begin with capitals.
_GEORGIAN = ("\u10d0", "\u10ff")


def is_unspaced(character: str) -> bool:
    """Return whether the character belongs to a script without spaces between words.

    >>> is_unspaced("山"), is_unspaced("བ"), is_unspaced("한"), is_unspaced("a")
    (True, True, False, False)
    """
    return character >= FIRST_UNSPACED and bisect(_UNSPACED_EDGES, character) % 2 == 1


def is_syllabic(character: str) -> bool:
    """Return whether the character is a syllable, in a script with spaces between words.

    >>> is_syllabic("አ"), is_syllabic("한"), is_syllabic("山"), is_syllabic("a")
    (True, True, False, False)
    """
    return any(first <= character <= last for first, last in SYLLABIC)


def has_stops(character: str) -> bool:
    """Return whether the script of this letter has sentence stops; Thai and Lao have none.

    >>> has_stops("a"), has_stops("ក"), has_stops("ก")
    (True, True, False)
    """
    return not _WITHOUT_STOPS[0] <= character <= _WITHOUT_STOPS[1]


def is_small(character: str) -> bool:
    """Return whether a letter is lower case, in a script that begins names and sentences with capitals.

    >>> is_small("a"), is_small("Ж"), is_small("თ"), is_small("京")
    (True, False, False, False)
    """
    return character.islower() and not _GEORGIAN[0] <= character <= _GEORGIAN[1]


_ASCII = bytes(range(128))
_ASCII_DIGITS = b"0123456789"
# All bytes of the digits of any script in UTF-8. Without them, all but a few scripts keep a byte of each character.
BYTES_OF_DIGITS = _ASCII_DIGITS + bytes((*range(0x80, 0xC0), 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF, 0xF0))


def without_ascii(text: str) -> str:
    """Return the text without the characters of ASCII; of most texts, little is left to be looked at.

    >>> without_ascii("Möhren, Mähren — möglich")
    'öä—ö'
    """
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def not_ascii(text: str) -> set[str]:
    """Return the characters of the text that are not ASCII.

    >>> sorted(not_ascii("Möhren, Mähren — möglich"))
    ['ä', 'ö', '—']
    """
    return set(without_ascii(text))


def _ascii_digits(text: str) -> int:
    encoded = text.encode("utf-8", "surrogatepass")  # deleting bytes looks at no character by itself
    return len(encoded) - len(encoded.translate(None, _ASCII_DIGITS))


def count_digits(text: str) -> int:
    """Return how many characters are digits, of any script.

    >>> count_digits("4 May 2020"), count_digits("٣ km²")
    (5, 2)
    """
    count = _ascii_digits(text)
    return count if text.isascii() else count + sum(map(str.isdigit, without_ascii(text)))


def has_digit(text: str) -> bool:
    """Return whether a character is a digit, of any script.

    >>> has_digit("No. 4"), has_digit("four")
    (True, False)
    """
    if _ascii_digits(text):
        return True
    return not text.isascii() and any(map(str.isdigit, without_ascii(text)))


def is_caseless(text: str) -> bool:
    """Return whether the text is in a script without capitals (Arabic, Devanagari, Georgian …).

    >>> is_caseless("تهران"), is_caseless("Tehran")
    (True, False)
    """
    if "e" in text or "a" in text:
        return False  # as in nearly all texts in Latin letters, also where few words are
    if (text + "a").islower() and (text + "A").isupper():
        return True  # no letter has a case
    return not any(map(str.isupper, text)) and not any(map(is_small, text))


# Stops with the space that follows them inside a text; scripts without spaces set none. Not the ellipsis, after
# which a sentence may continue, nor the stops inside words.
SENTENCE_ENDS = tuple(
    stop if is_unspaced(stop) else f"{stop} "
    for stop in SENTENCE_STOPS
    if stop not in ELLIPSES + IN_WORD_STOPS
)
