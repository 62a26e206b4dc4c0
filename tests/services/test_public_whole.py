"""The evaluation of the whole plan on the website: when it is there, and never with anything internal in it."""

import csv
import datetime as dt
import io
import shutil
from dataclasses import replace

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.domain.meetings import WHOLE_MEETING
from fujidesk.domain.pack_editions import PackQuestion, PackText
from fujidesk.errors import UserError
from fujidesk.exchange.folder_set import files_of
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace

TODAY = dt.date(2027, 7, 20)
SAID = "窓口の手続は、おおむね移った。"
NOTE, REASON, ANSWER = "この話は庁内だけのこと", "値引きの話は外に出さない", "聞かれたら仕様の変更と答える"
BUDGET, COST = 876543, 812347


@pytest.fixture(name="space")
def space_fixture(tmp_path, tmp_path_factory, small_profile, small_content):
    """A register with made answers of the last two years of the plan, and internal values in it."""
    filled = tmp_path_factory.getbasetemp() / "published_whole.db"
    if not filled.exists():
        fill_sample(filled, [2025, 2026], small_profile, small_content)
    path = shutil.copyfile(filled, tmp_path / "s.db")
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    report = opened.reports.of_project("1-1-1")[2026]
    opened.reports.store(
        report, {"budget_kyen": BUDGET, "actual_cost_kyen": COST, "score_reason": REASON}, "入力"
    )
    hearing = opened.hearings.drafted(2026, HearingKind.PRIORITY, "収納課")
    opened.hearings.plan(hearing)
    opened.hearings.add_note(hearing.key, NoteKind.REMARK, NOTE, department="収納課", number="1-1-1")
    yield opened
    opened.close()


def appraise(space, text, year=2026, **other):
    """Write the appraisal of 1.1 for the meeting on the whole plan."""
    edition = space.packs.edition(WHOLE_MEETING, year)
    space.packs.store(replace(edition, texts=(PackText("appraisal.1.1", text),), **other), "文章")


def write(space, tmp_path, year=2026, **options):
    return space.publication.write(year, tmp_path / "公開", today=TODAY, **options)


def text_of(tmp_path, path):
    return (tmp_path / "公開" / path).read_text("utf-8-sig")


def rows_of(tmp_path, year=2026):
    return list(csv.DictReader(io.StringIO(text_of(tmp_path, f"data/dx-plan-outcomes-{year}.csv"))))


def test_the_plans_last_year_comes_with_it(space, tmp_path):
    write(space, tmp_path)
    assert {
        "whole.html",
        "charts/outcomes.svg",
        "charts/grades-by-year.svg",
        "data/dx-plan-outcomes-2026.csv",
    } <= set(files_of(tmp_path / "公開"))
    assert 'href="../whole.html"' in text_of(tmp_path, "projects/1-1-1.html")


def test_another_year_comes_with_it_only_when_asked(space, tmp_path):
    write(space, tmp_path, 2025)
    assert not any("whole" in path or "outcomes" in path for path in files_of(tmp_path / "公開"))
    assert "計画全体の評価" not in text_of(tmp_path, "index.html")
    write(space, tmp_path, 2025, with_whole=True)
    assert "令和8年度の実績がまだないため、結果は見込みです。" in text_of(tmp_path, "whole.html")
    write(space, tmp_path, with_whole=False)
    assert "whole.html" not in files_of(tmp_path / "公開")


def test_forecast_goes_with_the_approval_of_the_last_year(space, tmp_path):
    write(space, tmp_path)
    assert "【見込み】" in text_of(tmp_path, "whole.html")
    assert {row["project_number"]: row["is_forecast"] for row in rows_of(tmp_path)}["1-1-1"] == "1"
    space.surveys.approve(2026, "")
    write(space, tmp_path)
    page = text_of(tmp_path, "whole.html")
    assert "【見込み】" not in page
    assert "（見込み）" not in page
    assert {row["is_forecast"] for row in rows_of(tmp_path)} == {"0"}


def test_the_data_say_what_the_screen_says(space, tmp_path):
    write(space, tmp_path)
    shown = {course.number: course for course in space.whole_plan.data(2026, TODAY).courses}
    rows = {row["project_number"]: row for row in rows_of(tmp_path)}
    assert list(rows) == list(shown)
    for number, row in rows.items():
        course = shown[number]
        assert row["outcome_code"] == course.verdict.outcome
        assert int(row["slip_half_years"] or 0) == course.verdict.slip
        result = "" if course.indicator is None else course.indicator.result
        assert row["indicator_result_code"] == result


def test_without_grades_no_course_of_grades(space, tmp_path):
    write(space, tmp_path, with_grades=False)
    assert not any(path.startswith("charts/grade") for path in files_of(tmp_path / "公開"))
    assert "総合評価の推移" not in text_of(tmp_path, "whole.html")
    assert "charts/outcomes.svg" in files_of(tmp_path / "公開")


