"""The words of a newsroom that no table of newsparse has, from its configuration."""

from newsparse.base.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands before a colon, or alone above, the title, the byline and so on of the newsroom's texts."""

    title: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The table `[parse]`: names of agencies, and lines that end an article or are not part of it.

    A line is compared without regard to case and to white space; one `*` in it stands for anything.
    """

    agencies: tuple[str, ...] = ()
    end_markers: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    labels: Labels = field(default_factory=Labels)

    def __bool__(self) -> bool:
        return self != _NONE


_NONE = HouseWords()
