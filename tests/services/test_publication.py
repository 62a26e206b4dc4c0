"""The folder for the website: whole or not at all, and never with anything internal in it."""

import datetime as dt
import html
import re
import shutil
import zipfile
from dataclasses import replace

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.errors import CancelledError, UserError
from fujidesk.exchange.folder_set import files_of
from fujidesk.paths import user_folders
from fujidesk.services import publication as service
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace

TODAY = dt.date(2023, 7, 20)
REASON, NOTE = "値引きの話は外に出さない", "この話は庁内だけのこと"
BUDGET = 876543


@pytest.fixture(name="space")
def space_fixture(tmp_path, tmp_path_factory, small_profile, small_content):
    """A register with made answers of two years, the first approved, and internal values in it."""
    filled = tmp_path_factory.getbasetemp() / "published.db"
    if not filled.exists():
        fill_sample(filled, [2022, 2023], small_profile, small_content)
    path = shutil.copyfile(filled, tmp_path / "s.db")
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    store(opened, budget_kyen=BUDGET, score_reason=REASON)
    hearing = opened.hearings.drafted(2023, HearingKind.PRIORITY, "収納課")
    opened.hearings.plan(hearing)
    opened.hearings.add_note(hearing.key, NoteKind.REMARK, NOTE, department="収納課", number="1-1-1")
    yield opened
    opened.close()


def store(space, **values):
    report = space.reports.of_project("1-1-1")[2023]
    space.reports.store(report, values, "入力")


def everything(folder):
    """Return all that the files of a folder hold, packed parts unpacked."""
    found = {}
    for path in files_of(folder):
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(folder / path) as book:
                found |= {f"{path}/{name}": book.read(name) for name in book.namelist()}
        else:
            found[path] = (folder / path).read_bytes()
    return {path: html.unescape(data.decode(errors="ignore")) for path, data in found.items()}


def test_a_folder_with_pages_charts_and_data(space, tmp_path):
    done = space.publication.write(2023, tmp_path / "公開", today=TODAY)
    paths = files_of(tmp_path / "公開")
    assert done.files == len(paths)
    assert {
        "index.html", "results.html", "style.css", "projects/index.html", "projects/1-1-1.html", "data/index.html",
        "charts/grades-by-policy.svg", "data/dx-plan-projects-2023.csv", "data/dx-plan-schedule-2023.csv",
        "data/dx-plan-scores-2023.csv", "data/dx-plan-codes-2023.csv", "data/dx-plan-dictionary-2023.csv",
        "data/dx-plan-2023.xlsx",
    } <= set(paths)  # fmt: skip
    assert all(path.isascii() for path in paths)
    assert "charts/budget.svg" not in paths


def test_nothing_internal_is_in_any_file(space, tmp_path):
    space.publication.write(2023, tmp_path / "公開", today=TODAY)
    for path, text in everything(tmp_path / "公開").items():
        for secret in (REASON, NOTE, str(BUDGET), f"{BUDGET:,}", str(tmp_path), "score_cost", "②"):
            assert secret not in text, (path, secret)


def test_the_same_data_give_the_same_folder(space, tmp_path):
    for name in ("a", "b"):
        space.publication.write(2023, tmp_path / name, today=TODAY)
    one, two = tmp_path / "a", tmp_path / "b"
    assert {path: (one / path).read_bytes() for path in files_of(one)} == {
        path: (two / path).read_bytes() for path in files_of(two)
    }


@pytest.mark.parametrize(("values", "says"), [
    ({"action": f"窓口を広げた。{NOTE}。"}, "ヒアリングの記録"), ({"change": REASON}, "評価の理由"),
    ({"action": f"費用は{BUDGET:,}千円だった。"}, "予算額と同じ金額"), ({"indicator_note": "８７６５４３"}, "予算額と同じ金額"),
    ({"action": "87,654万3千円"}, ""), ({"action": "876,543,000円をかけた"}, "予算額と同じ金額"),
])  # fmt: skip
def test_an_internal_value_in_a_public_text_stops_the_whole_folder(space, tmp_path, values, says):
    store(space, **values)
    if not says:
        assert space.publication.write(2023, tmp_path / "公開", today=TODAY).files
        return
    with pytest.raises(UserError, match=f"公開してはならない.*{says}"):
        space.publication.write(2023, tmp_path / "公開", today=TODAY)
    assert not (tmp_path / "公開").exists()
    assert not list(tmp_path.glob(".fujidesk-*"))


def test_a_public_figure_that_happens_to_be_the_budget_is_no_secret(space, tmp_path):
    store(space, indicator_value=str(BUDGET), indicator_note=f"{BUDGET} 件になった。")
    space.publication.write(2023, tmp_path / "公開", today=TODAY)
    assert f"{BUDGET:,}" in (tmp_path / "公開" / "projects" / "1-1-1.html").read_text("utf-8")


