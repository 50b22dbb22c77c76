"""What a fix must not change, and what is said of one that would."""

import pytest

from newsparse.checks.fixes import proof
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

STORY = (
    "Ferry back in service\n"
    "OSLO (AP) - The owner said: “It sails again, and nobody is sorry.” The town was glad of it on Monday.\n"
)


def read(text: str) -> proof.Invariants:
    return proof.invariants(pipeline.trees(Source(text)))


@pytest.mark.parametrize(
    ("after", "safe", "unsafe"),
    [
        (STORY.replace(" - ", " – ").replace("“", '"').replace("”", '"'), None, None),
        (STORY.replace("was glad", "is glad"), "they would change more than typography", None),
        (
            STORY.replace("sails", "sailed"),
            "they would change words inside quotation marks",
            "they would change words inside quotation marks",
        ),
        (STORY.replace("sorry.”", "sorry."), "they would change words inside quotation marks", None),
    ],
    ids=["typography", "a word", "a quoted word", "a closing mark"],
)
def test_fixes_change_the_typography_or_are_withheld(
    after: str, safe: str | None, unsafe: str | None
) -> None:
    before, now = read(STORY), read(after)
    assert (proof.objection(before, now, safe=True), proof.objection(before, now, safe=False)) == (
        safe,
        unsafe,
    )


def test_a_safe_fix_leaves_every_block_what_it_was() -> None:
    before = read(STORY)
    now = before._replace(roles=(Role.KICKER, *before.roles[1:]))
    assert proof.objection(before, now, safe=True) == "the structure of the article would change"
    assert proof.objection(before, now, safe=False) is None
