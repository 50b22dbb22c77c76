"""Where, who and when, at the head of a lead?"""

from newsparse.dateline.match import Attempt, attempts, match
from newsparse.dateline.parts import Match, as_dateline

__all__ = ["Attempt", "Match", "as_dateline", "attempts", "match"]
