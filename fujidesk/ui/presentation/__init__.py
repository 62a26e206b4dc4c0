"""Presentation (F5): pages made for the wall, full screen, read-only; what comes next on the other screen."""
