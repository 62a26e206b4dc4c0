"""The manual as it ships: Markdown pages, their sections, and the search in them.

`docs/manual/README.md` is its index: the pages stand in the order in which it links to them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

INDEX = "README.md"
_LINK = re.compile(r"(?<!!)\[([^]]*)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[[^]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"(#+) +(.+)")
_JAPANESE = r"[\u3001-\u9fff\uff01-\uff5e]"
_BREAK = re.compile(rf"(?<={_JAPANESE})\n *(?={_JAPANESE})|(?<=[、。）」])\n *(?=[A-Za-z])")
_FENCE = "```"
_MARKS = re.compile(r"\*\*|`|^\s*[-*] |^\s*\d+\. |^[|:\- ]+$|^> ?", re.MULTILINE)
_AROUND = 24
"""How many characters of a find's surroundings are shown on either side."""


@dataclass(frozen=True)
class Section:
    """A heading of a page and the plain text below it; the first one is the page's title."""

    heading: str
    text: str


@dataclass(frozen=True)
class Find:
    """A section that holds all words that were looked for, and what is said there."""

    page: str
    title: str
    heading: str
    excerpt: str


class Page:
    """One page of the manual; its file is read when first needed."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / name
        self.name = name

    @cached_property
    def markdown(self) -> str:
        """The page as it is written, but for line breaks within Japanese, which would be blanks."""
        return _BREAK.sub("", self._path.read_text(encoding="utf-8"))

    @property
    def title(self) -> str:
        """The heading of the whole page."""
        return self.sections[0].heading if self.sections else self.name

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The page cut at its headings."""
        return tuple(_sections(self.markdown))

    @property
    def links(self) -> list[str]:
        """Where its links lead, as they are written."""
        return [target for _, target in _LINK.findall(self.markdown)]

    @property
    def pictures(self) -> list[str]:
        """The files of its pictures, as they are written."""
        return _PICTURE.findall(self.markdown)


class Manual:
    """All pages of a folder. Raises `OSError` where a page of the index is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The index, then the pages in its order; pages of other folders are not of the manual."""
        index = Page(self.folder, INDEX)
        names = (target.partition("#")[0] for target in index.links)
        own = dict.fromkeys(name for name in names if name.endswith(".md") and "/" not in name)
        return (index, *(Page(self.folder, name) for name in own))

    def read(self) -> None:
        """Read all pages now. Raises `OSError` where one is not there."""
        for page in self.pages:
            page.markdown  # noqa: B018  # kept once read

    def page(self, name: str) -> Page:
        """Return a page by its file's name, also one beside the manual (`../cli.md`)."""
        return next((page for page in self.pages if page.name == name), Page(self.folder, name))

    def find(self, query: str) -> list[Find]:
        """Return the sections that hold every word of a query, in the order of the pages."""
        words = [same(word) for word in query.split()]
        if not words:
            return []
        return [
            Find(page.name, page.title, section.heading, _excerpt(section, words[0]))
            for page in self.pages
            for section in page.sections
            if all(word in same(f"{section.heading}\n{section.text}") for word in words)
        ]


def same(text: str) -> str:
    """Return a text as it is compared: full and half width, capitals and small letters are the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where a word (as `same` gives it) begins and ends in a text as it is written.

    One sign may be compared as several: … is three dots.
    """
    signs = [same(char) for char in text]
    origin = [at for at, sign in enumerate(signs) for _ in sign]
    compared, begin = "".join(signs), 0
    while word and (found := compared.find(word, begin)) >= 0:
        begin = found + len(word)
        yield origin[found], origin[begin - 1] + 1


def anchor(heading: str) -> str:
    """Return what a link writes behind # for a heading, by the rule of GitHub: no marks, - for a blank."""
    kept = (char for char in heading.casefold() if char.isalnum() or char in "-_ ")
    return "".join(kept).strip().replace(" ", "-")


def _sections(markdown: str) -> Iterator[Section]:
    """Cut a page at its headings; # within a code block is none."""
    heading, lines, fenced = "", [], False
    for line in markdown.splitlines():
        fenced = fenced != line.startswith(_FENCE)
        found = None if fenced else _HEADING.fullmatch(line)
        if found is None:
            lines.append(line)
            continue
        if heading:
            yield Section(heading, _plain(lines))
        heading, lines = plain_heading(found[2]), []
    if heading:
        yield Section(heading, _plain(lines))


def plain_heading(heading: str) -> str:
    """Return a heading without the marks of Markdown, as it is shown."""
    return _MARKS.sub("", _LINK.sub(r"\1", heading)).strip()


def _plain(lines: list[str]) -> str:
    """Return what the lines say, without the marks of Markdown."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", "\n".join(lines)))
    rows = (line.strip().strip("|").replace("|", " ") for line in _MARKS.sub("", text).splitlines())
    return "\n".join(" ".join(row.split()) for row in rows if row.strip())


def _excerpt(section: Section, word: str) -> str:
    """Return what stands around a word; the beginning of the section where only the heading has it."""
    text = " ".join(section.text.split("\n"))
    at, after = next(places(text, word), (0, 0))
    begin, end = max(at - _AROUND, 0), min(after + _AROUND, len(text))
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
