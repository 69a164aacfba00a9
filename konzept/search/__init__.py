"""The search: an index per language, made in the build and read by a small script in the browser."""
