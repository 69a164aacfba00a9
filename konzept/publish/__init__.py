"""From finished pages to a folder that a web server can deliver."""
