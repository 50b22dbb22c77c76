"""The candidates for a whole page's headline: their features and their ranking."""

import random
from itertools import accumulate

from newsparse.label.describe import describe
from newsparse.label.headline import Features, _add_against, _Line, candidates, ranking
from newsparse.label.surroundings import survey
from newsparse.text.blocks import find

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when it would go. "
SECTIONS = ("Home", "News", "Sport", "Money", "Travel", "Weather", "Games", "Letters", "Shop", "About")
MENU = "".join(f"* {name}\n" for name in SECTIONS)
PAGE = f"""{MENU}
* News
* Ferry to the islands late again

Ferry to the islands late again

Passengers on the quay were told nothing

By Ana Ruiz
12 March 2024

{TEXT}

{TEXT.replace("Monday", "Tuesday")}

{TEXT.replace("Monday", "Wednesday")}

{MENU}
"""


class Shown(dict[str, float]):
    """The features of a candidate, with those that do not hold."""

    def __missing__(self, name: str) -> float:
        return 0.0


def seen(line: str) -> Features:
    return of(PAGE, line)


def of(page: str, line: str) -> Features:
    facts = describe(find(page).blocks)
    lines = {facts[index].block.text: features for index, features in candidates(facts, survey(facts))}
    return Shown(lines[line])


def test_a_headline_is_repeated_in_the_breadcrumb_above_it() -> None:
    assert seen("Ferry to the islands late again")["echo above"]
    assert not seen("Passengers on the quay were told nothing")["echo above"]


def test_a_headline_is_set_apart_from_the_list_above_it() -> None:
    assert seen("Ferry to the islands late again")["gap above"]
    assert seen("* Ferry to the islands late again")["item"]


def test_a_deck_has_its_rival_above_it() -> None:
    assert seen("Passengers on the quay were told nothing")["rival above"]


def test_a_line_far_less_likely_than_the_likeliest_one_is_not_ranked() -> None:
    facts = describe(find(PAGE).blocks)
    headline = next(i for i, m in enumerate(facts) if m.block.text == "Ferry to the islands late again")
    weights = {"echo above": 9.0, "item": -9.0}
    assert ranking(facts, survey(facts), weights) == [headline]


def test_a_repeated_line_with_a_credit_under_it_is_a_caption() -> None:
    page = PAGE.replace(
        "Passengers on the quay were told nothing",
        "A ferry leaves the quay\n\nPhoto: Ana Ruiz\n\nA ferry leaves the quay",
    )
    assert "echo above" not in of(page, "A ferry leaves the quay")
    assert of(page, "A ferry leaves the quay")["echo captioned"]


def test_a_headline_is_the_first_line_set_apart() -> None:
    assert seen("Ferry to the islands late again")["first apart"]
    assert not seen("Passengers on the quay were told nothing")["first apart"]


# The limits of the features. One-word lines fill the distances: they count as blocks but are not candidates.
LINK = "Home"
HEADLINE = "Ferry to the islands late again"
OTHER = "Mayor opens museum of local history"
STORY = [
    f"The ferry to the islands was late, {words}, and nobody knew why that was or when it would sail."
    for words in (
        "says the harbour",
        "says the captain",
        "says the pastor",
        "says the baker",
        "says the smith",
        "says the miller",
        "says the cooper",
        "says the fowler",
        "says the weaver",
        "says the tanner",
    )
]
BELOW = [*SECTIONS, *SECTIONS, *SECTIONS]


def on(*above: str) -> dict[int, Features]:
    """The candidates of a page with these blocks above its story, by their index."""
    facts = describe(find("\n\n".join([*above, *STORY, *BELOW])).blocks)
    around = survey(facts)
    assert (around.page, around.core[0]) == (True, len(above))
    return {index: Shown(features) for index, features in candidates(facts, around)}


def test_a_headline_is_at_most_160_blocks_above_the_running_text() -> None:
    assert 0 in on(HEADLINE, *[LINK] * 119)
    assert 0 not in on(HEADLINE, *[LINK] * 219)


def test_a_headline_is_above_the_running_text_or_among_its_first_six_blocks() -> None:
    found = on(HEADLINE)
    assert 1 + 5 in found
    assert 1 + 8 not in found


