"""The floor: read a file, hash it, decode it and split it into lines."""

from collections.abc import Callable
from hashlib import sha256


def load() -> Callable[[str], list[str]]:
    return _read


def _read(path: str) -> list[str]:
    with open(path, "rb") as file:
        data = file.read()
    sha256(data).hexdigest()
    return data.decode("utf-8").splitlines()
