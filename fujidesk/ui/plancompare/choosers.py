"""Which two plans are compared: a box of plans at the head of each side."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.ui.widgets.list_card import ListCard

SIDES = ("左", "右")
_CHOICE_CHARS = 22


class PlanChoosers(QObject):
    """Both boxes; where one takes the plan of the other, they change places.

    chosen: other plans are to be compared.
    """

    chosen = Signal()

    def __init__(self, cards: tuple[ListCard, ListCard], parent: QWidget) -> None:
        super().__init__(parent)
        self._plans: dict[int, StoredPlan] = {}
        self._pair = (0, 0)
        self.boxes = tuple(_box(card, side) for card, side in zip(cards, SIDES, strict=True))
        for box in self.boxes:
            box.activated.connect(self._on_activated)

    @property
    def pair(self) -> tuple[StoredPlan, StoredPlan]:
        """The plans that were chosen last."""
        left, right = (self._plans[plan] for plan in self._pair)
        return left, right

    def offer(self, plans: Sequence[StoredPlan], usual: tuple[int, int]) -> None:
        """Offer plans; usual: the pair where one that was chosen is none of them."""
        self._plans = {plan.id: plan for plan in plans}
        for box in self.boxes:
            with QSignalBlocker(box):
                box.clear()
                for plan in plans:
                    box.addItem(plan.label, plan.id)
        if not self.choose(self._pair):
            self.choose(usual)

    def choose(self, pair: tuple[int, int]) -> bool:
        """Show a pair of plans without telling it; False where one of them is not offered."""
        if not self._plans.keys() >= set(pair):
            return False
        self._pair = pair
        for box, plan in zip(self.boxes, pair, strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(plan))
        return True

    def _on_activated(self) -> None:
        """Take over what was chosen; the same on both sides is what the other side was, changed places."""
        left, right = (int(box.currentData()) for box in self.boxes)
        was_left, was_right = self._pair
        if left == right:
            left, right = (was_right, right) if left == was_left else (left, was_left)
        self.choose((left, right))
        self.chosen.emit()


def _box(card: ListCard, side: str) -> QComboBox:
    """Return the choice of a side's plan, at the head of its card."""
    box = QComboBox(card)
    box.setAccessibleName(f"{side}の計画の選択")
    box.setToolTip("比べる計画。もう一方と同じ計画を選ぶと、左右が入れ替わります。")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_CHOICE_CHARS)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    card.head.insertWidget(0, box, 1)
    card.head.setStretchFactor(card.heading, 0)
    return box