def ranked(weights: Features, *above: str) -> list[str]:
    facts = describe(find("\n\n".join([*above, *STORY, *BELOW])).blocks)
    return [facts[index].block.text for index in ranking(facts, survey(facts), {"inside": -9.0, **weights})]


def test_a_line_slightly_less_likely_than_the_likeliest_one_is_ranked() -> None:
    assert ranked({"item": -1.0}, HEADLINE, f"* {OTHER}") == [HEADLINE, f"* {OTHER}"]
    assert ranked({"item": -2.0}, HEADLINE, f"* {OTHER}") == [HEADLINE]


def test_only_three_lines_are_ranked_even_if_more_are_as_likely() -> None:
    lines = [f"{OTHER} {day}" for day in ("today", "soon", "late", "now", "then", "again", "twice")]
    assert ranked({}, *lines) == lines[:3]


def test_a_line_is_repeated_near_or_far_below() -> None:
    near, far = on(HEADLINE, *[LINK] * 5, HEADLINE), on(HEADLINE, *[LINK] * 11, HEADLINE)
    assert (near[0]["echo below"], near[0]["echo far below"]) == (True, False)
    assert (far[0]["echo below"], far[0]["echo far below"]) == (False, True)


def test_a_repetition_of_a_very_short_line_does_not_count() -> None:
    assert on("Ferry late", *[LINK] * 5, "Ferry late")[0].get("echo below") is None
    assert on("Ferry is late again", *[LINK] * 5, "Ferry is late again")[0]["echo below"]


def test_a_line_far_above_the_running_text_must_share_words_with_it() -> None:
    assert on(OTHER, *[LINK] * 44)[0]["far unsaid"]
    assert not on(OTHER, *[LINK] * 19)[0]["far unsaid"]
    assert not on(HEADLINE, *[LINK] * 44)[0]["far unsaid"]


def test_two_words_in_common_with_the_lead_are_enough_but_one_is_not() -> None:
    one, two = "The islands vote on a bridge", "The ferry to the islands votes"
    assert on(one, *[LINK] * 44)[0]["far unsaid"]
    assert not on(two, *[LINK] * 44)[0]["far unsaid"]


def test_a_headline_is_compared_with_the_first_four_paragraphs() -> None:
    assert on("Why the baker is unwell")[0]["lead words"] == 0.2
    assert on("Why the miller is unwell")[0]["lead words"] == 0.0
    assert on("Why the miller is unwell")[0]["core words"] > 0


def test_a_line_has_rivals_up_to_fifteen_blocks_away() -> None:
    above = [HEADLINE, *[LINK] * 70]
    assert on(*above, OTHER, *[LINK] * 10, HEADLINE)[71]["another echoes"]
    assert not on(*above, OTHER, *[LINK] * 22, HEADLINE)[71]["another echoes"]


def test_a_rival_just_above_is_distinguished_from_a_list_of_teasers_further_up() -> None:
    near, far, gone = (on(HEADLINE, *[LINK] * links, OTHER)[links + 1] for links in (3, 7, 15))
    assert (near["rival above"], near["better above"], near["rivals above"]) == (True, True, 0)
    assert (far["rival above"], far["better above"], far["rivals above"]) == (False, False, 1 / 3)
    assert (gone["rival above"], gone["better above"], gone["rivals above"]) == (False, False, 0)


def test_a_line_of_three_words_is_a_section_and_not_a_rival() -> None:
    assert not on("Ferry to islands", OTHER)[1]["rival above"]
    assert on("Ferry to the islands", OTHER)[1]["rival above"]


def test_a_rival_below_is_at_most_three_blocks_away() -> None:
    assert on(OTHER, LINK, LINK, HEADLINE)[0]["rival below"]
    assert not on(OTHER, *[LINK] * 4, HEADLINE)[0]["rival below"]


def test_an_author_or_time_is_expected_up_to_six_blocks_below_a_headline() -> None:
    by, at = "By Ana Ruiz", "12 March 2024"
    assert on(HEADLINE, by)[0]["byline next"]
    assert not on(HEADLINE, LINK, by)[0]["byline next"]
    soon = on(HEADLINE, LINK, LINK, at)[0]
    assert (soon["date next"], soon["date near"]) == (False, True)
    below = on(HEADLINE, *[LINK] * 4, at)[0]
    assert (below["date near"], below["date below"]) == (False, True)
    assert not on(HEADLINE, *[LINK] * 6, at)[0]["date below"]
    assert not on(HEADLINE, *[LINK] * 9, at)[0]["date below"]


