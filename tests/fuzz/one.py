"""One promise, fuzzed in this process by atheris: `python -m tests.fuzz.one PROMISE [libFuzzer options] CORPUS`."""

import sys


def main() -> None:
    """Fuzz until libFuzzer has had enough; the process ends there, with its status."""
    import atheris  # here, because only make fuzz has it

    with atheris.instrument_imports(include=["newsparse"]):
        from tests.fuzz.promises import PROMISES
    promise = PROMISES[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], promise)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
