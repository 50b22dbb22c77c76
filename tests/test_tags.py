"""The tags of a corpus are not part of its texts; tags inside a sentence are."""

import pytest

from newsparse.api import parse
from newsparse.pipeline import run as pipeline
from newsparse.text.blocks import find
from newsparse.text.source import Source

LEAD = "The ferry to the islands was late again on Monday, and nobody on the quay was told why."
MORE = "The mate said that the engine had been cold since Sunday, and that he had told the office twice."


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<title>Ferry late</title>\nRain.", ["<title>", "Ferry late", "</title>", "Rain."]),
        (
            "<d>\n<no>12</no><t>Ferry late</t>\n</d>",
            ["<d>", "<no>", "12", "</no>", "<t>", "Ferry late", "</t>", "</d>"],
        ),
        ("The <b>ferry</b> is late.\nIt rained.", ["The <b>ferry</b> is late.", "It rained."]),
        ("<3 all of you\nIt rained.", ["<3 all of you", "It rained."]),
        ("<b>Ferry late</b>\nIt rained.", ["<b>Ferry late</b>", "It rained."]),
        ("<STRONG>Ferry late</STRONG>\nIt rained.", ["<STRONG>Ferry late</STRONG>", "It rained."]),
        ("<span class='a'>渡轮晚点</span>\n下雨了。", ["<span class='a'>渡轮晚点</span>", "下雨了。"]),
        ("<script> endet, </script>\nEs regnete.", ["<script> endet, </script>", "Es regnete."]),
        ("<br> is a tag that nobody closes\nIt rained.", ["<br> is a tag that nobody closes", "It rained."]),
    ],
)
def test_tags_at_the_edge_of_a_line_are_blocks(text: str, blocks: list[str]) -> None:
    found = find(text).blocks
    assert [block.text for block in found] == blocks
    assert all(text[block.start : block.end] == block.text for block in found)


def test_the_text_between_tags_is_read_as_if_they_were_not_there() -> None:
    text = f"<doc id='7'>\n<headline>Ferry late again</headline>\n<text>{LEAD}\n\n{MORE}</text>\n</doc>\n"
    found = parse(text)
    assert found.title == "Ferry late again" and found.summary is None
    assert [block.text for block in found.body] == [LEAD, MORE]
    (tree,) = pipeline.trees(Source(text))
    assert "".join(text[span.start : span.end] for span in tree.spans) == text


def test_wrapped_text_is_not_joined_to_its_tags() -> None:
    body = (
        "The ferry to the islands was late again on Monday, and nobody on\n"
        "the quay was told why until the evening, when the mate came down\n"
        "and said that the engine had been cold since Sunday.\n"
    )
    found = parse(f"<text>\n{body}</text>\n")
    assert [block.text for block in found.body] == [" ".join(body.split())]
