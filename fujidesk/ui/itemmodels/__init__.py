"""Qt item models over the rows that services return."""
