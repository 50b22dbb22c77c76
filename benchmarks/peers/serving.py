"""Answers the requests of workers.py: timings, outlines and peak memory."""

import gc
import json
import os
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from types import ModuleType
from typing import Any, TextIO

from benchmarks.programs import PEAK

Read = Callable[[str], Any]


def serve(tool: ModuleType) -> None:
    """Answer requests until the input ends; discard what the tool itself prints."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            read = tool.load()
        except Exception as error:  # whatever keeps a tool from loading, it is skipped
            _answer(answers, {"failed": f"{type(error).__name__}: {error}"})
            return
        _answer(answers, {"loaded": True})
        for line in sys.stdin:
            request = json.loads(line)
            try:
                _answer(answers, _ASKED[request["ask"]](tool, read, request))
            except Exception as error:
                _answer(answers, {"failed": f"{type(error).__name__}: {error}"})


def _spent(_tool: ModuleType, read: Read, request: dict[str, Any]) -> dict[str, Any]:
    """The mean processor and clock seconds of a pass over the paths."""
    passes, paths = range(request["passes"]), request["paths"]
    gc.collect()
    processor, clock = process_time(), perf_counter()
    for _ in passes:
        for path in paths:
            read(path)
    return {"spent": [(process_time() - processor) / len(passes), (perf_counter() - clock) / len(passes)]}


def _outlines(tool: ModuleType, read: Read, request: dict[str, Any]) -> dict[str, Any]:
    return {"outlines": [_outline(tool, read, path) for path in request["paths"]]}


def _outline(tool: ModuleType, read: Read, path: str) -> dict[str, Any] | None:
    """What the tool finds in a text; None if it fails."""
    try:
        found: dict[str, Any] = tool.outline(read(path))
    except Exception:
        return None
    return found


def _peak(_tool: ModuleType, _read: Read, _request: dict[str, Any]) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(PEAK, names)
    return {"kib": names["peak"]()}


def _answer(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


_ASKED = {"spent": _spent, "outlines": _outlines, "peak": _peak}
