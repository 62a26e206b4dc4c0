"""Forms on paper: labels on a ground with their values beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.scenes import Rect
from fujidesk.plots.pack_pages.paper import LEADING, Ink, Pen, broken, height_of

CONTINUED = "（続き）"
_NOTHING = "－"
HEAD_PT, HEAD_HEIGHT = 9.5, 18.0
LABEL, LABEL_PT, PAD_X, _PAD_Y = 92.0, 8.5, 5.0, 3.4
_PER_LINE = 2
"""So many short values stand side by side."""


@dataclass(frozen=True)
class Field:
    """A line of a form: its label, and its value broken to the form; text: the value where it is whole."""

    label: tuple[str, ...]
    lines: tuple[str, ...]
    text: str = ""

    def height(self, size: float) -> float:
        """Return how tall it is."""
        label, value = height_of(len(self.label), LABEL_PT), height_of(max(len(self.lines), 1), size)
        return max(label, value) + 2 * _PAD_Y

    def draw(self, pen: Pen, corner: tuple[float, float], height: float, size: float) -> None:
        """Draw label and value from a corner."""
        left, top = corner
        pen.add(Rect(left, top, LABEL, height, pen.palette.ground))
        label_top = top + _PAD_Y + (size - LABEL_PT) * LEADING / 2
        pen.lines(left + PAD_X, label_top, self.label, LABEL_PT)
        pen.lines(left + LABEL + PAD_X, top + _PAD_Y, self.lines, size)


@dataclass(frozen=True)
class Form:
    """Fields below each other under a heading. width: of the whole form."""

    title: str
    fields: tuple[Field, ...]
    width: float

    def height(self, size: float) -> float:
        """Return how tall it is; 0 without fields."""
        return HEAD_HEIGHT + sum(field.height(size) for field in self.fields) if self.fields else 0.0

    def draw(self, pen: Pen, left: float, top: float, size: float) -> None:
        """Draw the heading with its bar, and the fields in a frame."""
        if not self.fields:
            return
        colours = pen.palette
        pen.add(Rect(left, top, 3, HEAD_HEIGHT - 5, pen.accent))
        pen.text(left + 8, top + (HEAD_HEIGHT - 5) / 2, self.title, HEAD_PT, Ink(pen.accent, bold=True))
        first = y = top + HEAD_HEIGHT
        for field in self.fields:
            height = field.height(size)
            field.draw(pen, (left, y), height, size)
            pen.rule(left, left + self.width, y, colours.line_strong, 0.5)
            y += height
        pen.add(Rect(left, first, self.width, y - first, "", colours.line_strong))

    def cut(self, room: float, size: float) -> tuple["Form", "Form"]:
        """Part it into what fits in a room and the rest; a field is cut between its lines."""
        fields = list(self.fields)
        now: list[Field] = []
        left = room - HEAD_HEIGHT
        while fields and fields[0].height(size) <= left:
            now.append(fields.pop(0))
            left -= now[-1].height(size)
        count = int((left - 2 * _PAD_Y) // height_of(1, size))
        if fields and count >= max(len(fields[0].label), 2):
            cut = fields[0]
            now.append(replace(cut, lines=cut.lines[:count], text=""))
            fields[0] = replace(cut, lines=cut.lines[count:], text="")
        title = self.title if self.title.endswith(CONTINUED) else f"{self.title}{CONTINUED}"
        return replace(self, fields=tuple(now)), replace(self, title=title, fields=tuple(fields))


def form(title: str, values: Sequence[tuple[str, str]], width: float, size: float) -> Form:
    """Return a form with its texts broken."""
    return Form(title, tuple(_field(label, value, width, size) for label, value in values), width)


def _field(label: str, value: str, width: float, size: float) -> Field:
    """Return a field of a width with its texts broken."""
    room = width - LABEL - 2 * PAD_X
    value = value or _NOTHING
    return Field(broken(label, LABEL - 2 * PAD_X, LABEL_PT), broken(value, room, size), value)


@dataclass(frozen=True)
class ShortValues:
    """Short values, two beside each other in a frame; lines: from top to bottom."""

    lines: tuple[tuple[Field, ...], ...]
    width: float

    def heights(self, size: float) -> list[float]:
        """Return how tall each line is."""
        return [max(field.height(size) for field in line) for line in self.lines]

    def height(self, size: float) -> float:
        """Return how tall all of it is; 0 without values."""
        return sum(self.heights(size))

    def draw(self, pen: Pen, left: float, top: float, size: float) -> None:
        """Draw the values in a frame."""
        y = top
        for line, height in zip(self.lines, self.heights(size), strict=True):
            for place, field in enumerate(line):
                field.draw(pen, (left + place * self.width / len(line), y), height, size)
            pen.rule(left, left + self.width, y, pen.palette.line_strong, 0.5)
            y += height
        if self.lines:
            pen.add(Rect(left, top, self.width, y - top, "", pen.palette.line_strong))


def short_values(values: Sequence[tuple[str, str]], width: float, size: float) -> ShortValues:
    """Return short values with their texts broken; the last of an odd number takes the whole line."""
    pairs = [values[start : start + _PER_LINE] for start in range(0, len(values), _PER_LINE)]
    lines = tuple(tuple(_field(*value, width / len(pair), size) for value in pair) for pair in pairs)
    return ShortValues(lines, width)
