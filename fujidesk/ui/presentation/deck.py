"""Where a show stands: the page on the wall, what was drilled into, and the way back. No window, no edits."""

from dataclasses import dataclass, field

from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.scenes import Target
from fujidesk.plots.wall_pages import WallPage, listing_pages, project_page, wall_pages


@dataclass
class _Level:
    """Pages one is in, and which of them is shown. target: the mark that led here, None in the show."""

    pages: tuple[WallPage, ...]
    at: int = 0
    target: Target | None = None


@dataclass
class Deck:
    """The pages of a show and the steps through them."""

    pack: Pack
    data: PackData
    _levels: list[_Level] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the pages."""
        self._levels = [_Level(wall_pages(self.pack, self.data))]

    @property
    def page(self) -> WallPage:
        """The page on the wall."""
        level = self._levels[-1]
        return level.pages[level.at]

    @property
    def next_page(self) -> WallPage | None:
        """The page that → would show; None at the end."""
        level = self._levels[-1]
        return level.pages[level.at + 1] if level.at + 1 < len(level.pages) else None

    @property
    def neighbours(self) -> tuple[WallPage, ...]:
        """The pages that the next key may show, to be prepared ahead."""
        level = self._levels[-1]
        places = (level.at + 1, level.at - 1, level.at + 2)
        return tuple(level.pages[place] for place in places if 0 <= place < len(level.pages))

    @property
    def is_drilled(self) -> bool:
        """Whether there is a way back to the pages of the show."""
        return len(self._levels) > 1

    @property
    def position(self) -> tuple[int, int]:
        """Number of the page and how many there are, where one is."""
        level = self._levels[-1]
        return level.at + 1, len(level.pages)

    def step(self, by: int) -> bool:
        """Go on or back by pages; tells whether another page is shown."""
        level = self._levels[-1]
        return self._go(level.at + by)

    def first(self) -> bool:
        """Go to the first page."""
        return self._go(0)

    def last(self) -> bool:
        """Go to the last page."""
        return self._go(len(self._levels[-1].pages) - 1)

    def go_to_part(self, part: int) -> bool:
        """Go to the first page of a part of the pack; the one of the next part where it has none."""
        del self._levels[1:]
        pages = self._levels[0].pages
        found = (place for place, page in enumerate(pages) if page.part >= part)
        return self._go(0 if part <= 0 else next(found, 0))

    def drill(self, target: Target) -> bool:
        """Go into what a mark stands for: a project's page, or a list where it counts several."""
        caption = self.page.scene.title
        if len(target.numbers) == 1:
            page = project_page(self.pack, self.data, target.numbers[0])
            pages: tuple[WallPage, ...] = () if page is None or self._is_shown(target.numbers[0]) else (page,)
        else:
            pages = listing_pages(self.pack, self.data, caption, target)
        if not pages:
            return False
        self._levels.append(_Level(pages, 0, target))
        return True

    def back(self) -> bool:
        """Go back to where one drilled; False on the pages of the show."""
        if not self.is_drilled:
            return False
        self._levels.pop()
        return True

    def renew(self, pack: Pack, data: PackData) -> None:
        """Show the data as they are now; stays in the part, and in what was drilled as far as it is there."""
        kind, place = self._part_and_place()
        drilled = self._levels[1:]
        self.pack, self.data = pack, data
        pages = wall_pages(pack, data)
        kinds = [part.kind.value for part in pack.parts]
        own = [at for at, page in enumerate(pages) if page.part >= 0 and kinds[page.part] == kind]
        self._levels = [_Level(pages, own[min(place, len(own) - 1)] if own else min(place, len(pages) - 1))]
        for level in drilled:
            if level.target is None or not self.drill(level.target):
                break
            self._levels[-1].at = min(level.at, len(self._levels[-1].pages) - 1)

    def _part_and_place(self) -> tuple[str, int]:
        """Return the part of the show's page and the page's place in it; "" and its place in all for none."""
        level = self._levels[0]
        part = level.pages[level.at].part
        if part < 0:
            return "", level.at
        return self.pack.parts[part].kind.value, level.at - next(
            at for at, page in enumerate(level.pages) if page.part == part
        )

    def questions(self) -> tuple[tuple[str, str, str], ...]:
        """Return the questions expected on the page's projects: number, question, answer each."""
        numbers = self.page.numbers
        return tuple(
            (item.number, item.question, item.answer)
            for item in self.data.edition.questions
            if item.number in numbers
        )

    def _is_shown(self, number: str) -> bool:
        """Tell whether the page is that of a project already."""
        return self.page.numbers == (number,)

    def _go(self, place: int) -> bool:
        """Show a page by its place."""
        level = self._levels[-1]
        if not 0 <= place < len(level.pages) or place == level.at:
            return False
        level.at = place
        return True
