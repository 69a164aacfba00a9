"""What must be true of finished pages: looked at as they are made, in every build and in the preview."""
