"""What the benchmark asks, in the order of the report; each question is a module with `ask(run)`.

`ask` takes a benchmarks.run.Run and yields figures, and a Skip with the reason for what could not be measured.
"""

import re
from importlib import import_module
from importlib.util import find_spec

from benchmarks.figure import Skip
from benchmarks.run import Answers, Run

MODULES = {
    "startup": "benchmarks.questions.startup",
    "memory": "benchmarks.questions.memory",
    "floor": "benchmarks.questions.floor",
    "markdown": "benchmarks.questions.markdown",
    "readers": "benchmarks.questions.readers",
    "checker": "benchmarks.questions.checker",
    "batch": "benchmarks.questions.batch",
    "growth": "benchmarks.questions.growth",
    "accuracy": "benchmarks.questions.accuracy",
}

# The folders of a path, which are nobody's business in results that are published: "/tmp/x/00001.txt", not "1/2"
_FOLDERS = re.compile(r"(?<!\w)/(?:[^\s/]+/)+")


def answers(name: str, run: Run) -> Answers:
    """The answers to a question, as they come."""
    module = MODULES[name]
    if not find_spec(module):
        yield Skip(name, f"there is no {module} yet")
        return
    try:
        ask = import_module(module).ask
    except (ImportError, AttributeError) as error:
        yield Skip(name, f"it cannot be asked: {error}")
        return
    try:
        yield from ask(run)
    except (
        RuntimeError
    ) as error:  # a program that is measured failed: the other questions are asked all the same
        yield Skip(name, _FOLDERS.sub("", str(error)))
