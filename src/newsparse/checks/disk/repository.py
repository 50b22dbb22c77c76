"""The repository of the checked files: its root, and the names of files inside it."""

import os

from newsparse.checks.config.configuration import Configuration
from newsparse.files.gitignore import repository


def root_of(folder: str, configuration: Configuration, otherwise: str | None = None) -> str:
    """The root for the files in `folder`: that of git, else the configuration's folder, else `otherwise`.

    That is the current folder unless the caller knows a better one.
    """
    return repository(folder) or os.path.dirname(configuration.path or "") or otherwise or os.getcwd()


def path_within(root: str, path: str) -> str:
    """The POSIX path of a file inside the repository at `root`, by which baselines and fingerprints know it."""
    return os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")
