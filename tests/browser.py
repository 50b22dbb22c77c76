"""A real browser, headless: what it makes of a page, and how the page looks."""

import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 120
# No sandbox: tests may run as root in a container. Nothing is looked up: a page that loads something would show it.
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND")


def browser() -> str:
    """The path of the browser; the test is skipped where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no browser here: apt-get install chromium")
    return found


def dom(page: Path, folder: Path) -> str:
    """The document as the browser has built it, as HTML."""
    return _run(folder, "--dump-dom", page.as_uri()).decode("utf-8")


def pixels(page: Path, folder: Path, *, dark: bool = False) -> list[list[tuple[int, int, int]]]:
    """The rows of a picture of the page, 600 by 400 pixels."""
    target = folder / "page.png"
    scheme = "--blink-settings=preferredColorScheme=0" if dark else "--blink-settings=preferredColorScheme=1"
    _run(
        folder, scheme, f"--screenshot={target}", "--window-size=600,400", "--hide-scrollbars", page.as_uri()
    )
    return _rows(target.read_bytes())


def _run(folder: Path, *arguments: str) -> bytes:
    command = [browser(), *_OPTIONS, f"--user-data-dir={folder / 'profile'}", *arguments]
    environment = os.environ | {"HOME": str(folder)}
    return subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, env=environment).stdout


def _rows(png: bytes) -> list[list[tuple[int, int, int]]]:
    """The pixels of a PNG with 8 bits a channel."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and kind in (2, 6)
    step = 3 if kind == 2 else 4
    packed, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        packed += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    data, rows, before = zlib.decompress(packed), [], bytearray(width * step)
    for number in range(height):
        start = number * (width * step + 1)
        before = _unfiltered(data[start], bytearray(data[start + 1 : start + 1 + width * step]), before, step)
        rows.append([(before[i], before[i + 1], before[i + 2]) for i in range(0, width * step, step)])
    return rows


def _unfiltered(kind: int, row: bytearray, above: bytearray, step: int) -> bytearray:
    for at in range(len(row)):
        left = row[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        row[at] = (row[at] + _predicted(kind, left, above[at], corner)) & 0xFF
    return row


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        guess = left + above - corner
        return min((left, above, corner), key=lambda one: abs(guess - one))
    return (0, left, above, (left + above) // 2)[kind]
