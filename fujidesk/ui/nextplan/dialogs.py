"""Dialogs of the draft: what becomes of projects, where they go, new levels, versions and the approval."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from fujidesk.domain.next_plan.rules import lowest_levels
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord
from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.forms.completer import ListCompleter

_ROWS = 4


@dataclass(frozen=True)
class Question:
    """A dialog: title, what will be done, the word of its button, and what it asks for.

    asks: of `_LABELS`, in the order of the rows. given: what stands there at first.
    """

    title: str
    text: str
    action: str
    asks: tuple[str, ...]
    given: Mapping[str, str]


_LABELS = {
    "title": "次期計画での事業名", "titles": "次期計画での事業名（1 行に 1 つ）", "level": "置くところ",
    "departments": "部署（複数は「、」で区切る）", "reason": "理由（必須）", "name": "名前",
    "plan_name": "計画の名前",
    "version": "版の名前", "note": "承認した会議など", "parent": "加えるところ",
}  # fmt: skip
_LONG = ("titles", "reason")
_CHOSEN = ("level", "parent")


class PlanDialog(AskingDialog):
    """Asks a question; do(answers): does it, raising what refuses it; freed when closed."""

    def __init__(
        self, question: Question, places: Mapping[str, str], do: Callable[[Mapping[str, str]], None],
        parent: QWidget,
    ) -> None:  # fmt: skip
        """Ask; places: code → words of what 「置くところ」 and 「加えるところ」 offer."""
        super().__init__(question.title, question.text, question.action, parent)
        self._do = do
        self.asked: dict[str, QLineEdit | QPlainTextEdit | QComboBox] = {}
        for name in question.asks:
            field = self._field(name, places)
            self.asked[name] = field
            self._give(field, question.given.get(name, ""))
            self.add_field(_LABELS[name], field)
        if self.asked:
            next(iter(self.asked.values())).setFocus()

    def offer_departments(self, names: Sequence[str]) -> None:
        """Offer departments while one is typed."""
        field = self.asked["departments"]
        if isinstance(field, QLineEdit):
            field.setCompleter(ListCompleter(names, field))

    def act(self) -> None:
        """Do it.

        Raises:
            FujideskError: it was refused.
        """
        answers = {name: _answer(field) for name, field in self.asked.items()}
        for name in ("reason", "title", "titles", "plan_name"):
            if name in answers and not answers[name]:
                raise UserError(f"{_LABELS[name].split('（')[0]}を入力してください。")
        self._do(answers)

    def _field(self, name: str, places: Mapping[str, str]) -> QLineEdit | QPlainTextEdit | QComboBox:
        """Return the field of an answer."""
        if name in _CHOSEN:
            box = QComboBox(self)
            for code, words in places.items():
                box.addItem(words, code)
            return box
        if name not in _LONG:
            return QLineEdit(self)
        text = QPlainTextEdit(self)
        text.setTabChangesFocus(True)
        text.setMaximumHeight(self.fontMetrics().lineSpacing() * _ROWS)
        return text

    def _give(self, field: QLineEdit | QPlainTextEdit | QComboBox, text: str) -> None:
        """Put in what stands there at first."""
        if isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(text)))
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            field.setText(text)


def _answer(field: QLineEdit | QPlainTextEdit | QComboBox) -> str:
    """Return what is entered."""
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    return (field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()).strip()


def lowest_places(levels: Sequence[LevelRecord]) -> dict[str, str]:
    """Return where projects may stand: code → 「1.1 名前」."""
    return {level.code: f"{level.code} {level.title}" for level in lowest_levels(levels)}


def parent_places(levels: Sequence[LevelRecord], profile: PlanProfile) -> dict[str, str]:
    """Return where a level may be added: code → words; the plan keeps its depth."""
    words = profile.words
    if len(profile.level_names) < 2:
        return {"": f"最後（{words.lower}）"}
    tops = [level for level in levels if not level.parent]
    return {
        **{level.code: f"{level.code} {level.title} の下（{words.lower}）" for level in tops},
        "": f"いちばん上の最後（{words.upper}）",
    }
