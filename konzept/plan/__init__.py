"""Which pages the site has, at which addresses, and what a browser may do on them."""
