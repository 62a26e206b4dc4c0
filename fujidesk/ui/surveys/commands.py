"""What the office does with departments: sent, reminded, sent back, confirmed.

Each is one step that Ctrl+Z takes back, and is told in numbers.
A department that a step does not fit (督促 where nothing was sent) is left out and counted: the office
selects all rows and presses the button, without picking those that wait by hand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyRound
from fujidesk.errors import EditConflictError, FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.surveys.reason_dialog import ReasonDialog
from fujidesk.ui.surveys.reminder_dialog import ReminderDialog
from fujidesk.ui.widgets.clashes import Clash
from fujidesk.ui.widgets.message_dialog import MessageDialog

_WAITING = (EntryState.SENT, EntryState.SENT_BACK)
"""States in which an answer is awaited, so that a reminder makes sense."""
_UNDO = "Ctrl+Z で元に戻せます。"
_NAMED = 3
"""Up to so many departments are told by name, more of them by their number."""


@dataclass(frozen=True)
class _Entered:
    """A value that was entered. what: its field. said: once it is stored. word: of a value, to be shown.

    stored: tells what is stored now. store: stores the wanted one where what it is given is stored.
    """

    what: str
    wanted: str
    said: str
    stored: Callable[[], str]
    store: Callable[[str], Changes]
    word: Callable[[str], str] = str


class DepartmentCommands(QObject):
    """Does the steps over a window, noted with the clock's day; `edited` carries what they touched.

    clashed(Clash): somebody else changed a value while it was being entered.
    """

    edited = Signal(Changes)
    clashed = Signal(Clash)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._surveys = workspace.surveys
        self._context = context
        self._window = window
        self._year = 0

    def set_fiscal_year(self, year: int) -> None:
        """Work on another year's round."""
        self._year = year

    def mark_sent(self, lines: Sequence[DepartmentProgress]) -> None:
        """Note that the workbooks have gone out today: for those sent by other ways than `RoundCommands`."""
        names = [line.entry.department for line in lines if line.entry.state is EntryState.UNSENT]
        if self._found(names, lines, "未送付の部署"):
            step = partial(self._surveys.mark_sent, self._year, names, self._context.clock.today())
            self.do(step, f"{_said(names)}を送付済にしました。{_left_out(names, lines)}{_UNDO}")

    def remind(self, lines: Sequence[DepartmentProgress]) -> None:
        """Show the text of a reminder, copied for the mail; the day is noted when the user agrees."""
        names = [line.entry.department for line in lines if line.entry.state in _WAITING]
        if not self._found(names, lines, "提出を待っている部署（送付済・差戻し）"):
            return
        try:
            text = self._surveys.reminder_text(self._year, names)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        QGuiApplication.clipboard().setText(text)
        self._context.reporter.inform("督促の文面をコピーしました。メールに貼り付けられます。")
        dialog = ReminderDialog(text, names, self._context.theme, self._window)
        dialog.accepted.connect(partial(self._note_reminder, names))
        dialog.open()

    def send_back(self, lines: Sequence[DepartmentProgress]) -> None:
        """Ask why, then note that the departments have to answer again."""
        names = [line.entry.department for line in lines if can_be_sent_back(line)]
        if not self._found(names, lines, "提出済みの部署"):
            return
        text = (
            f"{_said(names)}を差戻しにします。取り込んだ回答はそのまま残り、"
            "もう一度提出されると違いを見てから取り込めます。"
        )
        dialog = ReasonDialog("差戻し", text, "差し戻す理由（部署に伝えること）", "差し戻す", self._window)
        dialog.reason_given.connect(partial(self._send_back, names))
        dialog.open()

    def confirm(self, lines: Sequence[DepartmentProgress]) -> None:
        """Note that the answers were looked at; asks first where something is still missing."""
        names = [line.entry.department for line in lines if can_be_confirmed(line)]
        if not self._found(names, lines, "提出され、まだ確認していない部署"):
            return
        doubt = _doubt([line for line in lines if line.entry.department in names])
        if not doubt:
            self._confirm(names)
            return
        dialog = MessageDialog("確認済にする前に", doubt, kind="question", parent=self._window)
        dialog.offer("それでも確認済にする", "やめる")
        dialog.accepted.connect(partial(self._confirm, names))
        dialog.open()

    def set_leader(self, department: str, name: str, seen: str) -> None:
        """Store the 情報化推進リーダー of a department, whom the workbook's cover names; "" for nobody.

        seen: who was shown when the name was typed.
        """
        said = f"{name} にしました" if name else "空欄にしました"
        what = f"{department}の{self._workspace.profile.words.leader}"
        store = partial(self._surveys.set_leader, self._year, department, name)
        self._enter(_Entered(
            what, name, f"{what}を{said}。{_UNDO}",
            partial(self._leader, department), lambda shown: store(seen=shown),
        ), seen)  # fmt: skip

    def set_lead(self, number: str, department: str, seen: str) -> None:
        """Let another department answer for a project; "" follows the plan again; seen: the choice shown."""
        word = self._workspace.profile.words.department
        said = f"{department}にしました" if department else f"計画の{word}に戻しました"
        store = partial(self._surveys.set_lead, self._year, number, department)
        self._enter(_Entered(
            f"{number} に回答する部署", department, f"{number} に回答する部署を{said}。{_UNDO}",
            partial(self._lead, number), lambda shown: store(seen=shown),
            partial(_lead_word, word),
        ), seen)  # fmt: skip

    def set_deadline(self, day: str, seen: str) -> None:
        """Store until when the answers are due (ISO days, "" for none); seen: the day that was shown."""
        store = partial(self._surveys.set_round, self._year, deadline=day)
        self._enter(_Entered(
            "提出期限", day, f"提出期限を直しました。{_UNDO}", lambda: self._stored_round().deadline,
            lambda shown: store(seen=SurveyRound(self._year, deadline=shown)), day_in_full,
        ), seen)  # fmt: skip

    def set_contact(self, contact: str, seen: str) -> None:
        """Store whom the departments may ask; seen: the contact that was shown."""
        store = partial(self._surveys.set_round, self._year, contact=contact)
        self._enter(_Entered(
            "連絡先", contact, f"連絡先を直しました。{_UNDO}", lambda: self._stored_round().contact,
            lambda shown: store(seen=SurveyRound(self._year, contact=shown)),
        ), seen)  # fmt: skip

    def _enter(self, entered: "_Entered", seen: str) -> None:
        """Store a value where what was shown still holds; else show both, for one to be chosen."""
        try:
            changes = entered.store(seen)
        except EditConflictError:
            now = entered.stored()
            again = partial(self._enter, entered, now)
            self.edited.emit(Changes(years=frozenset({self._year})))
            self.clashed.emit(Clash(entered.what, entered.word(now), entered.word(entered.wanted), again))
        except FujideskError as error:
            self._refuse(error)
        else:
            self.edited.emit(changes)
            self._context.reporter.inform(entered.said)

    def _stored_round(self) -> SurveyRound:
        """Return the round as it is stored now."""
        return self._surveys.rounds().get(self._year, SurveyRound(self._year))

    def _leader(self, department: str) -> str:
        """Return who is stored now."""
        lines = self._surveys.status(self._year).departments
        return next((line.entry.leader for line in lines if line.entry.department == department), "")

    def _lead(self, number: str) -> str:
        """Return the choice that is stored now."""
        report = self._workspace.reports.of_year(self._year).get(number)
        return "" if report is None else report.lead

    def do(self, step: Callable[[], Changes], said: str) -> None:
        """Do one step, tell the screens and say what was done; what is refused is told and shown anew.

        Args:
            step: writes, and says what it touched.
            said: the sentence of the status line once it is done.
        """
        try:
            changes = step()
        except FujideskError as error:
            self._refuse(error)
            return
        self.edited.emit(changes)
        self._context.reporter.inform(said)

    def _refuse(self, error: FujideskError) -> None:
        """Tell why nothing was stored; what was typed is taken back."""
        self._context.reporter.show(error)
        self.edited.emit(Changes(years=frozenset({self._year})))

    def _note_reminder(self, names: Sequence[str]) -> None:
        """Note the day of the reminder."""
        step = partial(self._surveys.mark_reminded, self._year, names, self._context.clock.today())
        self.do(step, f"{_said(names)}への督促を記録しました。{_UNDO}")

    def _send_back(self, names: Sequence[str], reason: str) -> None:
        """Note the return with its reason."""
        step = partial(self._surveys.send_back, self._year, names, self._context.clock.today(), reason)
        self.do(step, f"{_said(names)}を差戻しにしました。{_UNDO}")

    def _confirm(self, names: Sequence[str]) -> None:
        """Note that the answers were looked at."""
        step = partial(self._surveys.confirm, self._year, names, self._context.clock.today())
        self.do(step, f"{_said(names)}を確認済にしました。{_UNDO}")

    def _found(self, names: Sequence[str], lines: Sequence[DepartmentProgress], wanted: str) -> bool:
        """Tell whether the step fits any department; says what it needs where it does not."""
        if not names:
            chosen = f"選んだ {len(lines)} 課に" if lines else "表で部署を選んでください。選ばれた中に"
            self._context.reporter.inform(f"{chosen}{wanted}がありません。")
        return bool(names)


