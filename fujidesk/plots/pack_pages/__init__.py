"""The pages of a pack of meeting papers on A4 landscape, laid out once for PDF, print, thumbnails."""

from fujidesk.plots.pack_pages.pages import PackPage, pack_pages

__all__ = ["PackPage", "pack_pages"]
