"""The article that a tree becomes: its headline and byline without list signs, and its time of publication."""

from newsparse.label.describe import describe
from newsparse.label.labeller import Labelled
from newsparse.model.article import Article
from newsparse.model.role import Role
from newsparse.pipeline.tree import Share, grow
from newsparse.pipeline.view import article_of
from newsparse.text.blocks import find
from newsparse.text.source import Source

LINK, TITLE, BYLINE = Role.BOILERPLATE, Role.TITLE, Role.BYLINE


def article(text: str, *roles: Role) -> Article:
    found = find(text)
    labelled = list(map(Labelled, describe(found.blocks), roles))
    share = Share(0, len(text))
    return article_of(grow(Source(text), labelled, share, lines=found.lines, language="en"))


def title(text: str, *roles: Role) -> str | None:
    return article(text, *roles).title


def test_a_headline_in_a_list_loses_its_bullet() -> None:
    assert title("* News\n* Ferry late again\n", LINK, TITLE) == "Ferry late again"


def test_a_headline_loses_its_number_if_the_line_above_has_the_previous_one() -> None:
    assert title("3. News\n4. Ferry late again\n", LINK, TITLE) == "Ferry late again"


def test_a_number_that_does_not_follow_another_belongs_to_the_headline() -> None:
    assert title("News\n4. Juli wird Feiertag\n", LINK, TITLE) == "4. Juli wird Feiertag"


def test_a_dash_that_opens_a_quotation_belongs_to_the_headline() -> None:
    assert title("* Nyheter\n- Fergen er full\n", LINK, TITLE) == "- Fergen er full"


def test_a_byline_in_a_list_loses_its_bullet() -> None:
    byline = article("* Ferry late again\n* By Ana Ruiz\n", TITLE, BYLINE).byline
    assert byline and (byline.text, byline.authors) == ("By Ana Ruiz", ("Ana Ruiz",))


def test_the_previous_number_is_in_one_of_the_two_lines_above() -> None:
    assert title("3. News\nSport\n4. Ferry late again\n", LINK, LINK, TITLE) == "Ferry late again"
    assert title("3. News\nSport\nMoney\n4. Juli\n", LINK, LINK, LINK, TITLE) == "4. Juli"


PUBLISHED, UPDATED = "Published: 22 November 2026", "Updated: 21 November 2026"


def published(*lines: str) -> str | None:
    return article("\n".join(["Ferry late again", *lines]), TITLE, *[Role.TIMESTAMP] * len(lines)).published


def test_a_time_of_publication_is_preferred_to_that_of_an_update_in_any_order() -> None:
    assert published(PUBLISHED, UPDATED) == "2026-11-22"
    assert published(UPDATED, PUBLISHED) == "2026-11-22"


def test_the_time_of_an_update_is_used_if_there_is_no_other() -> None:
    assert published(UPDATED) == "2026-11-21"
    assert published("3 hours ago") is None


def test_a_time_that_is_called_one_of_publication_comes_before_a_bare_one() -> None:
    assert published("23 November 2026", PUBLISHED) == "2026-11-22"
    assert published("23 November 2026", UPDATED) == "2026-11-23"


def test_the_first_of_several_times_of_one_kind_is_used() -> None:
    assert published(UPDATED, "Updated: 20 November 2026") == "2026-11-21"
    assert published("3 hours ago", PUBLISHED, "23 November 2026") == "2026-11-22"


def test_a_time_in_a_paragraph_is_not_the_time_of_publication() -> None:
    assert article(f"Ferry late again\n{PUBLISHED}", TITLE, Role.PARAGRAPH).published is None
