"""Reads a signed order – Word, spreadsheet, PDF, text – into a road map with its doubts."""

from roadmap.documents.as_json import road_map_json
from roadmap.documents.door import read_document, read_outcome
from roadmap.documents.refusals import Refusal

__all__ = ["Refusal", "read_document", "read_outcome", "road_map_json"]
