"""The manual page of a command, in the macros of man, made from the same declarations as its help."""

import re
from collections.abc import Iterator

import click

from newsparse.model import __version__

# The sections of a help text that stand out: "Examples:", "Exit status: 0 success"
_SECTION = re.compile(r"(Examples|Exit status)(?:, [^:]*)?:\s*")
_VERBATIM = "\b"


def page(context: click.Context) -> str:
    """The page of a command whose context this is; of the program itself for its own context."""
    name = context.command_path.replace(" ", "-")
    body = [
        f'.TH "{name.upper()}" "1" "" "newsparse {__version__}" "newsparse"',
        ".SH NAME",
        f"{_text(name)} \\- {_text(_summary(context))}",
        ".SH SYNOPSIS",
        *_synopsis(context),
        ".SH DESCRIPTION",
        *_description(context),
        *_options(context),
        *_commands(context),
        *_see_also(context),
    ]
    return "\n".join(body) + "\n"


def _summary(context: click.Context) -> str:
    text = (context.command.help or "").strip().partition("\n")[0].rstrip(".")
    return text[:1].lower() + text[1:]


def _synopsis(context: click.Context) -> Iterator[str]:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    yield f"\\fB{_text(context.command_path)}\\fR {_text(pieces)}"


def _description(context: click.Context) -> Iterator[str]:
    """The paragraphs of the help; examples and exit statuses as sections of their own."""
    for paragraph in re.split(r"\n\s*\n", (context.command.help or "").strip()):
        lines = paragraph.strip("\n").split("\n")
        is_verbatim = lines[0].strip() == _VERBATIM
        lines = lines[1:] if is_verbatim else lines
        section = _SECTION.match(lines[0].strip())
        if section:
            yield f'.SH "{section[1].upper()}"'
            lines = [lines[0].strip()[section.end() :], *lines[1:]]
        else:
            yield ".PP"
        lines = [line for line in lines if line.strip()]
        if section and section[1] == "Examples":
            yield from (".nf", *map(_text, lines), ".fi")
        else:
            yield from (_text(line.strip()) for line in lines)


def _options(context: click.Context) -> Iterator[str]:
    options = [one for one in context.command.get_params(context) if isinstance(one, click.Option)]
    found = [record for one in options if (record := one.get_help_record(context)) is not None]
    if found:
        yield ".SH OPTIONS"
    for name, text in found:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(text))


def _commands(context: click.Context) -> Iterator[str]:
    group = context.command
    if not isinstance(group, click.Group):
        return
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            summary = (command.help or "").strip().partition("\n")[0]
            yield from (".TP", f"\\fB{_text(name)}\\fR", _text(summary))


def _see_also(context: click.Context) -> Iterator[str]:
    if context.parent is not None:
        yield from (".SH SEE ALSO", f"\\fB{_text(context.parent.command_path.replace(' ', '-'))}\\fR(1)")


def _text(text: str) -> str:
    """Text in which nothing is a request or an escape of roff."""
    escaped = (
        text.replace("…", "...")
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
    )
    escaped = escaped.replace("^", "\\(ha").replace("~", "\\(ti").replace('"', "\\(dq")
    escaped = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in escaped)
    return f"\\&{escaped}" if escaped.startswith((".", "\\(aq")) else escaped


def pages(context: click.Context) -> Iterator[tuple[str, str]]:
    """Every page with the name of its file: that of the program, of its commands, and of theirs."""
    yield f"{context.command_path.replace(' ', '-')}.1", page(context)
    group = context.command
    for name in group.list_commands(context) if isinstance(group, click.Group) else ():
        found = group.get_command(context, name) if isinstance(group, click.Group) else None
        if found is not None:
            yield from pages(click.Context(found, info_name=name, parent=context))
