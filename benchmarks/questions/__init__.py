"""What the benchmark asks, in the order of the report; each question is a module with `ask(run)`.

`ask` yields figures, and a Skip with the reason for what could not be measured. A question whose module is not there
yet is left out.
"""

from importlib import import_module
from importlib.util import find_spec

from benchmarks.run import Question

NAMES = (
    "startup",
    "memory",
    "floor",
    "markdown",
    "readers",
    "checker",
    "batch",
    "engines",
    "growth",
    "accuracy",
)
_ELSEWHERE = {"batch": "benchmarks.batch_bench", "engines": "benchmarks.engines_bench"}


def questions() -> dict[str, Question]:
    """The questions that can be asked, by name."""
    found = {}
    for name in NAMES:
        module = _ELSEWHERE.get(name, f"benchmarks.questions.{name}")
        if find_spec(module):
            ask = getattr(import_module(module), "ask", None)
            found.update({name: ask} if ask else {})
    return found
