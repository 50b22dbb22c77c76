"""Finds regular expressions that can backtrack catastrophically, by reading their syntax trees.

Two shapes do. A repeat inside a repeat takes exponential time if the inner one can also match what the next iteration
of the outer one starts with, as in `(?:a+-?)*`. Two adjacent repeats take quadratic time if both can match the same
character, as in `\\s*,?\\s*`. Sets are compared on the characters that the pattern names and on a sample of each kind.
Possessive repeats and atomic groups do not backtrack.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

# Private and untyped; its trees have not changed since Python 3.11.
parser: Any = import_module("re._parser")
sre: Any = import_module("re._constants")

_MANY = 50  # iterations; a repeat with fewer counts as bounded
_SAMPLE = "aZ5_ \t\n-.,;:!?()/'\"é“’–—،，。・中アш"
_KINDS: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_ASSERTIONS = (sre.ASSERT, sre.ASSERT_NOT)

Node = tuple[Any, Any]
Set = frozenset[str]


class Shape(NamedTuple):
    """What a part of a pattern can start with, whether it can be empty, and what repeats at its edges match."""

    first: Set
    empty: bool
    opening: tuple[Set, ...] = ()  # sets of unbounded repeats that can come first
    closing: tuple[Set, ...] = ()  # sets of unbounded repeats that can come last


def nested(pattern: str, flags: int = 0) -> bool:
    """Whether a repeat inside a repeat shares a character with the next iteration.

    >>> nested("(?:a+-?)*"), nested("(?:a+-)*"), nested("(?:-a+)*")
    (True, False, False)
    """
    tree = parser.parse(pattern, flags)
    alphabet = _alphabet(tree)
    for repeat in _unbounded(tree):
        body = _sequence(repeat[1][2], alphabet)
        if any(taken & body.first for taken in body.closing) or _swallows(repeat[1][2], alphabet):
            return True
    return False


def _swallows(body: Sequence[Node], alphabet: str) -> bool:
    """Whether a repeat that opens an iteration can match the rest of it too, as in `(?:[a,]+,)*`."""
    shapes = [_shape(node, alphabet) for node in body]
    for number, shape in enumerate(shapes):
        rest = shapes[number + 1 :]
        if rest and any(all(taken & one.first or one.empty for one in rest) for taken in shape.opening):
            return True
        if not shape.empty:
            return False
    return False


def adjacent(pattern: str, flags: int = 0) -> bool:
    r"""Whether two adjacent repeats can match the same character.

    >>> adjacent(r"\s*,?\s*"), adjacent(r"\s*,\s*")
    (True, False)
    """
    tree = parser.parse(pattern, flags)
    alphabet = _alphabet(tree)
    return any(_clashes(sequence, alphabet) for sequence in _sequences(tree))


def _clashes(sequence: Iterable[Node], alphabet: str) -> bool:
    closing: tuple[Set, ...] = ()
    for node in sequence:
        shape = _shape(node, alphabet)
        if any(one & other for one in closing for other in shape.opening):
            return True
        closing = shape.closing + (closing if shape.empty else ())
    return False


def _sequence(nodes: Iterable[Node], alphabet: str) -> Shape:
    whole = Shape(frozenset(), empty=True)
    for node in nodes:
        one = _shape(node, alphabet)
        whole = Shape(
            whole.first | one.first if whole.empty else whole.first,
            whole.empty and one.empty,
            whole.opening + (one.opening if whole.empty else ()),
            one.closing + (whole.closing if one.empty else ()),
        )
    return whole


def _shape(node: Node, alphabet: str) -> Shape:
    kind, value = node
    if kind in _REPEATS or kind is sre.POSSESSIVE_REPEAT:
        least, most, body = value
        inner = _sequence(body, alphabet)
        own = (inner.first,) if kind in _REPEATS and most >= _MANY else ()
        edges = (own, own) if own else (inner.opening, inner.closing)
        return Shape(inner.first, inner.empty or not least, *edges)
    if kind is sre.BRANCH:
        return _either([_sequence(branch, alphabet) for branch in value[1]])
    if kind is sre.SUBPATTERN:
        return _sequence(value[3], alphabet)
    if kind is sre.ATOMIC_GROUP:
        return _sequence(value, alphabet)._replace(opening=(), closing=())
    if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
        return Shape(frozenset(c for c in alphabet if _takes(node, c)), empty=False)
    return Shape(frozenset(), empty=True)  # positions, assertions, references


def _either(shapes: Sequence[Shape]) -> Shape:
    return Shape(
        frozenset[str]().union(*(shape.first for shape in shapes)),
        any(shape.empty for shape in shapes),
        tuple(taken for shape in shapes for taken in shape.opening),
        tuple(taken for shape in shapes for taken in shape.closing),
    )


def _takes(node: Node, character: str) -> bool:
    kind, value = node
    if kind is sre.LITERAL:
        return bool(ord(character) == value)
    if kind is sre.NOT_LITERAL:
        return bool(ord(character) != value)
    if kind is sre.ANY:
        return character != "\n"
    if kind is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if kind is sre.CATEGORY:
        return _KINDS[value](character)
    negated = bool(value[0][0] is sre.NEGATE)
    return negated != any(_takes(one, character) for one in value[negated:])


def _alphabet(tree: Any) -> str:
    """The sample and every character that the pattern names."""
    named = set(_SAMPLE)
    for node in _nodes(tree):
        kind, value = node
        if kind in (sre.LITERAL, sre.NOT_LITERAL):
            named.add(chr(value))
        elif kind is sre.RANGE:
            named.update((chr(value[0]), chr(value[1])))
    return "".join(sorted(named))


def _nodes(tree: Any) -> Iterator[Node]:
    """Every part of a pattern, including those of its sets."""
    for node in tree:
        yield node
        if node[0] is sre.IN:
            yield from node[1]
        for inner in _inside(node):
            yield from _nodes(inner)


def _inside(node: Node) -> list[Any]:
    """The sequences that a part holds."""
    kind, value = node
    if kind in _REPEATS or kind is sre.POSSESSIVE_REPEAT:
        return [value[2]]
    if kind is sre.BRANCH:
        return list(value[1])
    if kind is sre.SUBPATTERN:
        return [value[3]]
    if kind in _ASSERTIONS:
        return [value[1]]
    return [value] if kind is sre.ATOMIC_GROUP else []


def _unbounded(tree: Any) -> Iterator[Node]:
    return (node for node in _nodes(tree) if node[0] in _REPEATS and node[1][1] >= _MANY)


def _sequences(tree: Any) -> Iterator[Any]:
    """The whole pattern and every sequence inside it."""
    yield tree
    for node in _nodes(tree):
        yield from _inside(node)
