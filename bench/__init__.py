"""Measures the build against the least that the same engine needs for the same pages."""
