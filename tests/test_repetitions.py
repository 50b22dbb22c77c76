"""The headline as a file repeats it: in the page's own title, broken over lines, behind a date."""

import pytest

from newsparse.label.describe import describe
from newsparse.label.repetitions import prefer_bare
from newsparse.pipeline.run import articles
from newsparse.text.blocks import find
from newsparse.text.source import Source

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
HEADLINE = "Ferry to the islands is late again"


def preferred(*lines: tuple[str, str], page: bool = False) -> list[str]:
    path = [state for state, _ in lines]
    prefer_bare(path, describe(find("\n".join(text for _, text in lines), "lines").blocks), page=page)
    return path


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — ", " · ", "｜", "_", " » "])
def test_the_headline_is_the_line_that_the_pages_title_repeats_with_the_sites_name(mark: str) -> None:
    lines = [("title", f"{HEADLINE}{mark}The Harrow Mercury"), ("summary", HEADLINE), ("paragraph", TEXT)]
    assert preferred(*lines) == ["pre.boilerplate", "title", "paragraph"]


def test_a_hyphen_inside_a_word_separates_nothing() -> None:
    lines = [("title", "Ferry to the-islands late"), ("summary", "Ferry to the"), ("paragraph", TEXT)]
    assert preferred(*lines) == [state for state, _ in lines]


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (HEADLINE, ["Ferry to the islands", "is late again"]),
        ("Паром на острова снова опоздал", ["Паром на острова", "снова", "опоздал"]),
    ],
)
def test_a_headline_that_was_broken_is_found_by_the_pages_title(whole: str, parts: list[str]) -> None:
    lines = [
        ("pre.boilerplate", f"{whole} | Mercury"),
        ("title", parts[0]),
        *[("summary", part) for part in parts[1:]],
    ]
    assert preferred(*lines, ("paragraph", TEXT)) == ["pre.boilerplate", *["title"] * len(parts), "paragraph"]


def test_the_parts_of_a_headline_are_joined() -> None:
    text = f"{HEADLINE} | The Harrow Mercury\nFerry to the islands\nis late again\n{TEXT}\n{TEXT}\n"
    [article] = articles(Source(text))
    assert article.title == HEADLINE


def test_a_headline_behind_a_date_is_one_if_the_page_repeats_it_without() -> None:
    top, dated = f"{HEADLINE} | Harbour Office", f"June 5, 2031: {HEADLINE}"
    [article] = articles(Source(f"{top}\n{dated}\n{TEXT}\n{TEXT}\n"))
    assert article.title == HEADLINE
    assert article.notes[0].text == "June 5, 2031:"
    [other] = articles(Source(f"{dated}\n{TEXT}\n{TEXT}\n"))
    assert other.title == dated


def test_the_name_of_a_site_is_cut_off_only_if_it_is_a_line_too() -> None:
    text = f"{HEADLINE} | The Harrow Mercury\n{TEXT}\n{TEXT}\n"
    [alone] = articles(Source(text))
    assert alone.title == f"{HEADLINE} | The Harrow Mercury"
    [named] = articles(Source(f"{text}The Harrow Mercury\n"))
    assert named.title == HEADLINE


def test_a_headline_goes_on_in_small_letters_on_the_next_lines() -> None:
    [article] = articles(
        Source(f"Talks on port pay\ncollapse, strike\nset for Monday\n\nBy Ana Ruiz\n\n{TEXT}\n{TEXT}\n")
    )
    assert article.title == "Talks on port pay collapse, strike set for Monday"
    assert article.byline and article.byline.authors == ("Ana Ruiz",)


def test_the_first_time_of_a_live_blog_is_no_headline() -> None:
    text = f"Storm live: bridge reopens\n\n15.42\nBridge reopens\n\n{TEXT}\n\n15.10\nHomes without power\n\n{TEXT}\n"
    [article] = articles(Source(text))
    assert article.title == "Storm live: bridge reopens"
