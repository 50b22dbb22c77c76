"""Where, who and when, at the head of a lead?"""

from newsparse.dateline.match import Attempt, Match, as_dateline, attempts, match

__all__ = ["Attempt", "Match", "as_dateline", "attempts", "match"]
