"""What a road map says and what follows from it: pure values in, pure values out."""
