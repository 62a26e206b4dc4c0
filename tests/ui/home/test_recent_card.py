from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry, HistoryStep
from fujidesk.ui.home.recent_card import RecentCard
from fujidesk.ui.widgets.basics import ElidedLabel


def _entry(key, after, entity=Entity.PROJECT):
    change = FieldChange(entity, key, "overview" if entity is Entity.PROJECT else "theme", "", after)
    return HistoryEntry(1, "2026-11-21T10:00:00", "収納課 係長", "取り込み", change)


def _card(qtbot, small_profile, theme, entries):
    card = RecentCard(small_profile, theme)
    qtbot.addWidget(card)
    card.show_steps([HistoryStep(entry, 1, 1) for entry in entries])
    card.show()
    return card


def test_a_text_of_several_lines_takes_one_row(qtbot, small_profile, theme):
    card = _card(
        qtbot, small_profile, theme, [_entry("1-1-1", "一行"), _entry("1.1", "一\n二\n三\n四", Entity.LEVEL)]
    )
    first, second = card.findChildren(ElidedLabel)
    assert second.sizeHint().height() == first.sizeHint().height()
    assert "一 二 三 四" in second.text()


def test_the_number_opens_its_sheet(qtbot, small_profile, theme):
    card = _card(qtbot, small_profile, theme, [_entry("1-1-1", "一行")])
    link = next(b for b in card.findChildren(QPushButton) if b.text() == "1-1-1")
    with qtbot.waitSignal(card.project_chosen) as heard:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == ["1-1-1"]


def test_without_changes_it_says_what_to_do_first(qtbot, small_profile, theme):
    card = _card(qtbot, small_profile, theme, [])
    start = next(b for b in card.findChildren(QPushButton) if b.text() == "事業を選ぶ")
    with qtbot.waitSignal(card.list_chosen):
        qtbot.mouseClick(start, Qt.MouseButton.LeftButton)


def _survey_entry(entity, key, field, after):
    change = FieldChange(entity, key, field, None, after)
    return HistoryEntry(1, "2026-11-21T10:00:00", "情報政策課 係長", "調査", change)


def test_changes_of_the_survey_are_told_in_words(qtbot, small_profile, theme):
    approval = {"at": "2023-07-12T10:00:00+09:00", "by": "情報政策課", "note": "本部会議"}
    asked = {"question": "段階は？", "state": "asked", "answer": "", "asked_at": "", "answered_at": ""}
    entries = [
        _survey_entry(Entity.REPORT, "1-1-1", "2022.status", "running"),
        _survey_entry(Entity.INQUIRY, "1-1-9", "2022.own-1", asked),
        _survey_entry(Entity.ENTRY, "2022 収納課", "state", "sent"),
        _survey_entry(Entity.ROUND, "2022", "approval", approval),
    ]
    card = _card(qtbot, small_profile, theme, entries)
    assert [label.text() for label in card.findChildren(ElidedLabel)] == [
        "R4 実施状況: （未回答） → 実施中",
        "R4 照会: （なし） → 照会中: 段階は？",
        "収納課 状態: （空欄） → 送付済",
        "調査 承認: （承認なし） → 承認済（2023年7月12日、情報政策課、本部会議）",
    ]
    links = [button.text() for button in card.findChildren(QPushButton)]
    assert links == ["1-1-1", "1-1-9"]


def test_a_step_of_many_changes_takes_one_line(qtbot, small_profile, theme):
    report = _survey_entry(Entity.REPORT, "1-1-1", "2022.status", "running")
    mailing = _survey_entry(Entity.ENTRY, "2022 収納課", "state", "sent")
    card = _card(qtbot, small_profile, theme, [report])
    card.show_steps([HistoryStep(report, 12, 1), HistoryStep(report, 500, 40), HistoryStep(mailing, 9, 5)])

    def told():
        return [label.text() for label in card.findChildren(ElidedLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: len(told()) == 3)
    assert told() == ["調査（12 件の変更）", "調査（500 件の変更）", "調査（9 件の変更）"]
    links = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in links] == ["1-1-1"]


def test_going_back_to_a_backup_is_told_by_its_name(qtbot, small_profile, theme):
    change = FieldChange(Entity.REGISTER, "", "restored", "変更履歴 2 件", "変更履歴 1 件")
    entry = HistoryEntry(1, "2026-11-21T10:00:00", "係長", "バックアップから戻す（a.db）", change)
    card = _card(qtbot, small_profile, theme, [entry])
    assert [label.text() for label in card.findChildren(ElidedLabel)] == ["バックアップから戻す（a.db）"]
