"""Which lines of an article stand aside: quotations above their speaker's name, captions, links below the text?"""

from collections.abc import Sequence

from newsparse.base.characters import LONG_DASHES, PARTING_BULLETS
from newsparse.byline.lists import table
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import SENTENCE_END, TITLE_END, LastCharacter
from newsparse.label.surroundings import SHORTENED

_LEADS_TO_OTHERS = frozenset(("related=", "most_read=", "read_more="))
_PLAIN_HEADLINE = frozenset(("name",))  # formulas that a headline can match by chance
_BEFORE_SPEAKER = tuple(f"{dash} " for dash in LONG_DASHES)
_MOST_SPEAKER_WORDS = 9  # the dash and what he or she is included
_QUOTE_ENDS = frozenset((LastCharacter.STOP_AND_CLOSER, LastCharacter.CLOSER))
_BODY_TEXT = ("paragraph", "subhead")
_MAY_END = ("separator", *_BODY_TEXT)
_MOST_SIGNATURE = 4  # lines below the close of a letter: a name, an office, an address
_ABOUT = 0.5  # of the text above the end marker of a release: the most that its sender says of itself below


def correct(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Correct the states of such lines, in place."""
    _find_quotes(path, facts)
    _find_pictures(path, facts)
    _drop_links(path, facts)
    _resume_below_credits(path, facts)


def close_letter(path: list[str], facts: Sequence[BlockFacts], close: int) -> None:
    """Sign a letter with the name below its close, `Yours faithfully,`; an address below both is a note."""
    below = range(close + 1, len(path))
    if len(below) > _MOST_SIGNATURE or any(facts[at].last in SENTENCE_END for at in below):
        return
    for at in below:
        signed = at == close + 1 and "name" in facts[at].formulas and "byline" not in path and len(below) < 3
        path[at] = "tail.byline" if signed else "tail.note"


def _resume_below_credits(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Take the credit of a photograph for a caption if sentences stand below it: the story goes on."""
    for at in range(len(path) - 1):
        credited = path[at] == "tail.credit" and "bracketed" in facts[at].formulas
        if not credited or table()["photo_labels"].isdisjoint(facts[at].folded.strip("()[]").split()):
            continue
        end = at + 1
        while end < len(path) and path[end] == "tail.note" and _is_plain_sentence(facts[end]):
            end += 1
        if end > at + 1:
            path[at:end] = ["caption", *["paragraph"] * (end - at - 1)]
            return


def _is_plain_sentence(m: BlockFacts) -> bool:
    return m.last in SENTENCE_END and not m.formulas


def _find_quotes(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Make a quotation of what its speaker's name stands under, behind a dash: `— Ana Ruiz, teacher`."""
    for index in range(1, len(path)):
        above, m = facts[index - 1], facts[index]
        if (
            not m.block.text.startswith(_BEFORE_SPEAKER)
            or m.last not in TITLE_END
            or not _PLAIN_HEADLINE.issuperset(m.formulas)
        ):
            continue
        quoted = above.first == "quote" and above.last in _QUOTE_ENDS and not above.block.verse
        if quoted and m.words <= _MOST_SPEAKER_WORDS and path[index - 1] in (*_BODY_TEXT, "quote"):
            path[index - 1 : index + 1] = ["quote", "quote"]


def _find_pictures(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Make captions of the short lines inside the body that end with a photographer or an agency."""
    for index in range(1, len(path) - 1):
        m = facts[index]
        credited = "ends credited" in m.formulas and m.folded and m.last not in SENTENCE_END
        if credited and path[index] in _BODY_TEXT and path[index + 1] in ("paragraph", "subhead"):
            path[index] = "caption" if "paragraph" in path[:index] else path[index]
        elif path[index] in _BODY_TEXT and SHORTENED in m.block.text:
            start = m.block.text[: m.block.text.index(SHORTENED)].rstrip()
            whole = path[index - 1] == "paragraph" and facts[index - 1].block.text.startswith(start)
            path[index - whole : index + 1] = ["caption"] * (whole + 1)


def _drop_links(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Relabel what stands below a line such as `Latest news` under the text: headlines of other stories and dates."""
    led = False
    for index, m in enumerate(facts):
        state = path[index]
        if state == "tail.boilerplate":
            led = led or not _LEADS_TO_OTHERS.isdisjoint(m.formulas)
        elif state != "tail.note" or not led or m.last in SENTENCE_END or not _is_plain_link(m):
            led = False
        else:
            path[index] = "tail.boilerplate"


def _is_plain_link(m: BlockFacts) -> bool:
    return bool(m.folded) and (m.timestamp is not None or _PLAIN_HEADLINE.issuperset(m.formulas))


def close_release(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """End a press release at its end marker, if little follows: who sent it, and whom to ask."""
    parts = [facts[index].block.text for index, state in enumerate(path) if state == "separator"]
    if len(parts) > 1 and all(text in PARTING_BULLETS for text in parts):
        return  # diamonds between the sections of an article
    marks = [index for index, m in enumerate(facts) if m.end_marker and path[index] in _MAY_END]
    if not marks:
        return
    last = marks[-1]
    below = sum(m.size for m in facts[last + 1 :])
    if "paragraph" in path[:last] and below <= _ABOUT * sum(m.size for m in facts[:last]):
        path[last] = "end_marker"
        for index in range(last + 1, len(path)):
            if path[index] in (*_BODY_TEXT, "list_item", "boilerplate"):
                path[index] = "tail.note"
