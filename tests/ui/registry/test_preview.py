"""The selected project beside the list."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.ui.registry.preview import PreviewPanel, StripView


@pytest.fixture
def preview(qtbot, theme, texts, profile):
    made = PreviewPanel(texts, profile, theme)
    qtbot.addWidget(made)
    made.resize(320, 560)
    made.show()
    return made


def entry(field, before, after, at="2026-11-18T09:05:00+09:00"):
    change = FieldChange(Entity.PROJECT, "1-1-1", field, before, after)
    return HistoryEntry(1, at, "係長 @ PC", "編集", change)


def test_nothing_chosen_says_how(preview):
    assert preview.number == ""
    assert preview._empty.isVisible()
    assert not preview._body.isVisible()


def test_shows_the_project(preview, rows):
    preview.show_project(rows[0])
    assert preview.number == "1-1-1"
    assert preview._measure.text() == "1.1 オンライン化"
    assert preview._title.text() == "1-1-1　窓口カードの試行"
    assert preview._category.text() == "重点"
    assert preview._dx.isVisible()
    assert preview._departments.text() == "収納課"
    assert preview._summary._text.text() == "一行の要約"
    assert preview._indicator._text.text() == "300件"
    assert not preview._recent.isVisible()
    assert "R4上　(1)" in preview._course.text()
    assert "運用・実施" in preview.findChild(StripView).accessibleName()


def test_project_without_schedule_has_no_strip(preview, rows):
    preview.show_project(rows[2])
    assert not preview.findChild(StripView).isVisible()
    assert preview._course.text() == "計画に進捗段階の記載がありません。"
    assert not preview._indicator.isVisible()
    assert not preview._dx.isVisible()


def test_recent_changes_in_words(preview, rows):
    preview.show_project(rows[0], [
        entry("category", "promotion", "priority"),
        entry("is_dx", False, True),
        entry("plan.2025.1", {"phase": 3, "departments": [], "settled": True}, {"phase": None}),
        entry("overview", "長い文" * 20, "別の文" * 20),
    ])  # fmt: skip
    assert preview._recent._text.text().splitlines() == [
        "11月18日 09:05　事業分類：推進 → 重点",
        "11月18日 09:05　DX：なし → あり",
        "11月18日 09:05　スケジュール（計画）R7上期：(3) → 終了",
        "11月18日 09:05　事業概要を変更",
    ]


def test_paints(preview, rows):
    preview.show_project(rows[0])
    assert not preview.grab().isNull()
    preview.restyle()
    assert preview.findChild(StripView).sizeHint().width() > 180
