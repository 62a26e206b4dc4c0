"""Writes slides as a PowerPoint file with texts, tables and charts that can be edited."""

from fujidesk.exchange.pack_pptx.deck import deck_bytes

__all__ = ["deck_bytes"]