def can_be_sent_back(line: DepartmentProgress) -> bool:
    """Tell whether there is an answer to send back: returned, or typed in by the office."""
    if line.entry.state is EntryState.SENT_BACK:
        return False
    return line.entry.state in (EntryState.RETURNED, EntryState.CONFIRMED) or bool(line.answered)


def can_be_confirmed(line: DepartmentProgress) -> bool:
    """Tell whether there is an answer to confirm: returned, or typed in by the office."""
    if line.entry.state is EntryState.CONFIRMED:
        return False
    return line.entry.state in (EntryState.RETURNED, EntryState.SENT_BACK) or bool(line.answered)


def _said(names: Sequence[str]) -> str:
    """Return departments for a sentence: by name as long as they are few, else their number."""
    return "、".join(names) if len(names) <= _NAMED else f"{len(names)} 課"


def _left_out(names: Sequence[str], lines: Sequence[DepartmentProgress]) -> str:
    """Say how many of the chosen departments the step did not fit."""
    rest = len(lines) - len(names)
    return f"（ほかの {rest} 課はすでに送付済みです）" if rest else ""


def _doubt(lines: Sequence[DepartmentProgress]) -> str:
    """Say what is still missing in the answers of departments; "" where nothing is.

    Confirming is allowed all the same: the office may know that nothing more will come.
    """
    missing = sum(len(line.numbers) - len(line.answered) for line in lines)
    short = sum(len(line.incomplete) for line in lines)
    problems = sum(line.problems for line in lines)
    parts = [
        f"{text} {count} 件"
        for text, count in (
            ("未記入の事業", missing),
            ("記入の足りない事業", short),
            ("残っている問題", problems),
        )
        if count
    ]
    if not parts:
        return ""
    names = _said([line.entry.department for line in lines])
    return f"{names}には、{'・'.join(parts)}があります。確認済にすると、督促や差戻しの対象から外れます。"


def _lead_word(word: str, department: str) -> str:
    """Return a choice of who answers in words; word: of the city, for who carries a project out."""
    return department or f"計画の{word}"
