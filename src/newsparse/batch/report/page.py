"""The report as a web page: self-contained, and without scripts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os.path import join
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsparse.base.counting import counted
from newsparse.base.escaping import visible
from newsparse.base.tables import DATA
from newsparse.batch.report.anomaly import WORDS
from newsparse.batch.report.figures import duration, short, size
from newsparse.batch.report.plot import label, plot

Facts: TypeAlias = Mapping[str, Any]
Child: TypeAlias = Element | str

_STYLE = join(DATA, "batch_report.css")
# Nothing is fetched and no script runs, even if untrusted text were taken for markup.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_PLOTS = {
    "size": ("Size per input", "size"),
    "seconds": ("Time per input", "seconds"),
    "paragraphs": ("Paragraphs per input", "number"),
    "articles": ("Articles per input", "number"),
}


def page(facts: Facts) -> str:
    """The page of a report. It is built as a tree of elements, so that untrusted text can never become markup."""
    headline = _headline(facts["inputs"])
    html = _element("html", _head(headline), _body(facts, headline), lang="en")
    indent(html, "")
    return "<!DOCTYPE html>\n" + tostring(html, encoding="unicode", method="html") + "\n"


def _head(headline: str) -> Element:
    with open(_STYLE, encoding="utf-8") as file:
        style = file.read()
    return _element(
        "head",
        _element("meta", charset="utf-8"),
        _element("meta", {"http-equiv": "Content-Security-Policy"}, content=_POLICY),
        _element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _element("meta", name="color-scheme", content="light dark"),
        _element("title", f"newsparse batch: {headline}"),
        _element("style", style),
    )


def _body(facts: Facts, headline: str) -> Element:
    sections = list(_sections(facts))
    return _element(
        "body",
        _element(
            "header",
            _element("p", "newsparse batch", {"class": "kicker"}),
            _element("h1", headline),
            _tiles(facts),
            _contents(sections),
        ),
        _element("main", *sections),
        _element("footer", _element("p", f"{facts['schema']} · no scripts, nothing loaded")),
    )


def _headline(inputs: Facts) -> str:
    total = sum(inputs.values())
    parts = [f"{inputs['converted']:,} of {counted(total, 'input')} converted"]
    parts += [f"{inputs[name]:,} {name}" for name in ("unchanged", "failed") if inputs[name]]
    return ", ".join(parts)


def _tiles(facts: Facts) -> Element:
    """The headline figures."""
    inputs, seconds = facts["inputs"], facts["about"].get("seconds")
    tiles = [
        ("converted", f"{inputs['converted']:,}"),
        ("unchanged", f"{inputs['unchanged']:,}"),
        ("failed", f"{inputs['failed']:,}"),
        ("articles", f"{facts['articles']:,}"),
        ("read", size(facts["distributions"]["size"]["total"])),
    ]
    if isinstance(seconds, (int, float)):
        tiles.append(("taken", duration(seconds)))
    found = _element("dl", {"class": "tiles"})
    for name, figure in tiles:
        bad = {"class": "bad"} if name == "failed" and inputs["failed"] else {}
        found.append(_element("div", _element("dt", name), _element("dd", figure), bad))
    return found


def _contents(sections: Sequence[Element]) -> Element:
    items = [
        _element("li", _element("a", section[0].text or "", href=f"#{section.get('id')}"))
        for section in sections
    ]
    return _element("nav", _element("ul", *items), {"aria-label": "Contents"})


def _sections(facts: Facts) -> Iterator[Element]:
    yield _section("failures", "Failures", *_failures(facts["failures"], facts["inputs"]["failed"]))
    yield _section("shortcomings", "Incomplete or in doubt", *_shortcomings(facts["shortcomings"]))
    yield _section("anomalies", "Anomalies", *_anomalies(facts))
    yield _section("left-out", "Left out", *_left_out(facts))
    yield _section("found", "What was found", _found(facts))
    yield _section("distributions", "Distributions", _distributions(facts["distributions"]))
    yield _section("slowest", "Slowest inputs", _entries(facts["slowest"]))
    yield _section("largest", "Largest inputs", _entries(facts["largest"]))
    yield _section("about", "About this run", _about(facts["about"]))


def _section(name: str, title: str, *content: Child) -> Element:
    return _element("section", _element("h2", title), *content, id=name)


def _failures(failures: Facts, number: int) -> Iterator[Element]:
    if not number:
        yield _element("p", "No input failed.")
        return
    if len(failures["reasons"]) < number:  # otherwise the list repeats them all
        yield _counts("Reasons", failures["reasons"])
    yield from _reasons(failures)


def _shortcomings(found: Facts) -> Iterator[Element]:
    if not found["inputs"]:
        yield _element("p", "Every article has a title and a body, and no part in doubt.")
        return
    yield from _reasons(found)


def _reasons(found: Facts) -> Iterator[Element]:
    rows = [(_name(one["name"]), visible(one["reason"])) for one in found["listed"]]
    yield _table(("Input", "Reason"), rows, "list")
    if found["not_listed"]:
        yield _element("p", f"And {found['not_listed']:,} more.")


def _anomalies(facts: Facts) -> Iterator[Element]:
    if not facts["anomalies"]:
        yield _element("p", "No anomalies in the converted inputs.")
        return
    yield _element("p", "These inputs were converted. They are unusual, but not necessarily wrong.")
    yield _counts("Inputs by anomaly", {WORDS[name]: number for name, number in facts["anomalies"].items()})
    yield _element("h3", "Most anomalous inputs")
    yield _entries(facts["most_anomalous"])


def _left_out(facts: Facts) -> Iterator[Element]:
    gone = facts["left_out"]
    if not gone["blocks"]:
        yield _element("p", "Nothing was left out.")
        return
    blocks, words = counted(gone["blocks"], "block"), counted(gone["words"], "word")
    yield _element("p", f"Not in the articles: {blocks} with {words}.")
    if facts["most_lost"]:
        yield _element("h3", "Inputs that lost most")
        rows = [(_name(one["name"]), f"{one['left_out']:,}") for one in facts["most_lost"]]
        yield _table(("Input", "Words left out"), rows, "list")


def _found(facts: Facts) -> Element:
    roles = {name.replace("_", " "): number for name, number in facts["roles"].items()}
    languages = {"unclear" if name == "und" else name: n for name, n in facts["languages"].items()}
    return _element(
        "div",
        _counts("Roles", roles),
        _counts("Languages of articles", languages),
        _counts("Encodings of inputs", facts["encodings"]),
        {"class": "cards"},
    )


def _counts(title: str, numbers: Mapping[str, int]) -> Element:
    """Names with their numbers, and bars to compare them."""
    card = _element("div", _element("h3", title), {"class": "card"})
    if not numbers:
        card.append(_element("p", "None."))
        return card
    most = max(numbers.values())
    table = SubElement(card, "table", {"class": "counts"})
    table.append(_element("caption", title, {"class": "unseen"}))
    table.append(_heading(("Name", "Number")))
    body = SubElement(table, "tbody")
    for name, number in numbers.items():
        bar = _element("span", {"class": "bar", "style": f"width:{100 * number / most:.1f}%"})
        row = _element("tr", _element("th", visible(name), scope="row"), _element("td", f"{number:,}", bar))
        body.append(row)
    return card


def _distributions(distributions: Facts) -> Element:
    cards = [
        _distribution(title, unit, distributions[name])
        for name, (title, unit) in _PLOTS.items()
        if distributions[name]["number"]
    ]
    return _element("div", *cards, {"class": "cards"}) if cards else _element("p", "Nothing was converted.")


def _distribution(title: str, unit: str, spread: Facts) -> Element:
    words = _spread_in_words(unit, spread)
    rows = [(label(unit, one), f"{one['number']:,}") for one in spread["bins"]]
    return _element(
        "div",
        _element("h3", title),
        plot(f"{title}: {words}", unit, spread["bins"]),
        _element("p", words, {"class": "quiet"}),
        _element("details", _element("summary", "Figures"), _table((title, "Inputs"), rows, "figures")),
        {"class": "card"},
    )


def _spread_in_words(unit: str, spread: Facts) -> str:
    write = {"size": size, "seconds": duration}.get(unit, short)
    if spread["least"] == spread["most"]:
        return f"always {write(spread['most'])}"
    ends = f"{write(spread['least'])} at least, {write(spread['most'])} at most"
    return f"mean {write(spread['mean'])}, median {label(unit, spread['median'])}; {ends}"


def _entries(entries: Sequence[Facts]) -> Element:
    """Inputs with their figures; below each name its anomalies."""
    if not entries:
        return _element("p", "None.")
    rows = [
        (
            _element("div", _name(one["name"]), *_remark(one)),
            "–" if one["seconds"] is None else duration(one["seconds"]),
            size(one["size"]),
            "–" if one["problem"] else f"{one['paragraphs']:,}",
        )
        for one in entries
    ]
    return _table(("Input", "Time", "Size", "Paragraphs"), rows, "entries")


def _remark(entry: Facts) -> list[Element]:
    words = ["failed"] if entry["problem"] else [WORDS[name] for name in entry["anomalies"]]
    return [_element("div", ", ".join(words), {"class": "quiet"})] if words else []


def _about(about: Facts) -> Element:
    if not about:
        return _element("p", "No details were recorded.")
    rows = [(name.replace("_", " "), _value(name, value)) for name, value in about.items()]
    return _table(("Detail", "Value"), rows, "list")


def _value(name: str, value: Any) -> str:
    if name == "seconds" and isinstance(value, (int, float)):
        return duration(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value(key, item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(_value("", item) for item in value)
    return "–" if value is None else visible(str(value))


def _name(name: str) -> Element:
    return _element("code", visible(name))


def _table(names: Sequence[str], rows: Iterable[Sequence[Child]], kind: str) -> Element:
    """A table whose first column holds the row headers."""
    table = _element("table", _heading(names), {"class": kind})
    body = SubElement(table, "tbody")
    for first, *rest in rows:
        body.append(
            _element("tr", _element("th", first, scope="row"), *(_element("td", one) for one in rest))
        )
    return table


def _heading(names: Sequence[str]) -> Element:
    return _element("thead", _element("tr", *(_element("th", name, scope="col") for name in names)))


def _element(tag: str, *content: Child | Mapping[str, str], **attributes: str) -> Element:
    """An element. A mapping among its content holds attributes whose names are not Python identifiers."""
    made = Element(tag, attributes)
    for one in content:
        if isinstance(one, str):
            _append_text(made, one)
        elif isinstance(one, Element):
            made.append(one)
        else:
            made.attrib.update(one)
    return made


def _append_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
