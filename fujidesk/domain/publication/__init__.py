"""What the city puts on its website: a content model of its own, and the tables and pages made from it."""

from fujidesk.domain.publication.content import Publication
from fujidesk.domain.publication.making import PublicSource, make_publication

__all__ = ["PublicSource", "Publication", "make_publication"]
