"""Shows the forms of the 新規事業調査 that are not taken yet, to choose from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from fujidesk.domain.new_project_forms import FORM_STATE_NAMES, TAKEABLE, FormState, ProposalForm
from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog

Place = tuple[int, int]
PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class TakeDialog(AskingDialog):
    """Takes the ticked forms; take(places): does it, raising what refuses it."""

    def __init__(self, forms: Sequence[ProposalForm], take: Callable[[list[Place]], None],
                 parent: QWidget) -> None:  # fmt: skip
        open_forms = [form for form in forms if form.state in TAKEABLE]
        words = "　".join(
            f"{FORM_STATE_NAMES[state]} {sum(form.state is state for form in forms)}" for state in FormState
        )
        super().__init__("調査票から取り込む", f"戻った新規事業調査　{words}", "取り込む", parent)
        self._take = take
        self.forms = QStandardItemModel(self)
        for form in open_forms:
            self.forms.appendRow(_item(form))
        self.list = QListView(self)
        self.list.setModel(self.forms)
        self.list.setAccessibleName("取り込む調査票。スペースで選ぶ")
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.box.insertWidget(1, self.list, 1)
        self.forms.itemChanged.connect(self._on_ticked)
        self._on_ticked()
        if open_forms:
            self.list.setCurrentIndex(self.forms.index(0, 0))
            self.list.setFocus()
        else:
            self.message.setText("まだ取り込んでいない調査票はありません。「調査・回収」で回収してください。")

    def ticked(self) -> list[Place]:
        """Return the places of the forms that are ticked."""
        items = [self.forms.item(row) for row in range(self.forms.rowCount())]
        return [item.data(PLACE_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked]

    def act(self) -> None:
        """Take them."""
        places = self.ticked()
        if not places:
            raise UserError("取り込む調査票を選んでください。")
        self._take([(int(file), int(position)) for file, position in places])

    def _on_ticked(self) -> None:
        """Say on the button how many are chosen."""
        count = len(self.ticked())
        self.do_button.setText(f"{count} 件を取り込む")
        self.do_button.setEnabled(count > 0)


def _item(form: ProposalForm) -> QStandardItem:
    """Return the line of a form, ticked."""
    kept = form.kept
    title = kept.proposal.title or "（事業名未記入）"
    word = f"　→ {form.key} を更新" if form.state is FormState.NEWER else ""
    item = QStandardItem(f"{title}　{kept.proposal.department}　{kept.received_at[:10]}{word}")
    item.setToolTip(kept.file_name)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked)
    item.setData((kept.file_id, kept.position), PLACE_ROLE)
    return item
