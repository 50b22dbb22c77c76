"""The documentation of a problem's rule, and its address; a rule from the configuration has only its name."""

import inspect

from newsparse.checks import page, table
from newsparse.checks.problem import Problem

# The Repository of [project.urls] in pyproject.toml, of which a running program does not know.
HOME = "https://github.com/newsparse/newsparse"


def summary_of(problem: Problem) -> str:
    """The first sentence of the rule's page."""
    module = table.module(problem.code)
    return page.summary(module) if module else f"A rule from this project's configuration: {problem.name}."


def page_of(problem: Problem) -> str:
    """The rule's page, in Markdown."""
    module = table.module(problem.code)
    return page.page(module) if module else f"# {problem.code} {problem.name}\n\n{summary_of(problem)}\n"


def address_of(problem: Problem) -> str | None:
    """The address of the rule's page in the repository; None for a rule from the configuration, which has none."""
    return f"{HOME}/blob/main/docs/rules/{problem.code}.md" if table.module(problem.code) else None


def description_of(problem: Problem) -> str:
    """What the rule reports: the first paragraph of its page after the title."""
    module = table.module(problem.code)
    if module is None:
        return summary_of(problem)
    paragraphs = inspect.cleandoc(module.__doc__ or "").split("\n\n")
    plain = [paragraph for paragraph in paragraphs[1:2] if not paragraph.startswith("#")]
    return " ".join((plain or paragraphs[:1])[0].split())
