"""A tree covers its text without gaps for any roles of its blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.api import parse
from newsparse.label.describe import describe
from newsparse.label.labeller import Labelled
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.tree import Share, Tree, grow
from newsparse.text.blocks import find
from newsparse.text.lines import number_at
from newsparse.text.source import Source

TEXT = """Ferry late again

OSLO, Nov 20 (AFP) - The ferry left at ten, an hour
late, and it came back at noon, which was too early
for those who had gone to church and who had left
their bicycles on the quay.

END
"""


def grown(text: str, roles: list[Role]) -> Tree:
    found = find(text)
    labelled = list(map(Labelled, describe(found.blocks), roles))
    return grow(Source(text), labelled, Share(0, len(text)), lines=found.lines, language="en")


def spans(tree: Tree, role: Role) -> list[Span]:
    return [span for span in tree.spans if span.role is role]


def test_the_dateline_has_its_own_span_before_the_rest_of_the_lead() -> None:
    tree = grown(TEXT, [Role.TITLE, Role.PARAGRAPH, Role.END_MARKER])
    assert [(span.role, tree.text(span)) for span in tree.spans if span.role is not Role.BREAK] == [
        (Role.TITLE, "Ferry late again"),
        (Role.DATELINE, "OSLO, Nov 20 (AFP) -"),
        (
            Role.PARAGRAPH,
            "The ferry left at ten, an hour late, and it came back at noon, which was too early for those "
            "who had gone to church and who had left their bicycles on the quay.",
        ),
        (Role.END_MARKER, "END"),
    ]


@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.replace("\n", "\r"), TEXT.replace(" (AFP)", "\n(AFP)"), TEXT.replace("- The", "-\nThe")],
)
def test_every_span_is_on_the_line_on_which_it_starts(text: str) -> None:
    tree = grown(text, [Role.TITLE, Role.PARAGRAPH, Role.END_MARKER])
    assert spans(tree, Role.DATELINE)
    for span in tree.spans:
        assert tree.line(span) == number_at(tree.lines, span.start)


def test_the_parts_of_a_dateline_lie_inside_it() -> None:
    tree = grown(TEXT, [Role.TITLE, Role.PARAGRAPH, Role.END_MARKER])
    (dateline,) = spans(tree, Role.DATELINE)
    assert {part.name: TEXT[part.start : part.end] for part in dateline.parts}["place"] == "OSLO"
    assert all(dateline.start <= part.start < part.end <= dateline.end for part in dateline.parts)


def test_a_dateline_directly_above_the_lead_is_no_heading() -> None:
    text = "Ferry late again\nHARROW —\nIt left at ten, an hour late.\n"
    tree = grown(text, [Role.TITLE, Role.SUBHEAD, Role.PARAGRAPH])
    assert [tree.text(span) for span in spans(tree, Role.DATELINE)] == ["HARROW —"]
    heading = grown(text.replace("HARROW —", "The harbour"), [Role.TITLE, Role.SUBHEAD, Role.PARAGRAPH])
    assert not spans(heading, Role.DATELINE) and spans(heading, Role.SUBHEAD)


def test_the_text_behind_a_dateline_is_the_lead_and_no_summary() -> None:
    tree = grown(TEXT, [Role.TITLE, Role.SUMMARY, Role.END_MARKER])
    assert spans(tree, Role.DATELINE) and spans(tree, Role.PARAGRAPH) and not spans(tree, Role.SUMMARY)


def test_the_second_paragraph_is_not_searched_for_a_dateline() -> None:
    text = "Ferry late again\nIt left at ten, an hour late.\nOSLO, Nov 20 (AFP) - This is a quotation.\n"
    tree = grown(text, [Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH])
    assert spans(tree, Role.DATELINE) == []


def test_lines_are_numbered_from_one() -> None:
    tree = grown(TEXT, [Role.TITLE, Role.PARAGRAPH, Role.END_MARKER])
    assert [tree.line(span) for span in tree.spans if span.role is not Role.BREAK] == [1, 3, 3, 8]


@given(st.lists(st.sampled_from([role for role in Role if role is not Role.BREAK]), min_size=4, max_size=4))
@settings(max_examples=200, deadline=None)
def test_any_roles_cover_the_text(roles: list[Role]) -> None:
    text = "\n Ferry late \nOSLO, Nov 20 (AFP) - \n\nParis - AFP -   The ferry\r\n END \n\n"
    tree = grown(text, roles)
    assert "".join(text[span.start : span.end] for span in tree.spans) == text
    assert all(span.start < span.end for span in tree.spans)


def test_breaks_contain_only_white_space() -> None:
    for tree in pipeline.trees(Source(TEXT * 3)):
        assert all(
            not TEXT[span.start : span.end].strip()
            for span in spans(tree, Role.BREAK)
            if span.end < len(TEXT)
        )


def test_a_line_separator_inside_a_wrapped_lead_is_text_and_not_a_line_ending() -> None:
    text = TEXT.replace("it came back", "it came\u2028back")
    tree = grown(text, [Role.TITLE, Role.PARAGRAPH, Role.END_MARKER])
    (lead,) = spans(tree, Role.PARAGRAPH)
    assert "it came\u2028back at noon" in tree.text(lead)


def test_a_text_of_one_long_line_is_a_paragraph_and_not_a_title() -> None:
    article = parse("The ferry sails on Monday and on Friday " * 20)
    assert article.title is None
    assert len(article.paragraphs) == 1
