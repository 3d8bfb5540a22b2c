"""Word, Excel, pictures, calendar: values in, bytes out. Sentences come in already said."""
