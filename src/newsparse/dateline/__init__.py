"""Where, who and when, at the head of a lead?"""

from newsparse.dateline.match import Attempt, attempts, match, match_named
from newsparse.dateline.parts import Match, as_dateline, written

__all__ = ["Attempt", "Match", "as_dateline", "attempts", "match", "match_named", "written"]
