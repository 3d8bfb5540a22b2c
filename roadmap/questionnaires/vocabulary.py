"""Words of a form's spreadsheet that are our own: the column that ties a question to an indicator."""

from __future__ import annotations

INDICATOR_HEADS = frozenset({"indicator", "bind::indicator", "показатель"})
