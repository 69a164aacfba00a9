"""Many published sites as one: takes over what each has published, keeps what was good, and makes the pages across."""
