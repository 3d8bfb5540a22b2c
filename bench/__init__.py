"""How fast it is, measured: ``make bench`` prints one table; ``bench/figures.py`` says how to add a row."""
