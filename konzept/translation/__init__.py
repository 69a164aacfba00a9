"""Which translations still belong to the text they were made from.  Derived from fingerprints, never stored."""
