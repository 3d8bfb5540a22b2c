"""Numbers in buttons."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

# Ids and pages as the database counts them (32 bits); a larger one was forged and opens nothing.
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]

Flag = Annotated[int, Field(ge=0, le=1)]
"""Yes (1) or no (0): what a press makes, so that pressing twice is as pressing once."""

Day = Annotated[int, Field(ge=0, le=date.max.toordinal())]
"""A day by its ordinal (1 is 1 January of year 1); 0 is none."""
