"""What a proposal changes for readers, made from the data of both sides: see `python -m konzept changes`.

`compare` finds the differences, `names` calls everything by its name, `comment` writes them down for a code host.
"""
