"""The slides of a pack: the same pages as on paper, with texts, tables and charts that can be edited."""

from fujidesk.plots.pack_slides.deck import pack_deck

__all__ = ["pack_deck"]
