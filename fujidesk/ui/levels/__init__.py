"""The window with the descriptions of policies and measures (003, 第5章)."""
