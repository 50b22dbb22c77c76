"""Labelling where a document says what some blocks are: the others get the best roles beside these."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from newsparse.label.chain import Chain
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import Feature
from newsparse.label.labeller import Labelled
from newsparse.label.states import ROLES, STATES
from newsparse.label.steps import Observed, decide, observe, prepare
from newsparse.model.role import Role

# In thousandths; all features of a block together weigh less than a tenth.
_NEVER = -1_000_000
# The roles of text that an article goes on with, which a document can tell apart by how it sets them.
_TEXT = frozenset(
    {
        Role.TITLE,
        Role.KICKER,
        Role.SUMMARY,
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.LIST_ITEM,
        Role.QUOTE,
        Role.TABLE,
    }
)


class Known(NamedTuple):
    """The roles of some blocks, by their index, and the roles that none of the others has.

    `set_as` are the roles that blocks have if they are the article's text: by how a page sets them, for example.
    """

    roles: Mapping[int, Role] = MappingProxyType({})
    barred: frozenset[Role] = frozenset()
    set_as: Mapping[int, Role] = MappingProxyType({})

    def barred_at(self, index: int) -> frozenset[Role]:
        """The roles that a block cannot have."""
        role = self.set_as.get(index)
        return self.barred if role is None else (self.barred | _TEXT) - {role}


def label_known(
    facts: Sequence[BlockFacts], language: str | None, chain: Chain, known: Known
) -> list[Labelled]:
    """The blocks of one article with their roles, in order, those that are known among them."""
    if not facts:
        return []
    prepared = prepare(facts)
    observed = observe(prepared, language, chain.scales)
    held = _held(observed, known, prepared.kept)
    decided = decide(held, _knowing(chain))
    found: dict[int, tuple[Role, float | None]] = {
        index: (ROLES[state], lead)
        for index, state, lead in zip(prepared.kept, decided.states, decided.leads, strict=True)
    }
    found |= {index: (role, None) for index, role in prepared.frames.items()}
    found |= {index: (role, None) for index, role in known.roles.items()}
    labelled = []
    above: tuple[Role, float | None] = (Role.PARAGRAPH, None)
    for index, one in enumerate(facts):
        role, lead = above = found.get(index, above)  # without a role of its own it belongs to a byline above
        if index not in known.roles and role in known.barred_at(index):
            role, lead = known.set_as.get(index, Role.PARAGRAPH), None
        labelled.append(Labelled(one, role, lead))
    return labelled


def _held(observed: Observed, known: Known, kept: Sequence[int]) -> Observed:
    """What was observed, with a feature for each known or barred role that outweighs all others."""
    roles = [known.roles.get(index) for index in kept]
    held: list[Sequence[Feature]] = [
        [*features, *([(_only, role.value)] if role else _barred(known.barred_at(index)))]
        for features, role, index in zip(observed.features, roles, kept, strict=True)
    ]
    titles = [at for at, role in enumerate(roles) if role is Role.TITLE]
    if not titles and Role.TITLE not in known.barred:
        titles = [at for at in observed.headlines if roles[at] is None]
    return observed._replace(features=held, headlines=titles)


@lru_cache(maxsize=64)
def _barred(roles: frozenset[Role]) -> list[Feature]:
    return [(_never, role.value) for role in sorted(roles)]


def _only(role: str) -> list[str]:
    """A block whose role is known."""
    return [f"only {role}"]


def _never(role: str) -> list[str]:
    """A block that does not have this role."""
    return [f"never {role}"]


@lru_cache(maxsize=8)
def _knowing(chain: Chain) -> Chain:
    """The same chain, with weights for what is known."""
    weights = dict(chain.weights)
    for role in set(ROLES.values()):
        own = [number for number, state in enumerate(STATES) if ROLES[state] is role]
        weights[f"never {role}"] = " ".join(f"{number} {_NEVER}" for number in own)
        weights[f"only {role}"] = " ".join(
            f"{number} {_NEVER}" for number in range(len(STATES)) if number not in own
        )
    return Chain(weights, chain.steps, chain.scales)
