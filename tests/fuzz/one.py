"""Fuzz one promise with atheris: `python -m tests.fuzz.one PROMISE [libFuzzer options] CORPUS`."""

import sys


def main() -> None:
    """Fuzz until libFuzzer stops, which exits the process."""
    import atheris  # installed only by make fuzz

    with atheris.instrument_imports(include=["newsparse"]):
        from tests.fuzz.promises import PROMISES
    promise = PROMISES[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], promise)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
