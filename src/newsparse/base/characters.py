"""What characters are: the signs that end sentences, quote, open items or separate, and the scripts' habits.

Every module takes its characters from here, whole sets or named subsets of them, so that a script that is added
here is known everywhere. The sets are strings: they can be joined, asked with `in`, and given to `in_class`.
"""

import re
from bisect import bisect

# ---- sentences -------------------------------------------------------------------------

# What ends a statement, and never a headline: Latin; ideographic, full-width and half-width; danda and double
# danda; Urdu; Armenian; Ethiopic; Khmer (khan, bariyoosan); Burmese; Tibetan (shad, double shad); Syriac;
# Mongolian; Santali; Manipuri.
FULL_STOPS = ".。．｡।॥۔։።។៕။།༎܁܂᠃᱾꯫"
# Those of scripts that set spaces, in which a dateline may close with one.
SPACED_FULL_STOPS = "।॥۔։።"
# Latin (and Greek: U+037E); full-width; Arabic; Ethiopic; Armenian, which stands inside the word that is asked.
QUESTION_MARKS = "?\u037e？؟፧՞⁇⁈"
# Latin; full-width; Armenian, inside the word as well.
EXCLAMATION_MARKS = "!！՜‼⁉"
# Three dots; the two of Japanese; the raised ones of Korean and Chinese.
ELLIPSES = "…‥⋯"
# The Armenian ones of these, which stand above a vowel inside of a word.
IN_WORD_STOPS = "՞՜"
SENTENCE_STOPS = FULL_STOPS + QUESTION_MARKS + EXCLAMATION_MARKS + ELLIPSES
# What opens a Spanish question or exclamation.
INVERTED_MARKS = "¡¿"

# ---- quotation marks and brackets ------------------------------------------------------

STRAIGHT_QUOTES = "\"'＂＇"
# Marks that open a quotation in most languages, and those that close one. The roles change with the language: “
# closes in German and » opens in Danish, so only punctuation around a mark tells what it does.
OPENING_QUOTES = "“„‟‘‚‛«‹「『｢﹁﹃〝"
CLOSING_QUOTES = "”’»›」』｣﹂﹄〞〟"
QUOTES = STRAIGHT_QUOTES + OPENING_QUOTES + CLOSING_QUOTES
# Those that come singly as apostrophes or inside other quotations.
SINGLE_QUOTES = "'＇‘’‚‛‹›"
GUILLEMETS = "«»‹›"
CORNER_QUOTES = "「」『』｢｣﹁﹂﹃﹄"
# The apostrophe as it is typed and as it is printed.
APOSTROPHES = "'’"
# What is mistaken for an apostrophe: accents, primes, modifier letters, turned and full-width forms.
APOSTROPHE_LOOKALIKES = "´`ʼʻʹ′‛＇‘"
# Primes, which legacy texts use as quotation marks.
DOUBLE_PRIMES = "″"

# Around titles of books and films, not around what a text adds.
TITLE_BRACKETS = "《》〈〉"
ROUND_BRACKETS = "()（）"
CURLY_BRACKETS = "{}｛｝"
OPENING_BRACKETS = "([{（［｛【〔〖《〈"
CLOSING_BRACKETS = ")]}）］｝】〕〗》〉"
BRACKETS = OPENING_BRACKETS + CLOSING_BRACKETS
# What may stand between a stop and the end of its sentence; any quotation mark closes in some language.
SENTENCE_CLOSERS = QUOTES.translate(dict.fromkeys(map(ord, "„‚"))) + CLOSING_BRACKETS

# ---- dashes ----------------------------------------------------------------------------

# The sign of the keyboard, the hyphen proper and the one that does not break.
HYPHENS = "-‐‑"
# Figure dash, en dash, em dash, horizontal bar: what separates parts of a sentence or of a line.
LONG_DASHES = "‒–—―"
DASHES = HYPHENS + LONG_DASHES
# Dashes that only some scripts or keyboards have: minus, small and full-width forms, two and three ems.
RARE_DASHES = "−﹘﹣－⸺⸻"

# ---- items of lists --------------------------------------------------------------------

# Bullets do nothing else: they open an item wherever a line begins with one.
BULLETS = "•‣⁃◦▪▫●○■□▶►▸◆◇❖➢➤"
# Signs that open items as well as sentences (`– No, he said`) or the next line of one.
ITEM_DASHES = LONG_DASHES + "-+*·"
# What word processors leave of their bullets (letters of the fonts Courier, Symbol and Wingdings); before a tab
# they are bullets.
WORD_BULLETS = "o§\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf06e\uf076"
# What follows the number of an item: `1.`, `2)`, `3：`.
NUMBER_ENDS = ".．)）:、"
# What web pages set before or behind a link.
ARROWS = "←→▶►▸▷◀▼›»‹«"
PICTOGRAMS = "✓✔✉"
STARS = "★☆"

# ---- rulers and separators -------------------------------------------------------------

# Signs that make an unbroken line: a ruler of a few of them separates.
RULER_LINES = "=-_–—―─━═＝－＿"
# And those of which it takes a long row.
RULER_SIGNS = RULER_LINES + "*#~.＊＃～"
# What a line that only separates is made of, ornaments included.
SEPARATOR_SIGNS = RULER_SIGNS + "•·…+/|\\<>◇◆○●□■" + STARS

# ---- pauses and what separates names and labels ----------------------------------------

