"""Draw what the commands print, as SVG files in docs/pictures/.

python -m tools.pictures            draw those that are out of date
python -m tools.pictures --check    say which are out of date; exit status 1 if any are
"""

import io
import os
import re
import subprocess
import sys
from typing import NamedTuple

from lxml import etree, html
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from tools.generated import ROOT, keep

FOLDER = ROOT / "docs" / "pictures"
COLUMNS = 80

# Colours with a contrast of 4.5 or more on the background, faint text among them (rich draws it at half its colour).
_INK, _PAPER = (224, 226, 230), (24, 27, 33)
_COLOURS = [
    *((24, 27, 33), (255, 135, 125), (126, 211, 140), (240, 196, 105)),
    *((125, 178, 255), (214, 160, 255), (110, 210, 220), (224, 226, 230)),
]
THEME = TerminalTheme(_PAPER, _INK, _COLOURS, _COLOURS)

# rich's own frame loads a font from the network, and has the buttons of a window.
_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 18 {width} {height}" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
<rect x="-12" y="18" width="{width}" height="{height}" rx="8" fill="PAPER"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
""".replace("PAPER", "#{:02x}{:02x}{:02x}".format(*_PAPER))

# A page inside a picture: the size that the browser gives the page is written down, as an SVG has no other way to know.
_PAGE_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>{title}</title>
<foreignObject width="{width}" height="{height}">
{page}
</foreignObject>
</svg>
"""


class Picture(NamedTuple):
    """A picture: its file, the command whose output it shows, and for a page its size in CSS pixels."""

    name: str
    command: tuple[str, ...]
    size: tuple[int, int] | None = None

    @property
    def title(self) -> str:
        """The command as one types it."""
        return " ".join(("newsparse", *self.command))


PICTURES = (
    Picture("show", ("show", "examples/ferry.txt")),
    Picture("explain", ("explain", "--line", "14", "examples/ferry.txt")),
    Picture("check", ("check", "--output-format", "full", "examples/local")),
    Picture("html", ("parse", "-t", "html", "examples/ferry.txt"), (720, 560)),
)


def drawn(picture: Picture) -> str:
    """The picture as SVG."""
    return _page(picture) if picture.size else _terminal(picture)


def printed(picture: Picture, *extra: str) -> str:
    """What the command prints on a terminal of 80 columns; raises CalledProcessError if it fails."""
    program = [sys.executable, "-m", "newsparse", *picture.command, *extra]
    environment = os.environ | {"COLUMNS": str(COLUMNS), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:  # check ends with 1 when it finds something
        raise subprocess.CalledProcessError(done.returncode, program, done.stdout, done.stderr)
    return done.stdout


def _terminal(picture: Picture) -> str:
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), legacy_windows=False)
    console.print(Text.assemble(("$ ", "green"), (picture.title, "bold")), "", sep="\n")
    console.print(Text.from_ansi(printed(picture, "--color", "always").rstrip("\n")))
    frame = _FRAME.replace("TITLE", picture.title)
    svg = console.export_svg(theme=THEME, code_format=frame, unique_id=picture.name)
    return _trimmed(svg)


def _trimmed(svg: str) -> str:
    """The picture without the ends of lines, which rich draws as text, and with an even margin."""
    svg = re.sub(r"<text [^>]*>\n</text>", "", svg)
    svg = re.sub(r'(?<= width=")994(?=" height="[\d.]+" rx)|(?<=viewBox="-12 18 )994', "1018", svg)
    return re.sub(r"[ \t]+$", "", svg, flags=re.M)


def _page(picture: Picture) -> str:
    assert picture.size
    page = html.document_fromstring(printed(picture))
    for element in page.xpath("//script | //meta[@http-equiv]"):
        element.drop_tree()
    page.set("xmlns", "http://www.w3.org/1999/xhtml")
    width, height = picture.size
    page.body.set("style", f"min-height: {height}px")  # the paper reaches the edge
    inside = etree.tostring(page, encoding="unicode")
    return _PAGE_FRAME.format(width=width, height=height, title=picture.title, page=inside)


if __name__ == "__main__":
    sys.exit(keep({FOLDER / f"{one.name}.svg": drawn(one) for one in PICTURES}, sys.argv[1:]))
