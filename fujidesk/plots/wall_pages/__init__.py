"""Pages for the wall: few words, no type under 24 pt, made from the pack and the data behind it."""

from fujidesk.plots.wall_pages.listing import listing_pages
from fujidesk.plots.wall_pages.pages import wall_pages
from fujidesk.plots.wall_pages.paper import WallPage
from fujidesk.plots.wall_pages.sheet import project_page

__all__ = ["WallPage", "listing_pages", "project_page", "wall_pages"]
