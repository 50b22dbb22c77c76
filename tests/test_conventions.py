"""What `newsparse learn` counts in an article: each form that a house style could choose, under its key."""

import pytest

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import Counts, count
from newsparse.checks.context.file import FileContext
from newsparse.checks.settings import Settings
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

TITLE = "Ferry to the islands comes back into service after the storm"
LEAD = "OSLO, May 3 (AP) — The ferry sailed again on Monday morning after a week in port, its owner told the town."
BODY = "Passengers who had waited on the quay since the weekend were glad of it, and so were the shops of the islands."


def counts(text: str) -> Counts:
    (tree,) = pipeline.trees(Source(text))
    return count(ArticleContext(FileContext(Source(text), Settings(())), tree))


def counted(sentence: str, key: str) -> dict[str, int]:
    """What stands under the key for an article with this sentence in its body."""
    return dict(counts(f"{TITLE}\n{LEAD}\n{BODY} {sentence}\n").get(key, {}))


@pytest.mark.parametrize(
    ("sentence", "key", "forms"),
    [
        ("The town's ferry and the owner’s plan.", "apostrophe", {"straight": 1, "curly": 1}),
        ("'So' and 5'10 are none.", "apostrophe", {}),
        (
            'He said "yes" and “no” and „nein“ and «non».',
            "quotes",
            {"straight": 2, "curly": 2, "low": 1, "guillemets": 1},
        ),
        ("It sailed – late - and—at last — came.", "dash", {"en": 1, "hyphen": 1, "em": 2}),
        ("It sailed – late - and—at last — came.", "dash-spacing", {"spaced": 3, "closed": 1}),
        ("Well-known from 1990-95.", "dash", {}),
        ("It sailed... late … and . . . came.", "ellipsis", {"dots": 1, "character": 1, "spaced-dots": 1}),
        ("It sailed. It came.", "ellipsis", {}),
        ("The U.S. and US crews, not the USA.", "us-form", {"U.S.": 1, "US": 1}),
        ("Up 5%, 5 percent, 5 per cent; a percentage.", "percent", {"%": 1, "percent": 1, "per cent": 1}),
        ("On 3 March, April 4 and 2026-03-03.", "date-form", {"day-month": 1, "month-day": 1, "iso": 1}),
        ("3 marches.", "date-form", {}),
    ],
)
def test_each_form_counts_where_it_stands(sentence: str, key: str, forms: dict[str, int]) -> None:
    assert counted(sentence, key) == forms


def test_the_dateline_tells_its_agency_and_its_sign() -> None:
    found = counts(f"{TITLE}\n{LEAD}\n{BODY}\n")
    assert (found["agencies"], found["dateline-separator"]) == ({"AP": 1}, {"—": 1})


def test_a_dateline_that_ends_with_a_bracket_has_no_sign() -> None:
    assert "dateline-separator" not in counts(f"{TITLE}\n{LEAD.replace(' —', '')}\n{BODY}\n")


def test_an_article_without_a_dateline_tells_neither() -> None:
    found = counts(f"{TITLE}\n{LEAD.partition('— ')[2]}\n{BODY}\n")
    assert found.keys().isdisjoint({"agencies", "dateline-separator"})


def test_the_end_marker_is_that_of_the_house() -> None:
    assert counts(f"{TITLE}\n{LEAD}\n{BODY}\nENDS\n")["end-marker"] == {"ENDS": 1}


@pytest.mark.parametrize(
    ("title", "case"),
    [
        (TITLE, {"sentence": 1}),
        ("Ferry to the Islands Comes Back Into Service After the Storm", {"title": 1}),
        ("Ferry to the Islands comes Back Into service", None),
        ("Ferry comes back", None),
        ("Паром на острова снова ходит после шторма каждый день", None),
    ],
    ids=["sentence", "title", "mixed", "too short", "another script"],
)
def test_the_case_of_a_headline_counts_where_it_is_clear(title: str, case: dict[str, int] | None) -> None:
    assert counts(f"{title}\n{LEAD}\n{BODY}\n").get("headline-case") == case
