"""Ready questionnaires: each .xlsx is an XLSForm made of the .txt beside it by ``python -m examples.forms.make``."""