def test_the_offices_appraisal_is_published_and_told(space, tmp_path):
    appraise(space, f"{SAID}\n残りは次の計画で扱う。")
    done = write(space, tmp_path)
    page = text_of(tmp_path, "whole.html")
    assert f"<p>{SAID}</p><p>残りは次の計画で扱う。</p>" in page
    assert done.appraisals == 1
    assert any("評価の文を 1 件" in note for note in done.notes)


def test_where_the_office_wrote_none_the_made_sentence_stands(space, tmp_path):
    done = write(space, tmp_path)
    assert "予定表のある" in text_of(tmp_path, "whole.html")
    assert done.appraisals == 0
    assert not any("評価の文" in note for note in done.notes)


def test_an_appraisal_of_an_earlier_meeting_is_neither_published_nor_in_the_way(space, tmp_path):
    """Copied on with one sentence new: what both years say is public, what only the draft said is not."""
    appraise(space, f"{SAID}まだ決まらない話をここに書き留めておく。", 2025)
    appraise(space, f"{SAID}残りは次の計画で扱う。")
    write(space, tmp_path)
    assert "まだ決まらない話" not in text_of(tmp_path, "whole.html")
    report = space.reports.of_project("1-1-1")[2026]
    space.reports.store(report, {"action": "まだ決まらない話をここに書き留めておくことにした"}, "入力")
    with pytest.raises(UserError, match=r"公開してはならない.*会議資料の文章"):
        write(space, tmp_path)


def test_an_appraisal_that_is_not_published_stays_secret(space, tmp_path):
    appraise(space, "窓口の手続は、どの課でも移った。", 2025)
    report = space.reports.of_project("1-1-1")[2025]
    space.surveys.unlock(2025, "直すため")
    space.reports.store(report, {"action": "窓口の手続は、どの課でも移った。と書いた。"}, "入力")
    with pytest.raises(UserError, match=r"公開してはならない.*会議資料の文章"):
        write(space, tmp_path, 2025)


@pytest.mark.parametrize(("text", "says"), [
    (f"{SAID}{NOTE}。", "ヒアリングの記録"), (f"{SAID}{REASON}。", "評価の理由"), (f"{SAID}{ANSWER}。", "会議資料の文章"),
    (f"予算 {BUDGET:,}千円で進めた。", "予算額と同じ金額"), ("８１２３４７千円を使った。", "実績額と同じ金額"),
    (f"{SAID}②経費は 5 と高い。", "②経費の評価に触れて"),
])  # fmt: skip
def test_an_internal_value_in_an_appraisal_stops_the_whole_folder(space, tmp_path, text, says):
    appraise(space, text, questions=(PackQuestion("1-1-1", "なぜ遅れたか", ANSWER),))
    with pytest.raises(UserError, match=f"公開してはならない.*{says}"):
        write(space, tmp_path)
    assert not (tmp_path / "公開").exists()


def test_an_internal_text_planted_in_the_written_page_or_file_is_caught(space, tmp_path, monkeypatch):
    from fujidesk.exchange import public_csv, public_html

    page_html, table_csv = public_html.page_html, public_csv.table_csv
    with monkeypatch.context() as patch:
        patch.setattr(
            public_html, "page_html",
            lambda page, drawn: page_html(page, drawn).replace("</h1>", f"</h1><p>{BUDGET}</p>")
            if page.path == "whole.html" else page_html(page, drawn),
        )  # fmt: skip
        with pytest.raises(UserError, match=r"公開してはならない.*whole\.html"):
            write(space, tmp_path)
    monkeypatch.setattr(
        public_csv, "table_csv",
        lambda table: table_csv(replace(table, rows=(*table.rows, (NOTE,)))) if table.name == "outcomes" else table_csv(table),
    )  # fmt: skip
    with pytest.raises(UserError, match=r"dx-plan-outcomes-2026\.csv"):
        write(space, tmp_path)
    assert not (tmp_path / "公開").exists()


def test_nothing_internal_is_on_the_page_or_in_the_file(space, tmp_path):
    appraise(space, SAID, questions=(PackQuestion("1-1-1", "なぜ遅れたか", ANSWER),))
    write(space, tmp_path)
    for path in (
        "whole.html",
        "data/dx-plan-outcomes-2026.csv",
        "charts/outcomes.svg",
        "projects/1-1-1.html",
    ):
        for secret in (
            NOTE,
            REASON,
            ANSWER,
            str(BUDGET),
            f"{BUDGET:,}",
            str(COST),
            str(BUDGET + COST),
            "②",
            "kyen",
        ):
            assert secret not in text_of(tmp_path, path), (path, secret)


def test_a_profile_without_the_meeting_has_the_made_sentences(tmp_path, small_profile, small_content):
    meetings = tuple(term for term in small_profile.meetings if term.key != WHOLE_MEETING)
    path = tmp_path / "other.db"
    fill_sample(path, [2026], replace(small_profile, meetings=meetings), small_content)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    assert opened.whole_plan.appraisals(2026) == {}
    opened.publication.write(2026, tmp_path / "公開", today=TODAY)
    opened.close()
    assert "予定表のある" in text_of(tmp_path, "whole.html")
