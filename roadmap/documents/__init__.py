"""Reads a signed order – Word, spreadsheet, PDF, text – into a road map with its doubts."""
FILE_MOST = 5*1024*1024
def read_order(content: bytes, name: str):
    from roadmap.documents.refusals import NoTable
    raise NoTable
