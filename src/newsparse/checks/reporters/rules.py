"""What a problem's rule says of itself: its page, in Markdown; a house's own rules have only their names."""

import inspect

from newsparse.checks import page, table
from newsparse.checks.problem import Problem


def summary_of(problem: Problem) -> str:
    """One sentence: what is right."""
    module = table.module(problem.code)
    return page.summary(module) if module else f"A rule of this house: {problem.name}."


def page_of(problem: Problem) -> str:
    """The rule's page."""
    module = table.module(problem.code)
    return page.page(module) if module else f"# {problem.code} {problem.name}\n\n{summary_of(problem)}\n"


def description_of(problem: Problem) -> str:
    """What the rule reports: the paragraph of its page under the first line."""
    module = table.module(problem.code)
    if module is None:
        return summary_of(problem)
    paragraphs = inspect.cleandoc(module.__doc__ or "").split("\n\n")
    plain = [paragraph for paragraph in paragraphs[1:2] if not paragraph.startswith("#")]
    return " ".join((plain or paragraphs[:1])[0].split())
