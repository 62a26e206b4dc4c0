"""文章: sentences, agenda and notes of charts, typed and stored; last year's copied with what changed marked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.pack_editions import PackQuestion, PackText
from fujidesk.errors import MachineError


@pytest.fixture
def page(screen):
    screen.side.show_page("texts")
    return screen.side.texts


def stored(workspace, place):
    return workspace.packs.edition("honbu", 2023).text(place)


def test_the_made_sentences_stand_as_hints(screen, page):
    hints = [page.fields[f"sentence.{place}"].editor.placeholderText() for place in (1, 2, 3)]
    assert hints == list(screen.sight.made)
    assert "令和5年度は" in hints[0]


def test_a_sentence_of_the_office_is_stored_when_the_field_is_left(
    qtbot, screen, page, workspace, settle, write
):
    field = page.fields["sentence.1"]
    write(field.editor, "おおむね順調です。")
    field.editor.left.emit()
    settle()
    assert stored(workspace, "sentence.1") == "おおむね順調です。"
    summary = next(part for part in screen.sight.pack.parts if part.kind == "summary")
    assert summary.blocks[0].texts[0] == "おおむね順調です。"
    assert screen.sight.made[0] in field.note.whole  # the data's own sentence stays in sight


def test_a_pause_in_typing_stores(qtbot, page, workspace, write):
    field = page.fields["sentence.2"]
    write(field.editor, "下がった事業を聞き取ります。")
    qtbot.waitUntil(lambda: stored(workspace, "sentence.2") == "下がった事業を聞き取ります。", timeout=4000)


def test_an_emptied_field_lets_the_made_sentence_stand_again(page, workspace, settle, write):
    field = page.fields["sentence.1"]
    write(field.editor, "一時の文。")
    field.flush()
    settle()
    field.editor.selectAll()
    field.editor.insertPlainText("")
    field.flush()
    assert stored(workspace, "sentence.1") == ""


def test_a_note_goes_with_its_chart(screen, page, workspace, settle, write):
    field = page.fields["chart.grades-by-policy"]
    write(field.editor, "方針3に事業が多い。")
    field.flush()
    settle()
    charts = [b for part in screen.sight.pack.parts for b in part.blocks if isinstance(b, ChartBlock)]
    noted = next(block for block in charts if block.chart.head.name == "grades-by-policy")
    assert noted.note == "方針3に事業が多い。"


def test_without_last_years_texts_there_is_nothing_to_copy(page):
    assert not page.copy.isEnabled()
    assert "写せる文章がありません" in page.told.text()


@pytest.fixture
def last_year(workspace):
    edition = workspace.packs.edition("honbu", 2022)
    texts = (PackText("sentence.1", "前の年の文。"), PackText("agenda", "報告\nその他"))
    workspace.packs.store(replace(edition, texts=texts), "前年度")


def test_last_years_texts_are_copied_on_request_and_changes_marked(
    qtbot, last_year, screen, page, workspace, answers, settle, write
):
    asked = []

    def accept(dialog):
        asked.append(dialog.accessibleDescription() or dialog.windowTitle())
        dialog.accept()

    answers.expect(accept)
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    settle()
    assert asked
    assert stored(workspace, "sentence.1") == "前の年の文。"
    field = page.fields["sentence.1"]
    assert field.note.whole.startswith("前年度の文のままです。")
    write(field.editor, "今年の文。")
    field.flush()
    settle()
    assert field.note.whole.startswith("前年度から書き換えました。前年度：前の年の文。")


def test_declining_copies_nothing(qtbot, last_year, screen, page, workspace, answers):
    answers.expect(lambda dialog: dialog.reject())
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert stored(workspace, "sentence.1") == ""


def test_what_is_composed_in_the_ime_is_not_torn_off_by_a_pause(qtbot, page, workspace):
    field = page.fields["sentence.1"]
    QApplication.sendEvent(field.editor, QInputMethodEvent("おおむね", []))
    field._timer.timeout.emit()
    assert field.editor.is_composing()
    field.flush()  # the window closes: now it counts
    assert stored(workspace, "sentence.1") == "おおむね"


def test_esc_gives_up_what_was_typed_since_it_was_stored(qtbot, page, workspace, write):
    field = page.fields["sentence.1"]
    write(field.editor, "一つ目。")
    field.flush()
    write(field.editor, "二つ目。")
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.shown_text() == "一つ目。"
    field.flush()
    assert stored(workspace, "sentence.1") == "一つ目。"


def test_the_fields_follow_the_papers_of_each_meeting(screen, page):
    screen.show_meeting("wg")
    screen.show_meeting("honbu")
    shown = [field for field in page.fields.values() if not field.isHidden()]
    heights = {field.place: page._layout.indexOf(field) for field in shown}
    assert [place for place, _ in sorted(heights.items(), key=lambda item: item[1])] == list(page._order)
    assert page._order[0] == "agenda"


def test_what_cannot_be_stored_stays_as_typed_and_is_tried_again(
    screen, page, workspace, write, reporter, monkeypatch
):
    def full(*_edition):
        raise MachineError("ディスクがいっぱいです。")

    field = page.fields["sentence.1"]
    write(field.editor, "長く考えた文。")
    with monkeypatch.context() as broken:
        broken.setattr(workspace.packs, "store", full)
        field.flush()
    assert [str(error) for error in reporter.errors] == ["ディスクがいっぱいです。"]
    assert field.editor.shown_text() == "長く考えた文。"
    assert field.editor.is_modified()
    screen.flush()
    assert stored(workspace, "sentence.1") == "長く考えた文。"


def behind_the_page(workspace, place, text):
    """Write a text as somebody else at a server does."""
    now = workspace.packs.edition("honbu", 2023)
    others = tuple(item for item in now.texts if item.place != place)
    workspace.packs.store(replace(now, texts=(*others, PackText(place, text))), "ほかの人")


def test_a_text_that_others_wrote_meanwhile_is_told_and_written_over_only_then(
    screen, page, workspace, write, reporter
):
    field = page.fields["sentence.1"]
    write(field.editor, "わたしの文。")
    behind_the_page(workspace, "sentence.1", "ほかの人の文。")
    field.flush()
    assert "「ほかの人の文。」に変わっています" in str(reporter.errors[0])
    assert stored(workspace, "sentence.1") == "ほかの人の文。"
    assert field.editor.shown_text() == "わたしの文。"
    screen.read()
    field.flush()
    assert stored(workspace, "sentence.1") == "わたしの文。"


def test_a_text_being_typed_is_not_put_over_what_was_read_meanwhile(screen, page, workspace, write, reporter):
    field = page.fields["sentence.1"]
    write(field.editor, "わたしの文。")
    behind_the_page(workspace, "sentence.1", "ほかの人の文。")
    screen.read()
    assert field.editor.shown_text() == "わたしの文。"
    field.flush()
    assert len(reporter.errors) == 1
    assert stored(workspace, "sentence.1") == "ほかの人の文。"


def test_what_others_write_elsewhere_is_no_conflict_and_stays(screen, page, workspace, write, reporter):
    field = page.fields["sentence.1"]
    write(field.editor, "わたしの文。")
    behind_the_page(workspace, "sentence.2", "ほかの人の文。")
    field.flush()
    assert reporter.errors == []
    assert stored(workspace, "sentence.1") == "わたしの文。"
    assert stored(workspace, "sentence.2") == "ほかの人の文。"


def test_a_list_that_others_changed_meanwhile_is_not_written_over(screen, page, workspace, reporter):
    now = workspace.packs.edition("honbu", 2023)
    theirs = (PackQuestion("1-1-1", "ほかの人の質問"),)
    workspace.packs.store(replace(now, questions=theirs), "ほかの人")
    assert not screen.commands.set_questions((PackQuestion("1-1-2", "わたしの質問"),), "想定問答")
    assert "ほかの操作で変わっています" in str(reporter.errors[0])
    assert workspace.packs.edition("honbu", 2023).questions == theirs


@pytest.fixture
def full_disk(workspace, monkeypatch):
    """Nothing can be stored until what is returned is called."""

    def full(*_edition):
        raise MachineError("ディスクがいっぱいです。")

    with monkeypatch.context() as broken:
        broken.setattr(workspace.packs, "store", full)
        yield broken.undo


def test_a_text_that_cannot_be_stored_keeps_its_meeting_in_front(
    screen, page, workspace, write, reporter, full_disk
):
    write(page.fields["sentence.1"].editor, "本部の文。")
    screen.tools.meetings.setCurrentIndex(screen.tools.meetings.findData("kanji"))
    screen.show_meeting("kanji")
    assert screen.tools.meeting == "honbu"
    assert "ディスクがいっぱいです。" in str(reporter.errors[0])
    assert page.fields["sentence.1"].editor.shown_text() == "本部の文。"
    full_disk()
    screen.show_meeting("kanji")
    assert screen.tools.meeting == "kanji"
    assert stored(workspace, "sentence.1") == "本部の文。"
    assert workspace.packs.edition("kanji", 2023).texts == ()


def test_a_text_that_could_not_be_stored_does_not_become_that_of_another_year(
    screen, page, workspace, write, reporter, full_disk
):
    write(page.fields["sentence.1"].editor, "令和5年度の文。")
    screen.set_fiscal_year(2022)
    assert reporter.errors
    full_disk()
    screen.flush()
    assert workspace.packs.edition("honbu", 2022).texts == ()
    screen.set_fiscal_year(2023)
    assert page.fields["sentence.1"].editor.shown_text() == "令和5年度の文。"
    screen.flush()
    assert stored(workspace, "sentence.1") == "令和5年度の文。"
