"""A department's organisations, groups and people as a spreadsheet: read, and compared with what is there."""

from roadmap.roster.reading import looks_like_roster, read_roster
from roadmap.roster.roster import Roster

__all__ = ["Roster", "looks_like_roster", "read_roster"]
