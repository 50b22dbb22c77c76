"""Dumps of news wires: IPTC 7901 and ANPA 1312, with control characters and without."""

import pytest

from tests.exported import articles, read, texts

IPTC = (
    "\x01hna062 4 i 211  hna 00062\r\n\nFerries/storm/\r\n\x02EXTRA\r\nREFILE 1ST LEAD\r\nFerry back in service\r\n"
    "after a week in port\r\nBy Ana Ruiz, dpa =\r\n\r\n"
    "   Harrow (hna) - The ferry sailed again on Monday after a storm, its owner\r\nsaid in a statement.\r\n\r\n"
    "   Nobody was hurt.\r\n\r\n# hna NOTEBOOK\r\n\r\n* The following is not for publication\r\nContact: desk\r\n\r\n"
    "hna ar lw\r\n\x03041530 GMT Okt 31\r\n\x00\x7f\x04\r\n"
)
SECOND = (
    "\x01hna063 2 s 31  hna 00063\r\n\nBuses/delays/\r\n\x02Bus late =\r\n\r\n"
    "   Harrow (hna) - The bus was an hour late.\r\n"
    "\r\n\x03051200 GMT Nov 31\r\n\x00\x7f\x04\r\n"
)
ANPA = (
    "\x16\x16\x01Q1001\x1f_----\r\nr i\x13\x11 BC-Ferry-Back   06-04 0028\r\n\x02\x02^BC-Ferry-Back,300<\r\n"
    "^Ferry back in service<\r\n^AP Photo HR101<\r\n^Eds: Updates throughout.<\r\n"
    "^By ANA RUIZ=\r\n^Harrow News Writer=\r\n"
    "\t   HARROW, England (HN) _ The ferry sailed again on Monday. \r\n\t   ``Nobody was hurt,'' its owner said. \r\n"
    "\t   ___ \r\n\t   It will sail twice a day. \r\n\r\n\t   ^HN-WF-06-04-31 1530GMT<\r\n\r\n\x0c\r\n\x04\r\n"
)


def test_messages_of_iptc() -> None:
    ferry, bus = articles(IPTC + SECOND, "wire")
    assert (ferry.title, ferry.published) == (
        "Ferry back in service after a week in port",
        "2031-10-04T15:30Z",
    )
    assert ferry.byline is not None and ferry.byline.authors == ("Ana Ruiz",)
    assert texts(ferry)[0].startswith(
        "Harrow (hna) - The ferry sailed again on Monday after a storm, its owner said"
    )
    assert len(ferry.body) == 2 and texts(ferry)[-1] == "Nobody was hurt."
    assert ferry.metadata["take"] == "EXTRA, REFILE 1ST LEAD" and ferry.metadata["signed"] == "hna ar lw"
    assert (ferry.metadata["publication"], ferry.metadata["message"]) == ("hna", "hna062")
    assert [note.text for note in ferry.notes if note.type == "slug"] == ["Ferries/storm"]
    assert ferry.left_out.blocks == 3
    assert (bus.title, bus.byline, len(bus.body)) == ("Bus late", None, 1)


def test_messages_of_anpa() -> None:
    (article,) = articles(ANPA, "wire")
    assert (article.title, article.published) == ("Ferry back in service", "2031-06-04T15:30Z")
    assert article.byline is not None and article.byline.authors == ("ANA RUIZ",)
    assert article.metadata["author_title"] == "Harrow News Writer"
    assert "Eds: Updates throughout." in article.metadata["notes"]
    assert len(article.body) == 3 and texts(article)[-1] == "It will sail twice a day."
    assert article.metadata["publication"] == "HN"


def test_a_dump_that_lost_its_control_characters() -> None:
    bare = (IPTC + SECOND).translate(dict.fromkeys(range(1, 9), None)).replace("\x00", "").replace("\x7f", "")
    ferry, bus = articles(bare, "wire")
    assert (ferry.title, bus.title) == ("Ferry back in service after a week in port", "Bus late")
    assert (ferry.published, len(ferry.body), len(bus.body)) == ("2031-10-04T15:30Z", 2, 1)


def test_a_dump_that_is_cut_off_is_read_with_one_line() -> None:
    found = read(IPTC + SECOND[: SECOND.index("an hour")], "wire")
    assert [article.title for article in found.articles][1] == "Bus late"
    assert [remark.text for remark in found.remarks] == ["the dump is cut off: its last message has no end"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_accents_of_any_code_page(encoding: str) -> None:
    data = IPTC.replace("Harrow", "Hafenstra\u00dfe").encode(encoding)
    (article,) = articles(data, "wire")
    assert texts(article)[0].startswith("Hafenstra\u00dfe (hna) - ")


def test_prose_about_times_is_no_dump() -> None:
    from newsparse import formats

    text = "Ferry Back\n\nThe ferry sails at 15:30 GMT on Monday, its owner said.\n\n041530 GMT Oct 31\n"
    assert formats.decode(text.encode()).format is None
