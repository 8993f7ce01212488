"""The career site: openings as pages, structured data and feeds, swapped in whole; and records of what was posted."""
