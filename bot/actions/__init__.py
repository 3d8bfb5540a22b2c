"""Deeds: decide with a pure function of ``roadmap``, save, write the journal. Free of aiogram."""
