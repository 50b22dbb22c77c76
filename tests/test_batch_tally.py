"""What a batch comes to: counts, lists of stated lengths, memory that does not grow; and how it is told."""

import random
import tracemalloc
from collections.abc import Iterator

import pytest

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.report.anomaly import anomalies
from newsparse.batch.report.distribution import Distribution, steps
from newsparse.batch.report.summary import summary
from newsparse.batch.report.tally import FAILURES_KEPT, OTHER_REASONS, OUTSTANDING_KEPT, REASONS_KEPT, Tally

ROLES = {"title": 1, "byline": 1, "paragraph": 8}


def converted(number: int, **changes: object) -> DocumentOutcome:
    plain = DocumentOutcome(
        number,
        f"news/{number}.txt",
        size=4_000,
        seconds=0.002,
        articles=1,
        encoding="utf-8",
        roles=ROLES,
        languages={"en": 1},
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def failed(number: int, problem: str = "permission denied") -> DocumentOutcome:
    return DocumentOutcome(number, f"news/{number}.txt", problem)


def tally_of(*outcomes: DocumentOutcome) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return tally


def many(number: int) -> Iterator[DocumentOutcome]:
    """Outcomes of all kinds, none like another."""
    chance = random.Random(7)
    for place in range(number):
        if chance.random() < 0.15:
            yield failed(place, f"it breaks at byte {place}")
            continue
        yield converted(
            place,
            size=int(chance.lognormvariate(8, 2)),
            seconds=chance.lognormvariate(-6, 2),
            roles={"title": 1, "paragraph": chance.randrange(40)},
            languages={chance.choice(("en", "fa", "und")): 1},
        )


def test_what_was_converted_now_and_before_and_what_failed_are_three_numbers() -> None:
    tally = tally_of(converted(0), converted(1, unchanged=True), failed(2))
    assert (tally.done, tally.unchanged, tally.failed, tally.inputs) == (1, 1, 1, 3)


def test_articles_roles_languages_and_encodings_are_those_of_all_that_is_converted() -> None:
    several = converted(1, articles=3, roles={"title": 3, "paragraph": 5}, languages={"en": 2, "und": 1})
    tally = tally_of(converted(0), several, converted(2, unchanged=True, encoding="utf-16"), failed(3))
    assert tally.articles == 5
    assert tally.roles == {"title": 5, "byline": 2, "paragraph": 21}
    assert tally.languages == {"en": 4, "und": 1}
    assert tally.encodings == {"utf-8": 2, "utf-16": 1}


def test_what_an_earlier_run_did_took_no_time_now() -> None:
    tally = tally_of(converted(0, unchanged=True, seconds=9.0), converted(1))
    assert [outcome.number for outcome in tally.slowest] == [1]
    assert tally.seconds.number == 1
    assert tally.sizes.number == 2


def test_what_failed_is_among_the_slowest_but_in_no_distribution_of_texts() -> None:
    tally = tally_of(converted(0), failed(1)._replace(seconds=30.0))
    assert [outcome.number for outcome in tally.slowest] == [1, 0]
    assert tally.paragraphs.number == tally.sizes.number == 1


def test_the_order_in_which_outcomes_arrive_makes_no_difference() -> None:
    outcomes = [converted(place, seconds=place % 7, size=place % 5) for place in range(200)]
    outcomes += [failed(place) for place in range(200, 200 + FAILURES_KEPT + 50)]
    shuffled = random.Random(1).sample(outcomes, len(outcomes))
    one, other = tally_of(*outcomes), tally_of(*shuffled)
    assert (one.slowest, one.largest, one.failures) == (other.slowest, other.largest, other.failures)
    assert [outcome.number for outcome in other.failures] == list(range(200, 200 + FAILURES_KEPT))
    assert other.failures_beyond == 50
    assert [outcome.number for outcome in other.slowest] == list(range(6, 7 * OUTSTANDING_KEPT, 7))


def test_reasons_beyond_a_hundred_are_counted_together() -> None:
    tally = tally_of(
        *(failed(place, f"reason {place}") for place in range(REASONS_KEPT + 20)), failed(999, "reason 3")
    )
    assert len(tally.reasons) == REASONS_KEPT + 1
    assert tally.reasons[OTHER_REASONS] == 20
    assert tally.reasons["reason 3"] == 2


def test_memory_is_the_same_after_forty_thousand_outcomes_as_after_ten_thousand() -> None:
    tally = Tally()
    tracemalloc.start()
    sizes = []
    for place, outcome in enumerate(many(40_000), 1):
        tally.add(outcome)
        if place in (10_000, 40_000):  # by then every list is full
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert sizes[1] < 1.02 * sizes[0] < 2_000_000


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (converted(0), []),
        (converted(0, articles=0, roles={}, languages={}), ["no_article", "no_paragraph"]),
        (converted(0, roles={"title": 1}), ["no_paragraph"]),
        (converted(0, size=40_000), []),
        (converted(0, size=40_001), ["sparse"]),
        (converted(0, articles=2), ["no_title"]),
        (converted(0, roles={**ROLES, "boilerplate": 10}), []),
        (converted(0, roles={**ROLES, "boilerplate": 11}), ["mostly_left_out"]),
        (converted(0, roles={"title": 1, "paragraph": 2, "boilerplate": 9}), []),
        (converted(0, languages={"en": 1, "und": 1}), ["language_unclear"]),
        (failed(0), []),
    ],
)
def test_an_anomaly_is_found_and_what_only_looks_like_one_is_not(
    outcome: DocumentOutcome, expected: list[str]
) -> None:
    assert [anomaly.name for anomaly in anomalies(outcome)] == expected


