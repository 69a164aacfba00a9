"""The model as an editor meets it: the form of every field, and what to write into it.

`shape` reads the forms from the dataclasses, `words` says them in German and English; whatever shows the model to
people (the loader, editors' schemas, templates of new files, forms) is made from these two.
"""
