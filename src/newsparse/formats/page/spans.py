"""The picture of a text with its roles: every stretch of it in the colour of its role, how sure that is on hover."""

from collections.abc import Iterator

from newsparse.base.escaping import encodable
from newsparse.formats.markup import element, escaped
from newsparse.model.article import Article, SpanRecord
from newsparse.model.role import Role

_DOUBT = 1.0  # margin, a natural logarithm of odds, below which a role counts as uncertain


def picture(article: Article, text: str, number: int, *, level: int) -> str:
    """A table of the spans of the text in order: line, role and text; white space between them has no row."""
    text = encodable(text)
    rows = list(_rows(article, text))
    head = element("tr", (element("th", name, scope="col") for name in ("Line", "Role", "Text")))
    name = f"spans-{number}"
    title = element(f"h{level}", "The original text and its roles", id=name)
    table = element("table", f"\n{element('thead', head)}\n<tbody>\n{''.join(rows)}</tbody>\n")
    return element(
        "section", f"\n{title}\n{table}\n", class_="spans", lang="en", dir="ltr", aria_labelledby=name
    )


def _rows(article: Article, text: str) -> Iterator[str]:
    for span in article.spans:
        if span.type is Role.BREAK:
            continue
        inside = element(
            "td", escaped(text[span.start : span.end]), dir="auto", lang=article.language or "und"
        )
        yield element("tr", (element("td", str(span.line)), _role(span), inside), **_marks(span)) + "\n"


def _role(span: SpanRecord) -> str:
    name = escaped(span.type.value.replace("_", " "))
    return element("th", name + _margin(span), scope="row")


def _margin(span: SpanRecord) -> str:
    """How sure the role is; the style shows it on hover, and always where there is doubt."""
    if span.margin is None:
        return ""
    doubt = " ?" if span.margin < _DOUBT else ""
    return element("span", f" margin {span.margin:z.1f}{doubt}", class_="margin")


def _marks(span: SpanRecord) -> dict[str, str]:
    is_unsure = span.margin is not None and span.margin < _DOUBT
    title = "no other role was possible" if span.margin is None else f"margin {span.margin:.2f}"
    name = f"is-{span.type.value.replace('_', '-')}"
    return {"class_": f"{name} unsure" if is_unsure else name, "title": title}
