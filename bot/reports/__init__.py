"""Word, Excel, pictures, calendar: values in, bytes out."""
