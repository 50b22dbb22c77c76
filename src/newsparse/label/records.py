"""Which lines frame an article in a corpus, a form, a mail or a database's export, and what do they say it is?

    ---TITLE---          <title>Ferry late</title>      1 of 2 DOCUMENTS
    Ferry late           <content>Nobody …              The Evening Ledger
    ---DATE---                                          March 14, 2019 Thursday
    June 4, 2031                                        Ferry late
    ---TEXT---                                          SECTION: NEWS; Pg. 3

Such lines take no part in the labelling of the others, which are left as they would stand on their own. Labels and tags
are left out of the document; what a database says of the article is a note.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from newsparse.base.characters import COLONS, DASHES, RULER_SIGNS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import RUNNING, SENTENCE_END, TITLE_END, LastCharacter
from newsparse.label.surroundings import is_headlike
from newsparse.label.titles import FRAMED_WITHIN, is_counter
from newsparse.model.role import Role
from newsparse.words import phrases

Frames = dict[int, Role]

_NEAR_TOP = 3  # blocks; the first label of a record is among them
_FEWEST_LABELS = 2  # in a record; one alone can be a subhead
_MOST_LABEL_WORDS = 2  # of one without a colon: `PUBLICATION DATE`
_FEWEST_FIELDS = 2  # of an export; one alone can be a line of the article
_FEWEST_FIELDS_OF_FORM = 3  # one of them the headline, which it opens with
_ABOVE_DATE = 3  # blocks: the counter, the paper and a rubric, above the date of an export
_LONGEST_HEAD_LINE = 100  # size units of the lines above an exported headline
# "<doc>", "</title>", '<doc id="12" url="https://example.org">'; not "<3 all of you"
_TAG = lazy_pattern(r"</?(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>]*)?/?>")
_FEWEST_HEADERS = 3  # lines of a mail's header
_FEWEST_SURE = 2  # of them with a name that few other forms have: `From`, `To`, `Subject`
_HEADLINE_WITHIN = 6  # blocks below the header
_FEWEST_WORDS = 4  # of a headline there
# "From: Ana <ana@example.org>", "Subject ....: Rain", "From ana@example.org Sun Aug  7 1994"; not "he said: no"
_HEADER = lazy_pattern(r"[A-Z][A-Za-z]*(?:[- ][A-Za-z]+){0,2}\s?\.*\s?[:：]\s|From \S+@\S+ ")
_SIGNS = in_class(RULER_SIGNS, DASHES, "[]{}<>#* ")
# "---TITLE---", "[TITLE]", "== Headline ==", "### Text"; not "— he said"
_DECORATED = lazy_pattern(
    rf"(?P<open>[{_SIGNS}]+)(?P<label>[^{_SIGNS}](?:.*[^{_SIGNS}])?)[{_SIGNS}{COLONS}]*"
)

HEADINGS = ("title", "summary", "subhead", "byline")
# What the label above a line says of it, and the state that it has.
_LABELLED: Mapping[str, str] = MappingProxyType(
    {
        "field_title": "title",
        "field_byline": "byline",
        "field_date": "timestamp",
        "field_summary": "summary",
        "field_section": "kicker",
        "field_body": "paragraph",
    }
)


def find_frames(facts: Sequence[BlockFacts]) -> Frames:
    """The lines that frame the article and their roles; the lines that they label are marked with what they are."""
    frames: Frames = {index: Role.BOILERPLATE for index, m in enumerate(facts) if _is_tag(m)}
    labels = _labels(facts)
    if not (labels or frames):
        return _mailed(facts) or _exported(facts)
    frames |= dict.fromkeys(labels, Role.BOILERPLATE)
    for index in sorted(frames):
        below = index + 1
        if below in frames or below >= len(facts):
            continue
        kinds = labels.get(index) or _kinds_of(_name(facts[index]))
        if kinds:
            _mark(facts[below], kinds[0])
        if kinds == ("field_source",) and below + 1 in frames:
            frames[below] = Role.NOTE  # the number of a record, its address
    return frames


def _mark(m: BlockFacts, kind: str) -> None:
    """Mark the line with what the label above it says (see `obey_labels`)."""
    m.become(f"under {kind}", m.shape)


def _is_tag(m: BlockFacts) -> bool:
    return m.block.text[0] == "<" and _TAG.fullmatch(m.block.text) is not None


def _name(m: BlockFacts) -> str:
    """The name of an opening tag, else nothing."""
    found = _TAG.fullmatch(m.block.text)
    return found["name"] if found and not m.block.text.startswith("</") else ""


def _kinds_of(label: str) -> tuple[str, ...]:
    kinds = phrases.phrase_kinds(label.casefold() + ": x") if label else ()
    return tuple(kind for kind in kinds if kind.startswith("field_"))


def _labels(facts: Sequence[BlockFacts]) -> dict[int, tuple[str, ...]]:
    """The labels on lines of their own and what they stand for; none unless a record opens with one."""
    if not any(_alone(facts[: _NEAR_TOP + 1])) and not _bare(facts):
        return {}
    found = dict(_alone(facts)) or _bare(facts)
    titles = [index for index, kinds in found.items() if "field_title" in kinds]
    if len(found) < _FEWEST_LABELS or not titles or min(found) > _NEAR_TOP:
        return {}
    return found


def _alone(facts: Sequence[BlockFacts]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for index, m in enumerate(facts):
        if not m.folded or m.first not in ("sign", "dash", "bracket", "mark", "bullet", "letter", "lower"):
            continue
        text = m.block.text
        decorated = None if text[0].isalpha() else _DECORATED.fullmatch(text)
        if decorated or m.last is LastCharacter.COLON:
            kinds = _kinds_of(decorated["label"] if decorated else text.rstrip(COLONS + " "))
            if kinds:
                yield index, kinds


def _bare(facts: Sequence[BlockFacts]) -> dict[int, tuple[str, ...]]:
    """The labels without a colon or a sign, if the first line is that of the title and another that of the text."""
    if not facts or facts[0].words > 1 or "field_title" not in _kinds_of(facts[0].folded):
        return {}
    short = {
        at: _kinds_of(m.folded) for at, m in enumerate(facts) if m.folded and m.words <= _MOST_LABEL_WORDS
    }
    found = {at: kinds for at, kinds in short.items() if kinds}
    return found if any("field_body" in kinds for kinds in found.values()) else {}


def _exported(facts: Sequence[BlockFacts]) -> Frames:
    """What a database puts around an article: counter, paper and edition above the headline, fields below it."""
    first = next((index for index, m in enumerate(facts[:FRAMED_WITHIN]) if _is_field(m)), None)
    if first is None:
        return {}
    titled = "field_title" in facts[first].formulas
    headline = first if titled else first - 1
    above = range(headline)
    dates = [index for index in above if facts[index].timestamp]
    if headline < 0 or not all(_is_head_line(facts[index]) for index in above):
        return {}
    counted = any(map(is_counter, facts[:_NEAR_TOP]))
    if above and not counted and not (dates and dates[0] <= _ABOVE_DATE and dates[0] < headline):
        return {}
    fields = [index for index, m in enumerate(facts) if _is_field(m)]
    names = {facts[index].folded.partition(":")[0] for index in fields}  # `Reporter:` again and again speaks
    if len(names) < (_FEWEST_FIELDS if above else _FEWEST_FIELDS_OF_FORM):
        return {}
    frames: Frames = {index: Role.NOTE for index in above if index not in dates[:1]}
    if not titled:
        _mark(facts[headline], "field_title")
    text = next((m for m in facts[headline + 1 :] if m.shape in RUNNING), None)
    if text:
        _mark(text, "field_body")
    for index in fields:
        if not (titled and index == first) and "field_byline" not in facts[index].formulas:
            frames |= _field(facts, index)
    return frames


def _mailed(facts: Sequence[BlockFacts]) -> Frames:
    """The header of a pasted or forwarded mail: all but its subject, which can be the headline.

    What somebody wrote above a mail that is forwarded is a note.
    """
    starts = [0, *(at + 1 for at, m in enumerate(facts[:FRAMED_WITHIN]) if "mail=" in m.formulas)]
    for start in reversed(starts):
        end = start
        while end < len(facts) and _is_header(facts[end]) and (end == start or not facts[end].block.gap):
            end += 1
        header = range(start, end)
        sure = sum("mail" in facts[at].formulas for at in header)
        if len(header) >= _FEWEST_HEADERS and sure >= (1 if start else _FEWEST_SURE):
            return _headers(facts, header)
    return {}


def _headers(facts: Sequence[BlockFacts], header: range) -> Frames:
    """The lines of a header; its subject is the headline unless the text below has one of its own."""
    frames = dict.fromkeys(range(header.stop), Role.NOTE)
    title = _titled(facts, header.stop)
    if title:
        _mark(facts[title], "field_title")
        return frames | dict.fromkeys(range(header.stop, title), Role.NOTE)
    if _has_headline(facts[header.stop :]):
        return frames
    for at in header:
        formulas = facts[at].formulas
        if "field_title" in formulas:
            del frames[at]
    return frames


def _titled(facts: Sequence[BlockFacts], start: int) -> int:
    """The index of the headline with its label, if other fields of a form follow it below the header; else 0."""
    for index in range(start, min(len(facts) - 1, start + FRAMED_WITHIN)):
        m = facts[index]
        if _is_field(m) and "field_title" in m.formulas and _is_field(facts[index + 1]):
            return index
    return 0


def _has_headline(facts: Sequence[BlockFacts]) -> bool:
    """Whether a line set apart above the running text looks like a headline; a greeting does not."""
    for m in facts[:_HEADLINE_WITHIN]:
        if m.shape in RUNNING:
            return False
        if (
            m.block.gap
            and is_headlike(m)
            and m.last in TITLE_END
            and m.words >= _FEWEST_WORDS
            and not m.formulas
        ):
            return True
    return False


def _is_header(m: BlockFacts) -> bool:
    return "mail" in m.formulas or _HEADER.match(m.block.text[:_LONGEST_HEAD_LINE]) is not None


def _field(facts: Sequence[BlockFacts], index: int) -> Frames:
    """A field of an export, and its value if that is on the next line."""
    m = facts[index]
    found: Frames = {index: Role.NOTE}
    below = index + 1
    open_label = m.last is LastCharacter.COLON and not any(kind == "field_body" for kind in m.formulas)
    if open_label and below < len(facts) and _is_head_line(facts[below]) and not _is_field(facts[below]):
        found[below] = Role.NOTE
    return found


def _is_field(m: BlockFacts) -> bool:
    """Whether the line is a field of an export, with its label: `SECTION: NEWS; Pg. 3`, `Body`."""
    if not m.folded or m.shape in RUNNING:
        return False
    if m.last is LastCharacter.COLON:
        return bool(_kinds_of(m.folded.rstrip(COLONS + " ")))
    if ":" in m.folded or "：" in m.folded:
        return any(kind.startswith("field_") for kind in m.formulas)
    return m.words == 1 and "field_body" in _kinds_of(m.folded)


def _is_head_line(m: BlockFacts) -> bool:
    return bool(m.folded) and m.size <= _LONGEST_HEAD_LINE and m.last not in SENTENCE_END


def obey(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Give the lines of a record the roles that the labels above them name: the headline, the author, the text."""
    titled = False
    for index, m in enumerate(facts):
        named = m.formulas[-1] if m.formulas else ""
        if not named.startswith("under "):
            continue
        state, now = _LABELLED.get(named[6:], "paragraph"), path[index]
        if state == "title":
            if not titled and now != "title":
                retitle(path, index)
            titled = True  # a record has one headline
        elif (
            (state == "paragraph" and now in HEADINGS)
            or state in ("summary", "kicker")
            or (state == "timestamp" and m.timestamp)
            or (state == "byline" and now != "byline" and m.byline)
        ):
            path[index] = state


def retitle(path: list[str], title: int) -> None:
    """Make this block the title; what was taken for it above is a note, below a summary or a paragraph."""
    for index, state in enumerate(path):
        if state == "title":
            below = "summary" if index == title + 1 else "paragraph"
            path[index] = "head.note" if index < title else below
        elif index < title and state in ("summary", "paragraph", "subhead"):
            path[index] = "head.note"
    path[title] = "title"
