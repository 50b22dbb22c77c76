"""The questions of the benchmark, in the order of the report. Each is a module with `ask(run)`.

`ask` takes a benchmarks.run.Run and yields figures, or a Skip with the reason why a figure could not be measured.
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
    "editor": "benchmarks.questions.editor",
    "batch": "benchmarks.questions.batch",
    "growth": "benchmarks.questions.growth",
    "accuracy": "benchmarks.questions.accuracy",
}

# The folders of a path, which are removed from published results: those of "/tmp/x/00001.txt", but not "1/2".
_FOLDERS = re.compile(r"(?<!\w)/(?:[^\s/]+/)+")


def answers(name: str, run: Run) -> Answers:
    """The answers to a question."""
    module = MODULES[name]
    if not find_spec(module):
        yield Skip(name, f"{module} does not exist")
        return
    try:
        ask = import_module(module).ask
    except (ImportError, AttributeError) as error:
        yield Skip(name, f"cannot be loaded: {error}")
        return
    try:
        yield from ask(run)
    except RuntimeError as error:  # a measured program failed; go on with the other questions
        yield Skip(name, _FOLDERS.sub("", str(error)))