# Latin; full-width, ideographic and half-width; Arabic; Ethiopic; Burmese; Armenian.
COMMAS = ",，、､،፣၊՝"
# Those of scripts that set spaces.
SPACED_COMMAS = ",،፣՝"
SEMICOLONS = ";；؛፤"
# Latin; full-width and small; Ethiopic colon and preface colon; Khmer.
COLONS = ":：﹕፥፦៖"
# A letter, but at the end of a word it is written for a colon (Devanagari, Gujarati).
VISARGAS = "\u0903\u0a83"
SLASHES = "/／"
BARS = "|｜"
EQUALS_SIGNS = "=＝"
AMPERSANDS = "&＆"
# Dots inside names in Chinese, Japanese and Korean, and dots between the items of a line.
NAME_DOTS = "·・･‧"
ITEM_DOTS = "∙•"
MIDDLE_DOTS = NAME_DOTS + ITEM_DOTS
# What ends a label before a name: `Photo: `, `文／`, `作者|`.
LABEL_ENDS = COLONS + SLASHES + BARS

# ---- spaces ----------------------------------------------------------------------------

# White space of a line: blank, tab, line ends, no-break and ideographic space.
BLANKS = " \t\r\n\u00a0\u3000"
# Invisible signs that tell the letters beside them to join or not: part of a word's spelling in some scripts.
JOINERS = "\u200c\u200d"
# Spaces that hold what is on both sides on one line.
NO_BREAK_SPACES = "\u00a0\u202f"

# ---- scripts ---------------------------------------------------------------------------

# Thai and Lao end sentences with a space: no mark is missing where none stands.
_WITHOUT_STOPS = ("\u0e00", "\u0eff")
# Scripts without spaces between words: a line break between two of their characters stands for nothing. Those of
# South-East Asia and Tibet set spaces between clauses, and may mark words by the zero-width space.
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
FIRST_UNSPACED = SOUTH_EAST_ASIAN[0][0]
FIRST_EAST_ASIAN = EAST_ASIAN[0][0]
# East Asian names are written in letters from here on: kana and Han, then Hangul.
FIRST_KANA = "\u3040"
FIRST_HANGUL, LAST_HANGUL = "\uac00", "\ud7a3"
# Scripts with spaces that write a syllable in one character: as much text as two letters or three.
SYLLABIC = (
    ("\u1200", "\u137f"),  # Ethiopic
    (FIRST_HANGUL, LAST_HANGUL),
)
# The first character of each range, and the first one behind it, in order.
_UNSPACED_EDGES = tuple(
    edge for first, last in SOUTH_EAST_ASIAN + EAST_ASIAN for edge in (first, chr(ord(last) + 1))
)
# Georgian letters are small ones for Unicode, but no text opens a name or a sentence with a capital.
_GEORGIAN = ("\u10d0", "\u10ff")


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script that puts no spaces between words.

    >>> is_unspaced("山"), is_unspaced("བ"), is_unspaced("한"), is_unspaced("a")
    (True, True, False, False)
    """
    return character >= FIRST_UNSPACED and bisect(_UNSPACED_EDGES, character) % 2 == 1


def is_syllabic(character: str) -> bool:
    """Whether the character is a syllable of a script that sets spaces between words.

    >>> is_syllabic("አ"), is_syllabic("한"), is_syllabic("山"), is_syllabic("a")
    (True, True, False, False)
    """
    return any(first <= character <= last for first, last in SYLLABIC)


def has_stops(character: str) -> bool:
    """Whether the script of this letter marks the ends of its sentences; Thai and Lao do not.

    >>> has_stops("a"), has_stops("ក"), has_stops("ก")
    (True, True, False)
    """
    return not _WITHOUT_STOPS[0] <= character <= _WITHOUT_STOPS[1]


def is_small(character: str) -> bool:
    """Whether a letter is small in a script that opens names and sentences with a capital.

    >>> is_small("a"), is_small("Ж"), is_small("თ"), is_small("京")
    (True, False, False, False)
    """
    return character.islower() and not _GEORGIAN[0] <= character <= _GEORGIAN[1]


def is_caseless(text: str) -> bool:
    """Whether the text is written in a script without capitals (Arabic, Devanagari, Georgian …).

    >>> is_caseless("تهران"), is_caseless("Tehran")
    (True, False)
    """
    return not any(character.isupper() or is_small(character) for character in text)


# ---- how the sets are used -------------------------------------------------------------

# A stop inside a text with what follows it: a space, but in scripts that set none. An ellipsis ends no sentence
# for certain, and the Armenian marks stand inside of words.
SENTENCE_ENDS = tuple(
    stop if is_unspaced(stop) else f"{stop} "
    for stop in SENTENCE_STOPS
    if stop not in ELLIPSES + IN_WORD_STOPS
)


def in_class(*sets: str) -> str:
    """The characters as a class of a regular expression holds them, without its brackets.

    >>> in_class("-–", "]")
    '\\\\-–\\\\]'
    """
    return re.escape("".join(sets))


def without(characters: str, *others: str) -> str:
    """A named subset: the characters that are in none of the others.

    >>> without("-–—", "-")
    '–—'
    """
    left_out = "".join(others)
    return "".join([character for character in characters if character not in left_out])


def ranges_in_class(ranges: tuple[tuple[str, str], ...]) -> str:
    """Ranges of characters as a class of a regular expression holds them.

    >>> ranges_in_class((("a", "f"), ("0", "9")))
    'a-f0-9'
    """
    return "".join(f"{first}-{last}" for first, last in ranges)
