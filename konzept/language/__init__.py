"""How texts are written: sentences, numbers, dates, alphabets, Markdown, search terms."""
