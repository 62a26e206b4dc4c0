"""Backups in the window: made, chosen to go back to, copied into a second folder; what to do about damage."""
