"""Which words of a byline are names of persons?"""

from unicodedata import category

from newsparse.base.characters import (
    APOSTROPHE_LOOKALIKES,
    APOSTROPHES,
    FIRST_HANGUL,
    HYPHENS,
    JOINERS,
    MIDDLE_DOTS,
)
from newsparse.byline.lists import table, title_ends, words_of
from newsparse.byline.words import FIRST_UNSPACED, Word, folded

_MOST_NAME_WORDS = 5  # `Maria dos Santos da Silva`
_MOST_TITLE_WORDS = 4  # of a title in the table; a test compares
_LONGEST_ATTACHED_TITLE = 7  # code points: `山田太郎記者`; a test compares
# Names in scripts without spaces, in code points.
_LONGEST_UNSPACED_NAME = 6  # a Japanese name; twice that with a dot between the parts, `列夫·托尔斯泰`
_LONGEST_SURNAMED_NAME = 4  # a surname of the table and what follows it: `欧阳小明`

# The signs in names without spaces that are not letters from the kana on.
_UNSPACED_SIGNS = "々〆ヶー・·"
# Signs in names beside letters, as in `O'Brien`, `J.-P.`, `Ben‑Ami`, `ジョン・スミス`.
_INSIDE_NAMES = dict.fromkeys(
    map(ord, APOSTROPHES + APOSTROPHE_LOOKALIKES + HYPHENS + MIDDLE_DOTS + JOINERS + ".")
)
# What joins a particle to the name: `al-Masri`, `d'Alema`.
_JOINTS = HYPHENS + APOSTROPHES + APOSTROPHE_LOOKALIKES


def names_in(words: list[Word], languages: tuple[str, ...], *, fewest_words: int = 2) -> list[list[Word]]:
    """The names that the words form, without titles and place; empty if they form none.

    `fewest_words` is how many words a name in a script with spaces must have, not counting particles.
    """
    if _begins_otherwise(words, fewest_words):
        return []
    words = without_titles(words)
    if all(map(_is_unspaced, words)):
        return _unspaced_names(words, languages)
    words = _without_place(words, languages)
    return [words] if is_name(words, languages, fewest_words=fewest_words) else []


def _begins_otherwise(words: list[Word], fewest_words: int) -> bool:
    """Whether neither a title nor a name of so many words comes first, as in most lines."""
    if words[0].folded in title_ends()[0] or words[-1].text[0] >= FIRST_UNSPACED or "-" in words[0].text:
        return False
    particles = table()["particles"]
    return not all(_is_name_word(word, particles) for word in words[:fewest_words])


def without_titles(words: list[Word]) -> list[Word]:
    """The words without the titles at either end: `Staff Writer Jane Doe`, `홍길동 기자`."""
    titles, desks = table()["titles"], table()["desks"]
    firsts, lasts = title_ends()
    if words[0].folded in firsts:
        for count in range(min(_MOST_TITLE_WORDS, len(words) - 1), 0, -1):
            if folded(words[:count]) in titles:
                words = words[count:]
                break
    if len(words) > 2 and "-" in words[0].text and words[0].folded.rpartition("-")[2] in titles:
        words = words[1:]  # `HARROWER-BOTE-Redakteurin Ana Ruiz`
    if words[-1].folded in lasts:
        for count in range(min(_MOST_TITLE_WORDS, len(words) - 1), 0, -1):
            phrase = folded(words[-count:])
            if phrase in titles or phrase in desks:
                return _without_beats(words[:-count])
    return _without_attached_title(words)


def is_name(words: list[Word], languages: tuple[str, ...], *, fewest_words: int = 2) -> bool:
    """Whether the words are one name: `Ana Ruiz`, `Max von der Heide`, `JANE DOE`; not `Any Given Sunday`."""
    if not words or len(words) > _MOST_NAME_WORDS:
        return False
    lists, never = table(), words_of("never", languages)
    particles = lists["particles"]
    solid = [word.folded for word in words if word.folded not in particles]
    if len(solid) < (2 if words[0].folded in particles else fewest_words):
        return False
    if words[0].folded in never or not never.isdisjoint(solid):
        return False
    if not lists["beats"].isdisjoint([word.folded for word in words]):
        return False
    return all(_is_name_word(word, particles) for word in words)


