"""Does what follows a place contradict a dateline that names neither agency nor date?"""

from newsparse.base.characters import DASHES, LONG_DASHES, in_class, is_small
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.evidence import SENTENCE_REACH, Evidence, second_dash
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import PLACE

_DASH, _LONG_DASH = in_class(DASHES), in_class(LONG_DASHES)
# A name of up to three words that ends in a separator: "Paris - ", "Франция. "; not "Paris hat".
_NAME_AND_MARK = lazy_pattern(
    rf"\s*([^\W\d_]\S*?(?:\s[^\W\d_]\S*?){{0,2}})\s*(?:[{_LONG_DASH}:.]|\s-)(?:\s|\Z)"
)
# A capitalised word and another dash: "Praha – Kolín – Čáslav"; not "Wien – Ein Mann – er ist 30 –".
_NAME_AND_DASH = lazy_pattern(rf"\s*[^\W\d_][^\s{_DASH}]*\s+[{_DASH}]\s")
# "Chelsea, Samstag 15.30", "Bremen (": a second name and the hour, or a bracket; not "Bremen hat um 15.30".
_KICK_OFF = lazy_pattern(
    r"\s*[^\W\d_][^\s,(]*(?:\s[^\W\d_a-z][^\s,(]*){0,2}\s*(?:\(|,(?:\s[^\s\d]+){0,3}\s\d{1,2}[.:h]\d\d|\s\d{1,2}[.:h]\d\d)"
)


def contradiction(evidence: Evidence) -> str:
    """How the sentence behind contradicts a dateline, in words; empty if it does not."""
    at = evidence.reading.end
    words = evidence.text[at : min(evidence.end, at + SENTENCE_REACH)].split(None, 1)
    if words and is_small(words[0][0]) and not _runs_on(evidence, words[0]):
        return "the sentence continues in small letters"
    return _fixture(evidence) or _other_place(evidence)


_FEWEST_WORDS_RUNNING_ON = 8  # of a lead in small letters; fewer are a subject and its aside


def _runs_on(evidence: Evidence, word: str) -> bool:
    """Whether a lead in small letters may follow: PARIS — the bridge …, Roma - lo stato …; not an aside or a copula."""
    text, at, end = evidence.text, evidence.reading.end, evidence.end
    words = text[at : min(end, at + SENTENCE_REACH)].split()
    if len(words) < _FEWEST_WORDS_RUNNING_ON or second_dash(evidence) or evidence.reading.last() != "-":
        return False
    if evidence.lexicon.word("asides", word) or not word[0].isascii():
        return False
    if evidence.holds("capitals"):
        return evidence.holds("town") or evidence.holds("region")
    return text[:at].endswith(" -") and (
        evidence.holds("city") or (evidence.holds("region") and evidence.holds("place"))
    )


def _fixture(evidence: Evidence) -> str:
    """Whether two countries, or two teams and the hour, are around the dash, in words; empty if not."""
    text, at, end = evidence.text, evidence.reading.end, evidence.end
    lexicon, place = evidence.lexicon, evidence.written(PLACE)
    if evidence.reading.pattern != PLACE + "-":
        return ""
    words = text[at : min(end, at + SENTENCE_REACH)].split(None, _MOST_WORDS_OF_TEAM)[:_MOST_WORDS_OF_TEAM]
    heads = [" ".join(words[:size]).rstrip(",.:;") for size in range(1, len(words) + 1)]
    if lexicon.nation(place) and not lexicon.city_state(place) and any(map(lexicon.nation, heads)):
        return "another country follows, as in a fixture"
    if _KICK_OFF.match(text, at, min(end, at + SENTENCE_REACH)):
        return "a second name and the hour follow, as in a fixture"
    second = next((head for head in reversed(heads) if names.is_place(head, lexicon)), "")
    rest = text[at : min(end, at + SENTENCE_REACH)].lstrip()[len(second) :].lstrip(" ,")
    if second and not names.capitals(place) and rest.split(None, 1)[:1] and _unverbed(rest, lexicon):
        return "a second place follows, as in a fixture"
    return ""


_PLACE_AND_MARK = len("P-")  # of a pattern; with its region or in brackets a place may open the sentence too
_MOST_WORDS_OF_TEAM = 3  # "Bosnia and Herzegovina", "Borussia Dortmund"


def _unverbed(rest: str, lexicon: Lexicon) -> bool:
    """Whether what is behind a second place is not a verb: a route or a fixture with "in two hours", "Das Spiel"."""
    return lexicon.word("lead_words", rest.split(None, 1)[0])


def _other_place(evidence: Evidence) -> str:
    text, at, end = evidence.text, evidence.reading.end, evidence.end
    written = evidence.written(PLACE)
    alone = bool(written) and len(evidence.reading.pattern) == _PLACE_AND_MARK
    if alone and text[at : at + len(written) + 4].lstrip().startswith(written):
        return "the same name follows"
    if _NAME_AND_DASH.match(text, at, end):
        return "a name and a dash follow"
    found = _NAME_AND_MARK.match(text, at, end)
    lexicon = evidence.lexicon
    if found and (names.is_place(found.group(1), lexicon) or lexicon.region(found.group(1))):
        return f"another place, “{found.group(1)}”, follows"
    return ""
