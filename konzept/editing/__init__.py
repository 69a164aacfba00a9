"""What serves people who write data files: schemas for their editors, new files, repairs."""
