"""End markers are whole lines; lines that only begin or end like them are not."""

import pytest

from newsparse.words.end_markers import end_marker

PAIRS = [
    ("End Article", "End Article 370 debate"),
    ("-30-", "30 dead"),
    ("- 30 -", "30"),
    ("--30--", "-30°C"),
    ("###", "#1"),
    ("# # #", "# 3"),
    ("ENDS", "Ends meet"),
    ("-ends-", "Ends with a bang"),
    ("END", "The End of History"),
    ("***END***", "Endgame"),
    ("(END)", "(ENDANGERED)"),
    ("Reuter", "Reuters"),
    ("REUTER", "REUTERS/Ana Ruiz"),
    ("NNNN", "NNN"),
    ("-0-", "0-0"),
    ("ENDE", "Ende der Woche"),
    ("(Ende)", "Ende"),
    ("FIN", "Fin de semana"),
    ("/FIN", "Finale"),
    ("(FIM)", "Fim"),
    ("KONEC", "Konec světa"),
    ("KONIEC", "Koniec meczu"),
    ("конец статьи", "Конец"),
    ("(完)", "完了"),
    ("（完）", "完"),
    ("（了）", "了解"),
    ("(끝)", "끝내기"),
    ("انتهى", "انتهى الاجتماع"),
    ("پایان پیام", "پایان جنگ"),
    ("///", "/"),
]


@pytest.mark.parametrize(("marker", "near_miss"), PAIRS)
def test_a_marker_is_found_and_its_near_miss_is_not(marker: str, near_miss: str) -> None:
    assert end_marker(marker) is not None
    assert end_marker(near_miss) is None


@pytest.mark.parametrize("line", ["", " ", "* * *", "---", "_____", "===="])
def test_rulers_and_empty_lines_are_not_markers(line: str) -> None:
    assert end_marker(line) is None


def test_decoration_does_not_change_the_marker() -> None:
    assert {end_marker(line) for line in ("END", "(END)", "*** END ***", "-- end --")} == {"end"}


def test_a_ruler_is_part_of_a_marker_up_to_a_limit() -> None:
    assert end_marker("=============== End of story ==============="[2:-2]) == "end of story"
    assert end_marker("-" * 30 + " END " + "-" * 30) is None


def test_a_long_line_is_not_a_marker() -> None:
    assert end_marker("-" * 1_000_000 + "30" + "-" * 1_000_000) is None
