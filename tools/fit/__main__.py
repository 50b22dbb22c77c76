"""The command line of the fitting tool: `python -m tools.fit COMMAND`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tools.fit import corpora, digest, folds, judge, paragraphs
from tools.fit.corpora import CorporaError
from tools.fit.folds import Settings
from tools.fit.weights import ROUNDS

_SHIPPED = digest.ROOT / "src" / "newsparse" / "data" / "weights.json"  # `make tables` compiles it

_COMMANDS: dict[str, tuple[str, Callable[[Settings], int] | None]] = {
    "train": ("fit on all corpora and write the weights", None),
    "eval": ("cross-validate by publisher, print every figure, compare with the floors", judge.evaluate),
    "worst": (
        "show the wrong blocks with the widest margins, cross-validated, and their features",
        judge.worst,
    ),
    "corrections": (
        "for each correction by hand, the blocks that it puts right and wrong",
        judge.corrections,
    ),
    "confidence": (
        "the share of titles, bylines, datelines and bodies that is right at each level of confidence",
        judge.confidence,
    ),
    "transfer": ("for each family, fit on the others and measure on it", judge.transfer),
    "blocks": (
        "for each corpus, the share of paragraphs and headings that are whole blocks",
        paragraphs.report,
    ),
    "baseline": ("measure a rule of thumb on the same texts", judge.baseline),
}


def main(arguments: list[str] | None = None) -> int:
    parser = _parser()
    args = parser.parse_args(arguments)
    if args.command == "train" and args.output is None and args.corpora is not None:
        parser.error(
            "train --corpora needs --output; only the project's own corpora replace the shipped weights"
        )
    try:
        table = corpora.load(args.corpora or corpora.TABLE, args.root)
        missing = table.missing()
        if missing and args.corpora is None:
            print(f"skipped: {missing[0]} does not exist")
            return 0
        if missing:
            raise CorporaError(f"{args.corpora}: names {missing[0]}, which does not exist")
        settings = Settings(table, args.rounds, args.store)
        chore = _COMMANDS[args.command][1]
        return chore(settings) if chore else train(settings, args.output or _SHIPPED)
    except CorporaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def train(settings: Settings, output: Path) -> int:
    """Fit on all lessons and write the weights to a file."""
    path = folds.stored(folds.lessons(settings.corpora.fitted), settings)
    output.write_text(path.read_text("utf-8"), "utf-8")
    print(f"wrote {output}: {output.stat().st_size // 1024} KB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m tools.fit", description="Fit and measure newsparse's labeller."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (text, _) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "--corpora", type=Path, metavar="FILE", help="table of corpora (default: tools/fit/corpora.toml)"
        )
        command.add_argument(
            "--root", type=Path, metavar="DIR", help="folder of the corpora, instead of the table's root"
        )
        command.add_argument(
            "--rounds",
            type=int,
            default=ROUNDS,
            metavar="N",
            help="most iterations of fitting (default: %(default)s)",
        )
        command.add_argument(
            "--store",
            type=Path,
            default=folds.STORE,
            metavar="DIR",
            help="where fitted weights are kept between runs (default: build/fit)",
        )
    train_command = commands.choices["train"]
    train_command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write the weights (default: the shipped ones)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
