"""Reads a signed order – Word, spreadsheet, PDF, text – into a road map with its doubts."""
