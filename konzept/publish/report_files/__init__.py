"""A report as files: one writer for each format, all of the same view (`show.views.report`)."""
