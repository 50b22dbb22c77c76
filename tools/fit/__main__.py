"""The chores of the labeller: fit its weights, measure them, show what they get wrong.

python -m tools.fit train      fit on everything in eval/dev and write the weights that newsparse ships
python -m tools.fit eval       cross-validate by publisher, print every figure, compare with the floors
python -m tools.fit worst      show the blocks that the cross-validated labeller gets most wrong, with their cues
python -m tools.fit transfer   fit on one family of sets, measure on the other
    python -m tools.fit baseline   measure a rule of thumb on the same texts
"""

import sys
from collections.abc import Callable
from pathlib import Path

from tools.fit import corpus, folds, judge

_SHIPPED = Path(__file__).parents[2] / "src" / "newsparse" / "data" / "compiled" / "weights.json"


def train() -> int:
    path = folds.stored(folds.lessons())
    _SHIPPED.write_text(path.read_text("utf-8"), "utf-8")
    print(f"wrote {_SHIPPED.name}: {_SHIPPED.stat().st_size // 1024} KB")
    return 0


_CHORES: dict[str, Callable[[], int]] = {
    "train": train,
    "eval": judge.evaluate,
    "worst": judge.worst,
    "transfer": judge.transfer,
    "baseline": judge.baseline,
}


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1] not in _CHORES:
        print(__doc__)
        return 2
    if not corpus.DEV.exists():
        print(f"skipped: there are no evaluation texts in {corpus.DEV}")
        return 0
    return _CHORES[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())
