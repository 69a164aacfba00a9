"""The form under `/admin/` for those who do not want to write YAML: what it asks and how its answers become files.

`widgets` turns a field's shape into a field of the form, `shapes` into instructions for writing it, `collections`
makes a list of forms from the model, `host` says where the files are kept, and `folder` writes it all.
"""
