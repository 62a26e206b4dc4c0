"""The departments of a round on paper, by real events."""

from PySide6.QtCore import Qt

from fujidesk.ui.surveys.groups import Group

CTRL = Qt.KeyboardModifier.ControlModifier


def printed(qtbot, previews):
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert previews.shown[-1][0] == "調査・回収の状況"
    return previews.texts()


def names(screen):
    model = screen._departments.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_button_prints_all_departments_with_state_and_days(
    qtbot, screen, forms, hands, previews, tmp_path
):
    hands.press(screen._departments, "印刷…")
    texts = printed(qtbot, previews)
    shown = names(screen)
    assert [text for text in texts if text in shown] == shown
    assert len(shown) == 3
    assert {"部署", "状態", "事業", "記入", "情報化推進リーダー", "送付日", "提出日", "督促日"} <= set(texts)
    assert "提出期限 令和5年4月28日（金）　提出 0 / 3 課（うち確認済 0 課）" in texts
    (page,) = previews.to_pdf(tmp_path / "departments.pdf")
    assert page.mediabox.width > page.mediabox.height


def test_a_narrowed_and_sorted_table_prints_as_it_stands(qtbot, screen, previews):
    table = screen._departments.table
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    all_names = names(screen)
    screen._departments.focus_filter()
    screen._departments._filter._text.setText(all_names[0])
    qtbot.keyClick(table, Qt.Key.Key_P, CTRL)
    texts = printed(qtbot, previews)
    assert [text for text in texts if text in all_names] == [all_names[0]]
    told = f"条件：「{all_names[0]}」を含む（3 課のうち 1 課）"
    assert any(text.endswith(told) for text in texts)


def test_groups_are_told_in_words(screen):
    screen._departments.show_only(Group.OVERDUE)
    assert screen._departments.conditions == "期限超過"
    screen._departments.show_only(None)
    assert screen._departments.conditions == ""


def test_nothing_that_passes_prints_nothing(qtbot, screen, hands, previews, reporter):
    screen._departments._filter._text.setText("どこにもない課")
    hands.press(screen._departments, "印刷…")
    assert reporter.notes == ["印刷する部署がありません。絞り込みの条件を確かめてください。"]
    assert previews.shown == []
