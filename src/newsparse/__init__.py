"""newsparse turns raw news text into clean structure: title, byline, dateline, subheads, paragraphs.

>>> import newsparse
>>> newsparse.parse("Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday.").dateline.agency
'AP'
"""

from newsparse.model import __version__ as __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsparse.api import check, parse, parse_all, read, write
    from newsparse.batch import arrow as arrow
    from newsparse.checks.problem import Problem
    from newsparse.model.article import Article
    from newsparse.model.errors import NewsparseError
    from newsparse.model.options import Options

__all__ = ["Article", "NewsparseError", "Options", "Problem", "check", "parse", "parse_all", "read", "write"]

# Names are loaded when they are first used, so that a command starts without what it does not need.
_HOMES = {
    "Article": "model.article",
    "NewsparseError": "model.errors",
    "Options": "model.options",
    "Problem": "checks.problem",
    "check": "api",
    "parse": "api",
    "parse_all": "api",
    "read": "api",
    "write": "api",
}
_MODULES = {"arrow": "batch.arrow"}  # needs pyarrow, so it is not in __all__


def __getattr__(name: str) -> object:
    if name not in _HOMES and name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object
    if name in _MODULES:
        value = import_module(f"{__name__}.{_MODULES[name]}")
    else:
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_MODULES, "__version__"])
