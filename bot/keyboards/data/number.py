"""Numbers in buttons."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

# Ids and pages as the database counts them (32 bits); a larger one was forged and opens nothing.
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
