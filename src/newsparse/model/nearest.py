"""Which known names may someone have meant who gave an unknown one?"""

from collections.abc import Iterable, Sequence

_ALL_SHOWN = 30  # names that fit into one line; of a longer list only the first few are shown
_NAMES_SHOWN = 3
_SHORTEST_PART = 3  # letters of a name's part that say which is meant
_LEAST_ALIKE = 0.6  # of difflib's ratio, as difflib itself has it
_ABOUT_AS_GOOD = 0.15  # of the same ratio, below the best: names further down are another thing


def nearest(name: str, known: Iterable[str]) -> str:
    """Advice for an unknown name: the nearest known ones, else all of a short list or the first of a long one.

    >>> nearest("jsno", ["json", "jsonl", "yaml"])
    'did you mean json or jsonl?'
    >>> nearest("NP30x", ["NP201", "NP310", "NP301", "NP302", "NP303"])
    'did you mean NP301, NP302 or NP303?'
    >>> nearest("apostrophe", ["mixed-apostrophes", "mojibake"])
    'did you mean mixed-apostrophes?'
    >>> nearest("xyz", [f"NP{number}" for number in range(100, 300)])
    'known: NP100, NP101, NP102 and 197 more'
    """
    spelled = {one.lower(): one for one in known}
    near = [spelled[one] for one in _alike(name.lower(), list(spelled))]
    if near:
        return did_you_mean(near)
    names = list(spelled.values())
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _ALL_SHOWN else ""
    return f"known: {', '.join(names[:_NAMES_SHOWN] if more else names)}{more}"


def did_you_mean(names: Sequence[str]) -> str:
    """The question about one or more names.

    >>> did_you_mean(["json"]), did_you_mean(["json", "jsonl", "yaml"])
    ('did you mean json?', 'did you mean json, jsonl or yaml?')
    """
    return f"did you mean {' or '.join(filter(None, (', '.join(names[:-1]), names[-1])))}?"


def _alike(name: str, known: list[str]) -> list[str]:
    """The most alike first; of several that are equally alike, those that begin alike, in their own order."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher()
    matcher.set_seq2(name)
    ranked = []
    for place, one in enumerate(known):
        if len(name) >= _SHORTEST_PART and name in one:
            ranked.append((1.0, 0, place, one))
            continue
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= _LEAST_ALIKE and matcher.quick_ratio() >= _LEAST_ALIKE:
            ranked.append((matcher.ratio(), -_common(name, one), place, one))
    best = max((row[0] for row in ranked), default=0)
    good = [row for row in ranked if row[0] >= max(_LEAST_ALIKE, best - _ABOUT_AS_GOOD)]
    return [row[-1] for row in sorted(good, key=lambda row: (-row[0], *row[1:]))[:_NAMES_SHOWN]]


def _common(one: str, other: str) -> int:
    """The code points with which both begin."""
    size = min(len(one), len(other))
    return next((at for at in range(size) if one[at] != other[at]), size)
