"""A CSV or XLSX file of projects: read, cleaned, matched, looked at, then written as drafts and proposals."""
