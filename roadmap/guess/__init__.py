"""Which task a link, a file or a photo sent out of the blue most likely proves; it is a guess and says how sure."""

from roadmap.guess.ranking import guess
from roadmap.guess.values import Candidate, Clue, Guess, Ranked, Sureness

__all__ = ["Candidate", "Clue", "Guess", "Ranked", "Sureness", "guess"]