def _without_beats(words: list[Word]) -> list[Word]:
    """The words without the beats before a title that was cut off: `Health` of `Jane Doe Health Reporter`."""
    beats = table()["beats"]
    while len(words) > 2 and words[-1].folded in beats:
        words = words[:-1]
    return words


def _without_attached_title(words: list[Word]) -> list[Word]:
    """The words without a title written together with the last of them: `山田太郎記者`."""
    last = words[-1]
    if last.text[0] < FIRST_UNSPACED:
        return words
    titles = table()["titles"]
    for count in range(min(_LONGEST_ATTACHED_TITLE, len(last.text) - 2), 1, -1):
        if last.text[-count:] in titles:
            text = last.text[:-count]
            return [*words[:-1], Word(text, text, last.start, last.end - count)]
    return words


def _without_place(words: list[Word], languages: tuple[str, ...]) -> list[Word]:
    """The words before `in Berlin`, if there are at least two."""
    place_words = words_of("place_words", languages)
    for index in range(2, len(words) - 1):
        if words[index].text in place_words and words[index + 1].text[0].isupper():
            return words[:index]
    return words


def _unspaced_names(words: list[Word], languages: tuple[str, ...]) -> list[list[Word]]:
    """The names among words of kana, Han or Hangul: `王小明 李雷` are two, `大渡 美咲` is one."""
    surnames, never = table()["surnames"], words_of("never", languages)
    places = tuple(words_of("place_words", languages))
    words = [word for word in words if not (word.text.startswith(places) or word.text.endswith(places))]
    if any(word.text in never for word in words):
        return []
    words = [piece for word in words for piece in _at_dots(word, surnames)]
    named = [[word] for word in words if _is_surnamed(word.text, surnames)]
    if words and (len(named) == len(words) or words[0].text[0] >= FIRST_HANGUL):
        return named
    text = "".join([word.text for word in words])
    longest = 2 * _LONGEST_UNSPACED_NAME if "・" in text or "·" in text else _LONGEST_UNSPACED_NAME
    return [words] if 2 <= len(text) <= longest and text[0] not in "・·ー" else []


def begins_with_name(text: str) -> bool:
    """Whether the letters that a text begins with are one Han or Hangul name: `王小明／`; not `会今天召开`."""
    length = next((index for index, char in enumerate(text) if not char.isalpha()), len(text))
    return _is_surnamed(text[:length], table()["surnames"])


def _is_surnamed(text: str, surnames: str) -> bool:
    return 2 <= len(text) <= _LONGEST_SURNAMED_NAME and text[0] in surnames


def _at_dots(word: Word, surnames: str) -> list[Word]:
    """The two names of `김철수·이영희`; one without surnames around its dot, `列夫·托尔斯泰`, stays one."""
    head, dot, tail = word.text.replace("・", "·").partition("·")
    if not dot or not (_is_surnamed(head, surnames) and _is_surnamed(tail, surnames)):
        return [word]
    middle = word.start + len(head)
    return [Word(head, head, word.start, middle), Word(tail, tail, middle + 1, word.end)]


def _is_name_word(word: Word, particles: frozenset[str]) -> bool:
    """Whether a word can be in a name: letters only, the first a capital if the script has capitals."""
    if not word.text.isalpha():
        letters = word.text.translate(_INSIDE_NAMES)
        if not letters.isalpha() and not _is_marked(letters):
            return False
    if word.folded in particles:
        return True
    if word.folded.endswith(("'s", "’s")):
        return False
    first = word.text[0]
    if first.isupper() or not first.islower():
        return True
    return any(_is_joined(word.text.partition(joint), particles) for joint in _JOINTS)


def _is_joined(parts: tuple[str, str, str], particles: frozenset[str]) -> bool:
    return parts[0] in particles and parts[2][:1].isupper()


def _is_unspaced(word: Word) -> bool:
    """Whether a word is in a script that writes names without spaces or capitals: `王小明`, `홍길동`."""
    if word.text.isascii():
        return False
    return all(char in _UNSPACED_SIGNS or (char >= FIRST_UNSPACED and char.isalpha()) for char in word.text)


def _is_marked(letters: str) -> bool:
    """Whether the word consists of letters with combining marks, as in the scripts of India and in Thai."""
    return letters[:1].isalpha() and all(category(char)[0] in "LM" for char in letters)
