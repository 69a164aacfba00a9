"""What a proposal changes for readers, made from the data before and after it: see `python -m konzept changes`."""
