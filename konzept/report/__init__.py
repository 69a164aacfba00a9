"""What is wrong or under way, told to people and to programs."""
