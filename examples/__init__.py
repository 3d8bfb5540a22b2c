"""Invented orders in the layouts that real ones come in; the demo reads one of them."""
