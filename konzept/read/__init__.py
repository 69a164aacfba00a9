"""From the bytes of the data folder to records, with the place of every value and every mistake."""
