"""`fujidesk --self-test`: says what was tried, ends with 0; what is missing or wrong ends it."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from fujidesk.app import main
from fujidesk.domain.findings import Finding, Severity
from fujidesk.errors import MachineError, UserError
from fujidesk.models import upgrading
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.self_test import SelfTestError, Step, expect, file_steps
from fujidesk.services.workspace import Workspace, open_workspace
from fujidesk.ui import self_test as tested
from fujidesk.ui.help.page_view import PageView
from fujidesk.ui.home.screen import HomeScreen

WATCHED = """
import sys
from tests.network_watch import QT_NETWORK, Watch
watch = Watch()
watch.begin()
from fujidesk.app import main
code = main()
seen = [*watch.end(), *([QT_NETWORK] if QT_NETWORK in sys.modules else [])]
sys.exit(code or "\\n".join(seen) or 0)
"""
"""Runs the program and fails where it opened a socket."""


@pytest.fixture
def sample(tmp_path, small_profile, small_content):
    """A small sample of two years, opened."""
    path = tmp_path / "sample.db"
    first = small_profile.first_year
    fill_sample(path, [first, first + 1], small_profile, small_content)
    opened = open_workspace(path, user_folders(tmp_path / "home"))
    yield opened
    opened.close()


@pytest.mark.slow
def test_the_whole_program_tries_itself_without_network_and_leaves_the_users_data_alone(tmp_path):
    report, home = tmp_path / "結果.txt", tmp_path / "home"
    variables = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home)}
    variables.pop("QT_QPA_PLATFORM")
    command = [sys.executable, "-c", WATCHED, "--self-test", "--report", str(report)]
    ended = subprocess.run(
        command, env=variables, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stderr
    told = ended.stdout.splitlines()
    assert len([line for line in told if line.startswith("✓")]) == 12
    for word in ("タブ", "使い方", "Excel", "計画書", "調査票", "会議資料", "公表", "図", "検査"):
        assert any(word in line for line in told), word
    assert report.read_text(encoding="utf-8-sig").splitlines() == told
    assert not home.exists() or not list(home.rglob("*.db"))


def test_all_steps_on_files_go_well_on_a_small_sample(sample, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    told = [step.do() for step in file_steps(sample, out)]
    assert len(told) == 9
    assert told[0] == f"0001 → {upgrading.HEAD}"
    assert {path.suffix for path in (out / "pack").iterdir()} >= {".pptx", ".pdf", ".xlsx", ".docx"}


def test_a_fault_in_the_database_is_found(sample, tmp_path, monkeypatch):
    monkeypatch.setattr(Workspace, "check", lambda _self: [Finding(Severity.FAULT, "順番がおかしい。")])
    with pytest.raises(SelfTestError, match="順番がおかしい"):
        file_steps(sample, tmp_path)[-1].do()


def test_a_file_that_is_not_of_its_kind_is_found(sample, tmp_path, monkeypatch):
    steps = {step.title: step for step in file_steps(sample, tmp_path)}
    monkeypatch.setattr(type(sample.charts), "export", lambda _self, _chart, path: path.write_bytes(b"empty"))
    with pytest.raises(SelfTestError, match=r"chart\.png"):
        steps["図を書き出す"].do()


def test_every_tab_and_page_is_opened(qapp, theme, sample):
    errors = []
    assert tested._open_tabs(sample, errors) == "20 画面"
    assert errors == []


def test_an_error_in_a_slot_is_found(qapp, theme, sample, monkeypatch):
    kept = HomeScreen.set_fiscal_year

    def broken(self, year):
        kept(self, year)
        QTimer.singleShot(0, lambda: 1 / 0)

    monkeypatch.setattr(HomeScreen, "set_fiscal_year", broken)
    with tested._caught() as errors:
        tested._open_tabs(sample, errors)
        with pytest.raises(ZeroDivisionError) as caught:
            tested._tried(Step("画面を開く", lambda: "1 画面"), errors)
    assert caught.value.__notes__ == ["自己診断：画面を開く"]


def test_an_error_that_would_be_shown_is_found(qapp):
    errors = []
    tested._Strict(errors).show(UserError("番号がありません。"))
    with pytest.raises(UserError):
        tested._tried(Step("x", lambda: ""), errors)


def test_an_empty_screen_is_found(qapp, theme, sample, monkeypatch):
    monkeypatch.setattr(tested, "_colours", lambda _window: 1)
    with pytest.raises(SelfTestError, match="home"):
        tested._open_tabs(sample, [])


def test_a_picture_of_the_manual_that_cannot_be_read_is_found(qapp, theme, monkeypatch):
    assert "頁" in tested._open_manual()
    monkeypatch.setattr(PageView, "picture", lambda _self, _name: QImage())
    with pytest.raises(SelfTestError, match="使い方の図"):
        tested._open_manual()


def test_what_went_wrong_is_a_sentence_with_its_step_and_the_code_is_2(monkeypatch, tmp_path, capsys):
    def fail():
        yield "✓ はじめ"
        expect(False, "紙")

    monkeypatch.setattr(tested, "self_test", fail)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    report = tmp_path / "r.txt"
    assert main(["--self-test", "--report", str(report)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "✓ はじめ\n"
    assert "紙を確かめられませんでした" in captured.err
    assert "✗ 自己診断で、紙を" in report.read_text(encoding="utf-8-sig")


def test_a_report_that_cannot_be_written_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(tested, "self_test", lambda: iter(["✓"]))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(MachineError):
        main(["--self-test", "--report", str(tmp_path / "none" / "r.txt")])