def test_an_author_or_time_counts_up_to_five_blocks_above_a_line() -> None:
    for name, line in (("byline above", "By Ana Ruiz"), ("date above", "12 March 2024")):
        assert on(line, *[LINK] * 4, OTHER)[5][name]
        assert not on(line, *[LINK] * 6, OTHER)[7][name]


def test_a_time_inside_other_text_counts_up_to_four_blocks_below() -> None:
    stamp = "Shipping news, edition of 2024, the harbour"
    assert on(HEADLINE, *[LINK] * 3, stamp)[0]["stamp below"]
    assert not on(HEADLINE, *[LINK] * 5, stamp)[0]["stamp below"]


def test_a_line_below_three_sentences_is_a_subhead() -> None:
    found = on(HEADLINE)
    assert [found[index]["text above"] for index in range(6)] == [0, 0, 1 / 3, 2 / 3, 1, 1]


def test_a_deck_is_longer_than_its_headline_and_longer_than_a_link() -> None:
    title = "Nobody on the quay was told why it was late"
    assert len(title) == 43
    assert on(title, f"{title}, {title[:20]}")[0]["longer below"]
    assert not on(title, f"{title} again")[0]["longer below"]
    assert not on("Ferry late", "Nobody on the quay was told why it was")[0]["longer below"]
    assert on("Ferry late", f"{title} and nobody on the isle")[0]["longer below"]


def test_lines_are_classified_by_their_number_of_words() -> None:
    def words(line: str) -> tuple[float, float, float]:
        found = on(line)[0]
        return found["two words"], found["few words"], found["many words"]

    assert words("Ferry late again") == (True, True, False)
    assert words("Ferry is late again today") == (False, True, False)
    assert words("Ferry is late again today, says") == (False, False, False)
    assert words("Ferry is late again today, says the mayor") == (False, False, True)


def test_a_line_indented_far_more_than_the_text_belongs_to_a_list() -> None:
    assert [on(HEADLINE, f"{' ' * blanks}{OTHER}")[1]["indented far"] for blanks in (3, 6)] == [False, True]


def test_a_headline_has_at_least_two_words() -> None:
    assert 1 not in on(HEADLINE, LINK)
    assert 1 in on(HEADLINE, "Ferry late")
    assert 1 in on(HEADLINE, "渡轮晚点")


def test_a_repeated_section_name_is_not_a_rival_of_a_headline() -> None:
    brief = "Ferry to islands"
    assert not on(brief, *[LINK] * 70, OTHER, brief)[71]["another echoes"]


def test_a_credit_at_the_end_counts_three_times_against_a_headline() -> None:
    line = "The quay of the old town on a foggy Monday. Photo: Ana Ruiz"
    weights = {"credited": -1.0, "last a": 0.0}
    assert ranked({**weights, "many words": 2.0, "inside": -99.0}, line, "Ferry late")[0] == "Ferry late"
    assert ranked({**weights, "many words": 4.0, "inside": -99.0}, line, "Ferry late")[0] == line


def test_the_first_and_the_last_rival_answer_for_all_of_them() -> None:
    """The times above the blocks are counted, and the count only grows."""
    chance = random.Random(1)
    for _ in range(500):
        stamps = list(accumulate((chance.random() < 0.2 for _ in range(20)), initial=0))
        lines = [
            _Line(at, chance.randrange(3), 0.5, 0.5, chance.random() < 0.5, chance.random() < 0.5)
            for at in sorted(chance.sample(range(20), chance.randrange(1, 6)))
        ]
        own = lines.pop(chance.randrange(len(lines)))
        found = Shown()
        _add_against(found, own, lines, stamps)
        assert found["stamp before rival"] == any(
            other.at > own.at and stamps[other.at] > stamps[own.at + 1] for other in lines
        )
        assert found["stamp after rival"] == any(
            other.at < own.at and stamps[own.at] > stamps[other.at + 1] for other in lines
        )
        assert found["rival further out"] == any(other.indent < own.indent for other in lines)
        assert found["rival further in"] == any(other.indent > own.indent for other in lines)
        assert found["another echoes"] == (any(other.echoes for other in lines) and not own.echoes)
