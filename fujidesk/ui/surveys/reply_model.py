"""The files that were given, as a list: what each is, and what becomes of it.

A file is known by what is inside, so the list says whose it is and of which form; its name is the first line,
since that is what the office sees in its folder.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.replies import KIND_NAMES, OUTCOME_NAMES, Outcome, Reply
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.theme import Theme

REPLY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `Reply`."""
# In this order the outcomes are counted under a file: what changes something before what does not.
_COUNTED = (Outcome.NEW, Outcome.CHANGED, Outcome.CHECK, Outcome.REFUSED, Outcome.SAME)
_SIGN_PX = 16
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ReplyModel(QAbstractListModel):
    """One file a row: its name, whose it is, and what becomes of it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._replies: tuple[Reply, ...] = ()
        theme.changed.connect(self._on_theme_changed)

    def set_replies(self, replies: Sequence[Reply]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._replies = tuple(replies)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """One a file."""
        return 0 if parent.isValid() else len(self._replies)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name and state as lines, a sign, the refusal as tool tip, the reply by REPLY_ROLE."""
        if not index.isValid():
            return None
        reply = self._replies[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(part for part in (reply.name, whose(reply), state_of(reply)) if part)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*self._sign(reply), self._theme.px(_SIGN_PX))
        if role == Qt.ItemDataRole.SizeHintRole:
            line = QFontMetrics(self._theme.font()).lineSpacing()
            return QSize(self._theme.px(160), line * (2 + bool(whose(reply))) + self._theme.gap(14))
        values = {
            Qt.ItemDataRole.ToolTipRole: sentence_of(reply) or reply.name,
            Qt.ItemDataRole.AccessibleTextRole: f"{reply.name}、{whose(reply)}、{state_of(reply)}",
            REPLY_ROLE: reply,
        }
        return values.get(role)

    def _sign(self, reply: Reply) -> tuple[Icon, str]:
        """Return sign and colour of a file: refused, older or known, with problems, or right."""
        tokens = self._theme.tokens
        if reply.refusal:
            return Icon.ERROR, tokens.bad_text
        if reply.is_superseded or reply.known_at:
            return Icon.HISTORY, tokens.muted
        if reply.problems or reply.with_outcome(Outcome.CHECK, Outcome.REFUSED):
            return Icon.WARNING, tokens.care_text
        return Icon.DONE, tokens.good_text

    def _on_theme_changed(self) -> None:
        """Draw the signs in the new colours."""
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()


def whose(reply: Reply) -> str:
    """Return whose file it is and of which form: 「収納課 ・ 進捗状況報告」."""
    kind = KIND_NAMES[reply.kind] if reply.kind is not None else ""
    return " ・ ".join(part for part in ("、".join(reply.departments), kind) if part)


def state_of(reply: Reply) -> str:
    """Return in a few words what becomes of a file: refused, older, known, or its outcomes in numbers.

    「記入なし」 is a form that came back as it went out.
    """
    if reply.refusal:
        return "受け付けません"
    if reply.is_superseded:
        return "旧版（新しい提出があります）"
    if reply.known_at:
        return f"前と同じファイル（{moment_of_text(reply.known_at)} に受領）"
    counts = [(outcome, len(reply.with_outcome(outcome))) for outcome in _COUNTED]
    parts = [f"{OUTCOME_NAMES[outcome]} {count}" for outcome, count in counts if count]
    if reply.proposals:
        parts.append(f"提案 {len(reply.proposals)}")
    return "・".join(parts) or "記入なし"


def sentence_of(reply: Reply) -> str:
    """Return why nothing of a file is taken, as a sentence; "" where something can be.

    Of a file that came in before only what was held back can still be taken, so its sentence is no refusal.
    """
    if reply.refusal:
        return reply.refusal
    if reply.is_superseded:
        return (
            f"「{reply.name}」は旧版です。同じ部署のより新しい提出があるため、"
            "回答は見るだけで、受け入れません。ファイルは残します。"
        )
    if reply.known_at:
        return f"「{reply.name}」と同じ内容のファイルを {moment_of_text(reply.known_at)} に受け取っています。"
    return ""


def year_sentence(replies: Sequence[Reply], fiscal_year: int) -> str:
    """Say how many files were given for the round (western year of April), and of how many departments.

    Refused files are counted apart: whose they are is not known for certain.
    """
    good = [reply for reply in replies if not reply.refusal]
    departments = {name for reply in good for name in reply.departments}
    refused = len(replies) - len(good)
    tail = f"、受け付けないファイル {refused} 件" if refused else ""
    return f"{long_year(fiscal_year)}：{len(replies)} ファイル（{len(departments)} 課{tail}）"
