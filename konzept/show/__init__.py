"""What a page shows: views choose and order, templates print."""
