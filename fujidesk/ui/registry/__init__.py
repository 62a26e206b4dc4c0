"""The project list: filter, table, preview, bulk edits, saved views."""