def test_the_most_anomalous_input_is_the_one_whose_anomalies_weigh_most() -> None:
    tally = tally_of(
        converted(0),
        converted(1, languages={"und": 1}),
        converted(2, roles={}),
        converted(3, roles={"paragraph": 9}),
        converted(4, languages={"und": 1}),
    )
    assert [outcome.number for outcome in tally.most_anomalous] == [2, 3, 1, 4]
    assert tally.anomalies == {"no_paragraph": 1, "no_title": 2, "language_unclear": 2}


def test_every_figure_is_in_the_bin_whose_bounds_hold_it() -> None:
    spread = Distribution(steps(0, 2))
    figures = [0, 0.9, 1, 1.99, 2, 99, 100, 499, 500, 10_000]
    for figure in figures:
        spread.add(figure)
    for one in spread.bins():
        end = float("inf") if one.end is None else one.end
        assert one.number == sum(one.start <= figure < end for figure in figures)
    assert sum(one.number for one in spread.bins()) == spread.number == len(figures)
    assert (spread.least, spread.most, spread.total) == (0, 10_000, sum(figures))


def test_the_median_lies_in_the_middle_bin() -> None:
    chance = random.Random(3)
    for number in (1, 2, 3, 50, 51):
        figures = sorted(chance.lognormvariate(3, 2) for _ in range(number))
        spread = Distribution(steps(-2, 5))
        for figure in figures:
            spread.add(figure)
        middle = spread.median_bin()
        assert middle
        assert middle.start <= figures[(number - 1) // 2] < (middle.end or float("inf"))
    assert Distribution(steps(0, 1)).median_bin() is None


def test_the_summary_says_what_came_out_of_it() -> None:
    outcomes = [*(converted(place) for place in range(1_200)), failed(1_200), failed(1_201, "no text: a PDF")]
    assert summary(tally_of(*outcomes), 3.0) == (
        "1,200 of 1,202 inputs converted, 2 failed, in 3 s (400 a second)\n"
        "  articles   1,200\n"
        "  roles      title 1,200 · byline 1,200 · paragraph 9,600\n"
        "  languages  en 1,200\n"
        "  encodings  utf-8 1,200\n"
        "  failed     1 × no text: a PDF\n"
        "             1 × permission denied\n"
    )


def test_the_summary_of_nothing_is_one_line() -> None:
    assert summary(Tally(), 0.0) == "0 of 0 inputs converted, in 0 ms\n"
    assert summary(
        tally_of(converted(0, unchanged=True, articles=0, roles={}, languages={})), 0.2
    ).startswith("0 of 1 input converted, 1 unchanged, in 200 ms\n")


def test_a_summary_lists_twelve_names_and_five_reasons() -> None:
    languages = {f"l{place:02}": 1 for place in range(20)}
    reasons = [failed(place, f"reason {place:02}") for place in range(9)]
    text = summary(tally_of(converted(0, languages=languages), *reasons), 1.0)
    assert "l11 1 · 8 more\n" in text and "l12" not in text
    assert "reason 04\n" in text and "reason 05" not in text and "and for 4 other reasons\n" in text


def test_a_summary_is_never_wider_than_eighty_columns_nor_obeyed_by_a_terminal() -> None:
    languages = {f"language-{place}": place + 1 for place in range(60)}
    reasons = [failed(place, f"\x1b[31m{'long ' * 30}{'x' * 200}{place}") for place in range(20)]
    text = summary(tally_of(converted(0, languages=languages), *reasons), 100_000.0)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "48 more" in text
    assert "and for 15 other reasons" in text
