"""Where a file goes: the ending that belongs to it, and no file replaced unasked."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.ui.save_dialog import ask_target, file_stem


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "target"),
    [("表.xlsx", "表.xlsx"), ("表.XLSX", "表.XLSX"), ("表", "表.xlsx"), ("表.pdf", "表.pdf.xlsx")],
)
def test_the_ending_is_added_where_it_is_missing(window, tmp_path, choose_file, typed, target):
    choose_file(tmp_path / typed)
    assert ask_target(window, "書き出し", "台帳.xlsx", ".xlsx", "") == tmp_path / target


def test_a_change_of_mind_is_none(window, choose_file):
    choose_file()
    assert ask_target(window, "書き出し", "台帳.xlsx", ".xlsx", "") is None


def test_what_the_system_has_asked_about_is_not_asked_again(window, tmp_path, choose_file, answers):
    (tmp_path / "表.xlsx").write_bytes(b"older")
    choose_file(tmp_path / "表.xlsx")
    assert ask_target(window, "書き出し", "台帳.xlsx", ".xlsx", "") == tmp_path / "表.xlsx"
    assert answers.seen == []


@pytest.mark.parametrize("agreed", [True, False])
def test_a_name_without_its_ending_is_asked_about(window, tmp_path, choose_file, answers, agreed):
    (tmp_path / "表.xlsx").write_bytes(b"older")
    choose_file(tmp_path / "表")
    answers.expect(lambda dialog: dialog.accept() if agreed else dialog.reject())
    found = ask_target(window, "書き出し", "台帳.xlsx", ".xlsx", "")
    assert found == (tmp_path / "表.xlsx" if agreed else None)
    assert answers.seen == ["上書きの確認"]


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("個票_1-1-1_市税のクレジットカード納付", "個票_1-1-1_市税のクレジットカード納付"),
        ('R8/R9: "案"?', "R8_R9_ _案__"),
        ("二行の\n題", "二行の_題"),
        ("長" * 200, "長" * 80),
    ],
)
def test_words_become_a_name_that_every_system_takes(words, stem):
    assert file_stem(words) == stem


@pytest.mark.parametrize(
    ("typed", "kind", "target"),
    [
        ("結果", "JSON (*.json)", "結果.json"),
        ("結果", "Excelブック (*.xlsx)", "結果.xlsx"),
        ("結果", "", "結果.xlsx"),
        ("結果.json", "Excelブック (*.xlsx)", "結果.json"),
        ("結果.csv", "JSON (*.json)", "結果.csv.json"),
    ],
)
def test_of_several_kinds_the_typed_ending_counts_then_the_chosen_one(
    window, tmp_path, monkeypatch, typed, kind, target
):
    chosen = (str(tmp_path / typed), kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: chosen))
    kinds = "Excelブック (*.xlsx);;JSON (*.json)"
    assert ask_target(window, "結果の保存", "結果.xlsx", ".xlsx", kinds, (".json",)) == tmp_path / target
