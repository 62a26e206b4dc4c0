"""文章: the items of business, the three sentences of 資料1, and a note to each chart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.pack_editions import SENTENCE_PLACES, PackEdition
from fujidesk.domain.pack_parts.agenda import AGENDA_PLACE
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.kept_text import KeptText
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label

_HOW = (
    "空の欄には、データから作った文（薄い文字）がそのまま載ります。"
    "書き換えた文はこの会議の資料にだけ使われます。"
)
_AGENDA_HINT = "空のときは、資料の並びから議事が作られます（1 行に 1 つ）。"
_SAME, _OTHER, _BEFORE = "前年度の文のままです。", "前年度から書き換えました。前年度：", "前年度："
_MADE = "データから作った文："


class TextPage(QWidget):
    """copy_chosen: take the texts of last year's meeting."""

    copy_chosen = Signal()

    def __init__(self, commands: PackCommands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._theme = theme
        self.copy = button("前年度の会議から写す…", self)
        self.told = text_label("", "note", self, wrap=True)
        self.fields: dict[str, KeptText] = {}
        self._order: tuple[str, ...] = ()
        self._edition = ""
        self._parked: dict[str, dict[str, tuple[str, str]]] = {}
        self._layout = QVBoxLayout(self)
        gap = theme.gap(8)
        self._layout.setContentsMargins(0, gap, 0, 0)
        self._layout.setSpacing(gap)
        self._layout.addWidget(text_label(_HOW, "note", self, wrap=True))
        self._layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self.told)
        self._layout.addStretch(1)
        self.copy.clicked.connect(self.copy_chosen)

    def show_sight(self, sight: PackSight, *, read_only: bool) -> None:
        """Show the texts of a meeting, one field for each place that its papers have.

        What was typed for it and could not be stored before another one was shown stands there again.
        """
        edition, last = sight.edition, sight.last
        self._edition = edition.key
        typed = self._parked.pop(edition.key, {})
        wanted = _places(sight)
        for place, (label, _) in wanted.items():
            if place not in self.fields:
                self._add(place, label)
            self.fields[place].rename(label)
        self._put_in_order(tuple(wanted))
        for place, field in self.fields.items():
            field.setVisible(place in wanted)
            if place in wanted:
                made = wanted[place][1]
                note = _note(edition, last, place, made if place in SENTENCE_PLACES else "")
                field.show_text(edition.text(place), made, note, locked=read_only)
                if place in typed:
                    field.give_back(typed[place])
        self.copy.setEnabled(last is not None and not read_only)
        none = "前年度のこの会議には、写せる文章がありません。"
        copied = "前年度の会議から写してあります。欄の下に、前年度との違いを示します。"
        self.told.setText(none if last is None else copied if edition.copied_from else "")
        self.told.setVisible(bool(self.told.text()))

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not stored."""
        return any(field.is_unsaved for field in self.fields.values())

    def leave(self) -> None:
        """Keep what could not be stored for when its meeting is shown again: it belongs to no other."""
        unsaved = {place: field.take() for place, field in self.fields.items() if field.is_unsaved}
        if unsaved:
            self._parked[self._edition] = unsaved

    def flush(self) -> None:
        """Store what is being typed."""
        for field in self.fields.values():
            field.flush()

    def _add(self, place: str, label: str) -> None:
        """Add the field of a place."""
        field = KeptText(
            place, label, self._commands.set_text, self._theme, self, lines=3 if place == AGENDA_PLACE else 2
        )
        self.fields[place] = field
        self._layout.insertWidget(self._layout.count() - 1, field)

    def _put_in_order(self, places: tuple[str, ...]) -> None:
        """Let the fields follow the papers, for the eye and for Tab; other meetings have others."""
        if places == self._order or not places:
            return
        self._order = places
        before: QWidget = self.copy
        for place in places:
            field = self.fields[place]
            self._layout.removeWidget(field)
            self._layout.insertWidget(self._layout.count() - 1, field)
            self.setTabOrder(before, field.editor)
            before = field.editor
        self.setFocusProxy(self.fields[places[0]].editor)


def _places(sight: PackSight) -> dict[str, tuple[str, str]]:
    """Return the places that may have a text: label and made text each."""
    kinds = {part.kind.value: part for part in sight.pack.parts}
    found: dict[str, tuple[str, str]] = {}
    if "agenda" in kinds:
        found[AGENDA_PLACE] = ("次第の議事", _AGENDA_HINT)
    told = kinds.get("summary") or kinds.get("whole_summary")
    if told is not None:
        for number, (place, made) in enumerate(zip(SENTENCE_PLACES, sight.made, strict=True), start=1):
            found[place] = (f"{told.label}の文 {number}", made)
    if "whole_levels" in kinds:
        found |= {
            place: (f"評価：{name}（{kinds['whole_levels'].label}）", made)
            for place, name, made in sight.appraisals
        }
    for part in sight.pack.parts:
        for block in part.blocks:
            if isinstance(block, ChartBlock):
                place = f"chart.{block.chart.head.name}"
                found.setdefault(place, (f"図の注記：{block.chart.head.title}（{part.label}）", ""))
    return found


def _note(edition: PackEdition, last: PackEdition | None, place: str, made: str) -> str:
    """Say what became of last year's text, and what the data say where a text was written over theirs."""
    now, before = edition.text(place), "" if last is None else last.text(place)
    parts = []
    if before and edition.copied_from:
        parts.append(_SAME if now == before else f"{_OTHER}{before}")
    elif before:
        parts.append(f"{_BEFORE}{before}")
    if now and made and now != made:
        parts.append(f"{_MADE}{made}")
    return "　".join(parts)