def test_a_writer_that_lets_something_slip_is_caught(space, tmp_path, monkeypatch):
    from fujidesk.exchange import public_html

    whole = public_html.page_html
    monkeypatch.setattr(
        public_html,
        "page_html",
        lambda page, drawn: whole(page, drawn).replace("</h1>", "</h1><p>総点 13</p>"),
    )
    with pytest.raises(UserError, match="公開してはならない情報が"):
        space.publication.write(2023, tmp_path / "公開", today=TODAY)
    assert not (tmp_path / "公開").exists()


def test_data_that_break_a_rule_are_not_let_out(space, tmp_path):
    store(space, action="とてもよい😀")
    with pytest.raises(UserError, match=r"機械可読性のルールに.*1-1-1.*機種依存文字「😀」.*L1-08"):
        space.publication.write(2023, tmp_path / "公開", today=TODAY)
    assert not (tmp_path / "公開").exists()


def test_what_was_published_before_stays_when_it_fails_and_goes_as_a_whole_when_not(space, tmp_path):
    space.publication.write(2022, tmp_path / "公開", today=TODAY)
    before = files_of(tmp_path / "公開")
    store(space, action=NOTE)
    with pytest.raises(UserError):
        space.publication.write(2023, tmp_path / "公開", today=TODAY)
    assert files_of(tmp_path / "公開") == before
    store(space, action="よい")
    space.publication.write(2023, tmp_path / "公開", today=TODAY)
    assert not any("2022" in path for path in files_of(tmp_path / "公開"))


@pytest.mark.parametrize("at", range(0, 12, 2))
def test_stopping_at_any_step_leaves_nothing(space, tmp_path, at):
    class Stopping:
        count = 0

        def step(self, done, total, what):
            assert 0 <= done <= total
            assert what
            self.count += 1
            if self.count > at:
                raise CancelledError

    with pytest.raises(CancelledError):
        space.publication.write(2023, tmp_path / "公開", today=TODAY, progress=Stopping())
    assert not (tmp_path / "公開").exists()
    assert not list(tmp_path.glob(".fujidesk-*"))


def test_a_folder_with_other_files_is_left_alone(space, tmp_path):
    (tmp_path / "公開").mkdir()
    (tmp_path / "公開" / "memo.txt").write_bytes(b"x")
    with pytest.raises(UserError, match=r"memo\.txt"):
        space.publication.write(2023, tmp_path / "公開", today=TODAY)


def test_without_grades(space, tmp_path):
    done = space.publication.write(2023, tmp_path / "公開", with_grades=False, today=TODAY)
    told = everything(tmp_path / "公開")
    assert done.told == ()
    assert not any(path.startswith("charts/grade") for path in told)
    assert "grade_code" not in told["data/dx-plan-scores-2023.csv"]
    assert "score_content" in told["data/dx-plan-scores-2023.csv"]
    assert not any('class="mark' in text for text in told.values())


@pytest.mark.parametrize(("year", "says"), [(2024, "回答はまだありません"), (2030, "計画の期間")])
def test_a_year_without_results_is_refused(space, tmp_path, year, says):
    with pytest.raises(UserError, match=says):
        space.publication.write(year, tmp_path / "公開")
    assert not (tmp_path / "公開").exists()


def test_the_office_is_told_what_it_should_know(tmp_path):
    plain = service.Published(tmp_path, 2023, 9, is_approved=True, with_grades=True, told=())
    assert list(plain.notes) == []
    doubtful = service.Published(
        tmp_path, 2023, 9, is_approved=False, with_grades=True, told=((2023, "1-1-1"),)
    )
    first, second = doubtful.notes
    assert "承認" in first
    assert "1 件" in second
    assert "1-1-1" in second


def test_the_unapproved_year_is_told(space, tmp_path):
    assert space.publication.write(2022, tmp_path / "a", today=TODAY).is_approved
    assert not space.publication.write(2023, tmp_path / "b", today=TODAY).is_approved


@pytest.mark.parametrize("grades", ["優良可並否", "◎○△▲×", "54321"])
def test_a_plan_with_other_grades_can_be_published(tmp_path, small_profile, small_content, grades):
    """Profiles may name their grades by any sign (the second city has scores of its own)."""
    bounds = tuple(
        replace(bound, grade=sign) for bound, sign in zip(small_profile.grades, grades, strict=True)
    )
    path = tmp_path / "other.db"
    fill_sample(path, [2023], replace(small_profile, grades=bounds), small_content)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    opened.publication.write(2023, tmp_path / "公開", today=TODAY)
    opened.close()
    page = (tmp_path / "公開" / "projects" / "index.html").read_text(encoding="utf-8")
    assert re.search(f'<span class="mark mark-plain">[{grades}]</span>', page)
