"""Where do the blocks of the main text stand on the page, and what of it stands between them?"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.formats.document_blocks import DocumentBlock
from newsparse.formats.web.lines import HEADINGS, PageLine, key_of
from newsparse.model.role import Role

_OPENING = 24  # letters by which a block that holds several lines is found
_LEAST_RUNNING = 40  # letters of a paragraph, by which the setting of running text is known
_MOST_SUBHEAD = 140  # code points of a heading between paragraphs
_MOST_STARTS = 8  # lines with which a block that runs lines together may begin
_LEAST_SHARE = 0.5  # of the running text that is set in one way, so that it counts as the way of the page

Setting = tuple[object, ...]  # how a line is set: its element, the class of that, and the element around it


class Placed(NamedTuple):
    """A block, and the page line where it starts; -1 for one that is not found."""

    block: DocumentBlock
    at: int


def split_into_lines(blocks: Sequence[DocumentBlock], *texts: Sequence[str]) -> Sequence[DocumentBlock]:
    """A lone block, split into the consecutive lines of one of these texts that it runs together; else the blocks.

    Where trafilatura finds no main text, it takes all that the page says, or its JSON-LD, as one paragraph.
    """
    if len(blocks) != 1 or blocks[0].role is not None:
        return blocks
    key = key_of(blocks[0].text)
    runs = (_run(lines, [key_of(line) for line in lines], key) for lines in texts)
    found: Sequence[str] = next(filter(None, runs), ())
    return [DocumentBlock(" ".join(line.split())) for line in found] or blocks


def _run(lines: Sequence[str], keys: Sequence[str], key: str) -> list[str]:
    """The lines whose letters are those of the key; none if there is no such run."""
    starts = [at for at, one in enumerate(keys) if one and key.startswith(one)]
    for start in starts[:_MOST_STARTS]:
        run, at = [], 0
        for line, one in zip(lines[start:], keys[start:], strict=True):
            if not key.startswith(one, at):
                break
            run += [line] if one else []
            at += len(one)
            if at == len(key):
                return run
    return []


def place(blocks: Sequence[DocumentBlock], lines: Sequence[PageLine]) -> list[Placed]:
    """The blocks with their lines, in order; a block that is one line has the text of that line."""
    whole: dict[str, list[int]] = defaultdict(list)
    opening: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        key = line.key
        whole[key].append(at)
        opening[key[:_OPENING]].append(at)
    placed, last = [], -1
    for block in blocks:
        key = key_of(block.text)
        found = _next(whole.get(key, ()), last)
        if found >= 0:
            block = block._replace(text=lines[found].text)
        elif len(key) >= _OPENING:
            found = _next(opening.get(key[:_OPENING], ()), last)
        last = found if found >= 0 else last
        placed.append(Placed(block, found))
    return placed


def _next(places: Sequence[int], last: int) -> int:
    """The first of the places behind the last one, else the first of all; -1 if there are none."""
    if not places:
        return -1
    number = bisect_right(places, last)
    return places[number] if number < len(places) else places[0]


def setting_of(line: PageLine) -> Setting:
    """How a line is set."""
    element = line.element
    return element.tag, element.get("class"), element.getparent(), line.is_bold


def running_setting(placed: Sequence[Placed], lines: Sequence[PageLine]) -> Setting | None:
    """How most of the running text is set; None where there is no such way."""
    counts: Counter[Setting] = Counter()
    for block, at in placed:
        if at >= 0 and block.role is None and len(lines[at].key) >= _LEAST_RUNNING:
            counts[setting_of(lines[at])] += len(lines[at].key)
    if not counts:
        return None
    setting, most = counts.most_common(1)[0]
    return setting if most >= _LEAST_SHARE * sum(counts.values()) else None


def with_the_missed(placed: Sequence[Placed], lines: Sequence[PageLine], headline: int) -> list[Placed]:
    """The blocks, and between them the headings and paragraphs that stand in the same element and were missed.

    Nothing is added at or above line `headline`, where the page shows its headline.
    """
    running = running_setting(placed, lines)
    if running is None:
        return list(placed)
    found: list[Placed] = []
    last = -1
    for one in placed:
        if 0 <= last < one.at:
            above = key_of(found[-1].block.text)
            missed = [_missed(lines[at], at, running) for at in range(max(last, headline) + 1, one.at)]
            found += [block for block in missed if block and key_of(block.block.text) not in above]
        found.append(one)
        last = one.at if one.at >= 0 else last
    return found


def _missed(line: PageLine, at: int, running: Setting) -> Placed | None:
    around = line.element.getparent()
    if line.element.tag in HEADINGS and around is running[2] and len(line.text) <= _MOST_SUBHEAD:
        return Placed(DocumentBlock(line.text, Role.SUBHEAD), at)
    if setting_of(line) == running and len(line.key) >= _LEAST_RUNNING:
        return Placed(DocumentBlock(line.text), at)
    return None
