"""Reads a signed order – Word, spreadsheet, PDF, text – into a road map with its doubts."""

from roadmap.documents.as_json import road_map_json
from roadmap.documents.door import read_order, read_outcome
from roadmap.documents.limits import FILE_MOST
from roadmap.documents.refusals import Unreadable

__all__ = ["FILE_MOST", "Unreadable", "read_order", "read_outcome", "road_map_json"]
