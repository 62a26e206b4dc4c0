"""The table of answers as a user has it: narrowed, ticked, read in full, in every theme and size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionViewItem, QTableView, QTextBrowser

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.replies import Answer, Outcome, Reply, ReplyKind
from fujidesk.ui.surveys.answer_model import AnswerColumn, answer_rows
from fujidesk.ui.surveys.answer_view import LOOKS, AnswerView
from fujidesk.ui.widgets.basics import Chip


def answer(number, name, outcome, before=None, after=None, **more):
    change = None
    if outcome is not Outcome.REFUSED:
        change = FieldChange(Entity.REPORT, number, f"2022.{name}", before, after)
    return Answer(number, name, outcome, change, number, more.pop("cell", "C5"), **more)


ANSWERS = (
    answer("1-1-2", "action", Outcome.CHANGED, "窓口を増やした", "窓口を減らした"),
    answer("1-1-2", "status", Outcome.CHANGED, "running", "done"),
    answer("1-1-2", "score_cost", Outcome.CHECK, None, 4, cell="C20", written="４点？",
           reading="「４点？」を 4 と読みました", problem="はっきりしません", allowed="1〜5"),
    answer("1-1-2", "score_content", Outcome.REFUSED, written="7", problem="「7」はありません", allowed="1〜5"),
    answer("1-1-10", "status", Outcome.NEW, None, "running"),
)  # fmt: skip
FIRST = Reply("a.xlsx", "1", ReplyKind.REPORT, 2022, ("収納課",), answers=ANSWERS[:4])
SECOND = Reply("b.xlsx", "2", ReplyKind.REPORT, 2022, ("市民課",), answers=ANSWERS[4:])


@pytest.fixture
def view(qtbot, theme, small_profile):
    made = AnswerView(theme)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.set_rows(answer_rows((FIRST, SECOND), {"1-1-2": "申請の仕組み"}, small_profile))
    return made


def table_of(view):
    return view.findChild(QTableView)


def outcomes(view):
    model = table_of(view).model()
    return [model.index(row, AnswerColumn.OUTCOME).data() for row in range(model.rowCount())]


def chips(view):
    return {item.accessibleName(): item for item in view.findChildren(Chip) if item.isVisible()}


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(view, label):
    """Put the cursor on the answer to a field."""
    model = table_of(view).model()
    for row in range(model.rowCount()):
        if model.index(row, AnswerColumn.FIELD).data() == label:
            table_of(view).selectRow(row)
            return
    pytest.fail(f"no answer to {label}")


def about(view):
    return view._about.text() if view._about.isVisible() else ""


def drawn(view, row, column):
    """Return the colours of a cell as its delegate draws it."""
    table = table_of(view)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.widget = table
    option.rect.setRect(0, 0, 220, 28)
    image = QImage(220, 28, QImage.Format.Format_RGB32)
    image.fill(view._theme.color("surface"))
    painter = QPainter(image)
    index = table.model().index(row, column)
    table.itemDelegateForIndex(index).paint(painter, option, index)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(220) for y in range(28)}


def test_outcomes_that_occur_can_be_filtered_by_with_their_count(view) -> None:
    assert chips(view).keys() == {"新規 1", "変更 2", "要確認 1", "受け付けない 1"}


def test_outcomes_add_up_and_unticked_ones_all_count(view, qtbot) -> None:
    click(qtbot, chips(view)["要確認 1"])
    assert outcomes(view) == ["要確認"]
    click(qtbot, chips(view)["受け付けない 1"])
    assert sorted(outcomes(view)) == ["受け付けない", "要確認"]
    for name in ("要確認 1", "受け付けない 1"):
        click(qtbot, chips(view)[name])
    assert len(outcomes(view)) == 5


def test_files_narrow_and_none_shows_all(view) -> None:
    view.show_files([1])
    assert outcomes(view) == ["新規"]
    assert "1 件を表示" in [label.text() for label in view.findChildren(QLabel)]
    view.show_files([])
    assert len(outcomes(view)) == 5


def test_an_answer_in_full_says_place_reading_problem_and_what_is_allowed(view) -> None:
    choose(view, "②経費")
    assert about(view) == (
        "a.xlsx ／ シート「1-1-2」 C20\n「４点？」を 4 と読みました\nはっきりしません 許される値：1〜5"
    )


def test_what_is_right_has_no_line_for_problems(view) -> None:
    view.show_files([1])
    assert about(view) == "b.xlsx ／ シート「1-1-10」 C5"


def test_both_values_stand_side_by_side_with_the_change_marked(view) -> None:
    choose(view, "取組内容")
    before, after = view.findChildren(QTextBrowser)
    assert (before.toPlainText(), after.toPlainText()) == ("窓口を増やした", "窓口を減らした")
    assert "line-through" in before.toHtml()
    assert "underline" in after.toHtml()


def test_no_answer_left_shows_nothing_in_full(view, qtbot) -> None:
    view._search.insert("どこにもない語")
    qtbot.waitUntil(lambda: outcomes(view) == [])
    assert about(view) == ""
    assert [box.toPlainText() for box in view.findChildren(QTextBrowser)] == ["", ""]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("全部受け入れる…", "all"), ("正しいものだけ", "right"), ("記入が揃った事業だけ", "complete"),
        ("全部外す", "none"),
    ],
)  # fmt: skip
def test_many_ticks_at_once_are_asked_for_by_a_word(view, qtbot, text, word) -> None:
    made = next(item for item in view.findChildren(QPushButton) if item.text() == text)
    assert made.toolTip(), "each says what it takes"
    with qtbot.waitSignal(view.accept_chosen) as chosen:
        click(qtbot, made)
    assert chosen.args == [word]


def test_only_what_is_wanted_is_ticked(view) -> None:
    view.accept_only(lambda row: row.answer.number == "1-1-10")
    assert [row.answer.number for row in view.model.accepted_rows()] == ["1-1-10"]
    view.accept_only(lambda row: True)
    assert len(view.model.accepted_rows()) == 4, "what is refused cannot be taken"


def test_a_changed_text_is_marked_where_it_differs_and_a_choice_as_a_whole(view, theme) -> None:
    good, bad = theme.color("good").name(), theme.color("bad").name()
    assert bad in drawn(view, 0, AnswerColumn.BEFORE)
    assert good in drawn(view, 0, AnswerColumn.AFTER)
    assert good in drawn(view, 1, AnswerColumn.AFTER)
    assert good not in drawn(view, 4, AnswerColumn.AFTER), "what is new is not a change of anything"


@pytest.mark.parametrize("outcome", [Outcome.CHANGED, Outcome.CHECK, Outcome.REFUSED, Outcome.NEW])
def test_each_outcome_is_drawn_on_its_ground(view, theme, outcome) -> None:
    row = next(place for place, item in enumerate(ANSWERS) if item.outcome is outcome)
    assert theme.color(LOOKS[outcome][0]).name() in drawn(view, row, AnswerColumn.OUTCOME)


def test_cells_of_another_model_are_left_to_the_style(view) -> None:
    index = QStandardItemModel(1, len(AnswerColumn), view).index(0, 0)
    delegates = {table_of(view).itemDelegateForColumn(place) for place in AnswerColumn} - {None}
    assert len(delegates) == 2
    for delegate in delegates:
        asked = getattr(delegate, "picture_of", None) or delegate.pieces_of
        assert asked(index) is None


def test_a_low_window_keeps_the_table_and_gives_up_the_full_texts(view, qtbot) -> None:
    view.resize(1100, 300)
    assert not view.findChildren(QTextBrowser)[0].isVisible()
    assert table_of(view).isVisible()
    assert about(view), "what is wrong is still said"
    view.resize(1100, 600)
    assert view.findChildren(QTextBrowser)[0].isVisible()


def test_larger_text_keeps_four_rows_in_sight(view, theme, qapp) -> None:
    theme.change(qapp, scale=200)
    view.resize(1100, 320)
    table = table_of(view)
    assert table.height() >= 4 * table.verticalHeader().defaultSectionSize()
    theme.change(qapp, scale=100)
