"""The lines at the end of a text that silence rules for it, and what they leave alone."""

from newsparse.checks import directives, run
from newsparse.checks.settings import Settings
from newsparse.text.source import Source

STORY = "Ferry  back in service\nThe ferry sailed  again on Monday, its owner said to all who asked.\nEnd Article\n"


def found(text: str) -> list[tuple[str, str]]:
    """Codes and messages of what NP010, NP013 and the rules about directives find."""
    settings = Settings(("NP010", "NP013", "NP901", "NP902"), directives=True)
    return [(problem.code, problem.message) for problem in run.check(Source(text), settings).problems]


def test_a_directive_silences_its_rule_and_no_other() -> None:
    text = STORY.replace("asked.", "asked. ")
    assert [code for code, _ in found(text)] == ["NP013", "NP013", "NP010"]
    assert [code for code, _ in found(f"{text}newsparse: ignore[NP013] as it was sent\n")] == ["NP010"]


def test_blank_lines_may_stand_between_directives() -> None:
    text = f"{STORY}\nnewsparse: ignore[NP013]\n\nnewsparse: ignore[trailing-space]\n\n"
    assert [one.rules for one in directives.find(text)] == [("NP013",), ("trailing-space",)]


def test_without_an_end_marker_above_it_a_directive_is_text() -> None:
    assert directives.find("newsparse: ignore[NP013]\n") == []
    assert directives.find("Ferry back\nIt sailed.\nnewsparse: ignore[NP013]\n") == []


def test_a_directive_that_names_nothing_says_so() -> None:
    assert ("NP902", "this suppression names no rule; write ignore[CODE]") in found(
        f"{STORY}newsparse: ignore[] why\n"
    )
