"""A reading edition of integration concepts side by side: from YAML files to pages in every language."""
