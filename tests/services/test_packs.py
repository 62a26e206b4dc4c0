"""The papers of a meeting from a real register: parts, sentences, internal figures, the office's edits."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import FiguresBlock, MarkCell, PhasesCell, SheetBlock, TableBlock, TextBlock
from fujidesk.domain.pack_editions import PackQuestion, PackText, PartChoice
from fujidesk.domain.people import Member
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.errors import UserError
from fujidesk.plots.pack_pages.legends import PhaseLegend
from fujidesk.plots.pack_pages.pages import laid_pages
from fujidesk.plots.wall_pages import wall_pages
from fujidesk.services.pack_files import made_files
from fujidesk.services.packs import digest_of
from tests.answered import answer, answered

FY, TODAY = 2023, dt.date(2024, 7, 10)


@pytest.fixture
def scored(workspace):
    return answered(workspace, FY)


def pack(workspace, meeting="honbu", fiscal_year=FY):
    return workspace.packs.pack(meeting, fiscal_year, TODAY)


def part(made, kind):
    return next(item for item in made.parts if item.kind is kind)


def table(made, kind, key):
    return next(b for b in part(made, kind).blocks if isinstance(b, TableBlock) and b.key == key)


def line(block, number):
    row = next(row for row in block.rows if row.number == number)
    return dict(zip((column.label for column in block.columns), row.cells, strict=True))


def test_the_headquarters_gets_all_parts_in_order(scored):
    made = pack(scored)
    assert [item.caption for item in made.parts] == [
        "次第",
        "資料1　進捗状況の概要",
        "資料2　事業評価一覧",
        "資料3　重点事業の個票",
        "資料4　デジタル変革ロードマップ",
        "資料5　施策指標の達成状況",
        "資料6　事業の変更・見直しと新規事業",
        "参考資料1　上位計画との対応",
        "参考資料2　用語の説明",
    ]
    assert made.title == "富士市情報化推進本部会議"
    assert (made.state.as_of, made.state.approval) == ("令和6年7月10日現在", "未承認")


def test_sentences_count_from_what_they_say(scored):
    (texts,) = [b for b in part(pack(scored), PartKind.SUMMARY).blocks if isinstance(b, TextBlock)]
    first, second, third = texts.texts
    assert "評価のある 2 事業のうち 1 事業（5割）" in first
    assert "全 202 事業、評価のない 200 事業を除く" in first
    assert "上がった事業は 1、下がった事業は 0、変わらない事業は 0" in second
    assert "両年とも評価のある 1 事業" in second
    assert "遅れている事業（①が1か2）は 1 事業" in third


def test_each_figure_carries_its_projects(scored):
    (block,) = [b for b in part(pack(scored), PartKind.SUMMARY).blocks if isinstance(b, FiguresBlock)]
    found = {figure.label: (figure.value, figure.numbers) for figure in block.figures}
    assert found["B 以上"] == ("1", ("1-1-1",))
    assert found["遅れあり（①が1か2）"] == ("1", ("1-1-2",))
    assert found["前年度より評価が上がった"] == ("1", ("1-1-1",))
    assert found["未回答・未評価"][0] == "199"


def test_without_answers_the_papers_say_so_and_guess_nothing(workspace):
    (texts,) = [b for b in part(pack(workspace), PartKind.SUMMARY).blocks if isinstance(b, TextBlock)]
    assert texts.texts == ("令和5年度の実績の回答はまだ登録されていません。",)
    assert line(table(pack(workspace), PartKind.EVALUATION, "evaluation"), "1-1-1")["評価"] == MarkCell(
        "unanswered"
    )


def test_the_evaluation_list_is_internal_and_complete(scored):
    made = pack(scored)
    block = table(made, PartKind.EVALUATION, "evaluation")
    assert len(block.lines) == 202
    assert part(made, PartKind.EVALUATION).is_internal
    assert line(block, "1-1-1") | {"情報化事業": ""} == {
        "番号": "1-1-1", "情報化事業": "", "分類": "重点", "回答部署": "収納課", "実施状況": "実施中", "①進捗": 5,
        "②経費": 5, "③取組内容": 5, "合計": 15, "評価": MarkCell("S"), "前年度": MarkCell("B"), "今後の方向性": "",
    }  # fmt: skip
    assert line(block, "1-1-3")["評価"] == MarkCell("stopped")
    assert "うち評価 2（未回答 199、中止 1 を除く）" in block.foot.text


def test_the_council_never_sees_costs(scored):
    everything = tuple(PartChoice(kind) for kind in (PartKind.EVALUATION, PartKind.CHANGES))
    made = pack(scored, "council", FY + 1)
    assert not made.is_internal
    assert {item.kind for item in made.parts} == {
        PartKind.SUMMARY, PartKind.CHANGES, PartKind.INDICATORS, PartKind.GLOSSARY,
    }  # fmt: skip
    edition = replace(scored.packs.edition("council", FY + 1), parts=everything)
    scored.packs.store(edition, "資料の構成")
    assert PartKind.EVALUATION not in {item.kind for item in pack(scored, "council", FY + 1).parts}
    assert "98765" not in repr(pack(scored, "council", FY + 1))


def test_sheets_have_no_amounts_and_no_cost_score(scored):
    sheets = [b for b in part(pack(scored), PartKind.SHEETS).blocks if isinstance(b, SheetBlock)]
    assert len(sheets) == 40
    first = next(sheet for sheet in sheets if sheet.number == "1-1-1")
    assert ("①進捗・③取組内容", "5・5") in first.report
    assert ("総合評価", "S") in first.report
    assert "98,765" not in repr(sheets)
    assert "98765" not in repr(sheets)
    assert "経費" not in repr(sheets)


def test_the_roadmap_has_every_dx_project_with_plan_and_reached(scored):
    answer(scored, "1-1-2", FY, phase_h1=1, phase_h2=1)
    block = table(pack(scored), PartKind.ROADMAP, "roadmap")
    assert len(block.lines) == 65
    found = next(row for row in block.rows if row.number == "1-1-2")
    strip = next(cell for cell in found.cells if isinstance(cell, PhasesCell))
    assert (len(strip.planned), strip.reached[2:4]) == (10, "11")
    assert "遅れ" in found.cells[-1]


@pytest.mark.parametrize(("meeting", "fiscal_year"), [("honbu", FY), ("october", FY + 1)])
def test_the_legend_of_strips_has_the_plans_phases_and_nothing_else(scored, meeting, fiscal_year):
    made = pack(scored, meeting, fiscal_year)
    legends = [
        item.piece for page in laid_pages(made) for item in page.placed if isinstance(item.piece, PhaseLegend)
    ]
    assert legends
    phases = ("調査・基礎研究", "要件調査・導入検討", "導入準備", "運用・実施")
    assert {piece.words for piece in legends} == {phases}, "報告なし is no fifth phase"


def test_changes_are_those_since_the_reported_year(scored):
    scored.revisions.make(
        RevisionOrder(
            RevisionKind.RENAME,
            ("1-1-1",),
            "2024-06-01",
            reason="わかりやすくする",
            meeting="本部",
            title="市税の払い方",
        )
    )
    block = table(pack(scored), PartKind.CHANGES, "revisions")
    (row,) = block.rows
    assert row.cells[:3] == ("令和6年6月1日", "名称変更", "1-1-1 市税の払い方")
    assert "市税のクレジットカード納付" in row.cells[3]
    assert table(pack(scored, fiscal_year=2022), PartKind.CHANGES, "revisions").rows == ()


def test_october_hears_of_new_projects_with_what_matters_first(scored):
    first = scored.new_projects.add(2024, {"title": "窓口の予約", "department": "市民課"}, "2024-04-20")
    second = scored.new_projects.add(
        2024, {"title": "電子の掲示板", "department": "情報課", "costs": [[2025, 4321]]}, "2024-04-20"
    )
    scored.new_projects.set_important(second, important=True)
    made = pack(scored, "october", 2024)
    block = table(made, PartKind.CHANGES, "new_projects")
    assert block.title == "新規事業（令和7年度に向けた提案）"
    assert [row.cells[:2] for row in block.rows] == [("○", "電子の掲示板"), ("", "窓口の予約")]
    assert part(made, PartKind.CHANGES).is_internal
    assert first != second


def test_the_agenda_lists_parts_and_members_of_the_day(scored):
    scored.people.add(Member("", "headquarters", "本部長", "市長", valid_from="2022-04-01"), TODAY)
    scored.people.add(
        Member("", "headquarters", "副本部長", "副市長", valid_from="2022-04-01", valid_to="2024-03-31"),
        TODAY,
    )
    edition = replace(scored.packs.edition("honbu", FY), day="2024-07-10", start="10:00", place="第1会議室")
    scored.packs.store(edition, "開催日")
    made = pack(scored)
    agenda = part(made, PartKind.AGENDA)
    when, items = (block.texts for block in agenda.blocks if isinstance(block, TextBlock))
    assert when == ("日時　令和6年7月10日（水）　10:00～", "場所　第1会議室")
    assert items[0] == "令和5年度 進捗状況の概要（資料1）"
    assert items[-1] == "その他"
    members = table(made, PartKind.AGENDA, "members")
    assert [row.cells[1] for row in members.rows] == ["市長"]
    assert [column.label for column in members.columns] == ["区分", "職名", "出欠"]
    (present,) = scored.packs.members(edition, TODAY)
    scored.packs.store(replace(edition, absent=(present.key,)), "欠席")
    assert table(pack(scored), PartKind.AGENDA, "members").rows[0].cells[-1] == "欠席"
    assert made.title == "富士市情報化推進本部会議　令和6年7月10日"


def test_what_the_office_writes_takes_the_place_of_what_is_made(scored):
    edition = scored.packs.edition("honbu", FY)
    wanted = replace(
        edition,
        texts=(PackText("sentence.2", "窓口は早くなった。"), PackText("agenda", "報告\n 協議 \n")),
        parts=(PartChoice(PartKind.SUMMARY, title="まとめ", note="当日差替"), PartChoice(PartKind.AGENDA)),
        questions=(PackQuestion("1-1-1", "費用は", "別に示す"),),
    )
    scored.packs.store(wanted, "文章")
    made = pack(scored)
    first = made.parts[0]
    assert (first.caption, first.note) == ("資料1　まとめ", "当日差替")
    texts = next(b for b in first.blocks if isinstance(b, TextBlock))
    assert texts.texts[1] == "窓口は早くなった。"
    assert texts.texts[0].startswith("令和5年度は、")
    items = [b for b in made.parts[1].blocks if isinstance(b, TextBlock)][1]
    assert items.texts == ("報告", "協議")
    sheet = next(b for b in part(made, PartKind.SHEETS).blocks if b.number == "1-1-1")
    assert sheet.questions == (("費用は", "別に示す"),)
    scored.edits.undo()
    assert scored.packs.edition("honbu", FY) == edition


def test_last_years_texts_are_copied_but_not_its_day(scored):
    old = replace(
        scored.packs.edition("honbu", FY), day="2024-07-10", texts=(PackText("sentence.1", "去年の文。"),)
    )
    scored.packs.store(old, "文章")
    fresh = replace(scored.packs.edition("honbu", FY + 1), day="2025-07-09")
    scored.packs.copy_last_year(fresh)
    copied = scored.packs.edition("honbu", FY + 1)
    assert (copied.text("sentence.1"), copied.day, copied.copied_from) == (
        "去年の文。",
        "2025-07-09",
        "honbu-R5",
    )
    with pytest.raises(UserError, match="写せる文章がありません"):
        scored.packs.copy_last_year(scored.packs.edition("wg", FY))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("7月10日", "読めません"),
        ("20240710", "「20240710」を読めません"),
        ("2023-07-10", "令和6年度ではありません"),
        ("2026-01-01", "ではありません"),
    ],
)
def test_a_day_that_cannot_be_is_refused(scored, day, told):
    with pytest.raises(UserError, match=told):
        scored.packs.store(replace(scored.packs.edition("honbu", FY), day=day), "開催日")
    assert scored.packs.editions() == []


def test_unknown_meetings_and_years_are_refused_in_a_sentence(scored):
    with pytest.raises(UserError, match=r"会議「gikai」はありません。.*honbu"):
        pack(scored, "gikai")
    with pytest.raises(UserError, match="令和9年度は、計画の期間"):
        pack(scored, fiscal_year=2027)
    with pytest.raises(UserError, match="令和3年度は、計画の期間"):
        pack(scored, "october", 2022)


def test_the_glossary_explains_only_what_occurs(scored):
    everything = table(pack(scored), PartKind.GLOSSARY, "glossary")
    words = [row.cells[0] for row in everything.rows]
    assert words[:4] == ["調査・基礎研究", "要件調査・導入検討", "導入準備", "運用・実施"]
    assert {"ドローン", "ICT", "マイナンバーカード"} <= set(words)
    assert len(set(words)) == len(words)
    edition = replace(
        scored.packs.edition("honbu", FY),
        parts=tuple(PartChoice(kind, is_on=kind is PartKind.GLOSSARY) for kind in PartKind),
    )
    scored.packs.store(edition, "用語だけ")
    assert table(pack(scored), PartKind.GLOSSARY, "glossary").rows == ()


def test_equal_data_have_an_equal_digest_and_any_change_another(scored):
    first = pack(scored).state.digest
    assert pack(scored).state.digest == first
    assert pack(scored) == pack(scored)
    answer(scored, "1-1-4", FY, action="直した。")
    changed = pack(scored).state.digest
    assert changed != first
    scored.edits.undo()
    assert pack(scored).state.digest == first == digest_of(scored.packs.state())


def test_charts_stand_in_the_summary_and_strips_on_the_sheets(scored):
    made = pack(scored)
    names = [chart.head.name for chart in part(made, PartKind.SUMMARY).charts]
    assert names == ["grades-by-policy", "grade-change", "phases"]
    sheets = [block for block in part(made, PartKind.SHEETS).blocks if isinstance(block, SheetBlock)]
    assert sheets
    assert all(block.strip is not None and block.strip.number == block.number for block in sheets)


def test_the_roadmap_ends_with_the_reported_year_as_the_strips_on_the_sheets_do(scored):
    """Papers of R5 that are made again in R6 must not mix what was reported since into one of their parts."""
    answer(scored, "1-1-1", FY, phase_h1=3, phase_h2=4)
    answer(scored, "1-1-1", FY + 1, phase_h1=1, phase_h2=1)
    made = pack(scored)
    block = table(made, PartKind.ROADMAP, "roadmap")
    row = next(row for row in block.rows if row.number == "1-1-1")
    strip = next(cell for cell in row.cells if isinstance(cell, PhasesCell))
    assert strip.reached.rstrip() == "  34"
    assert "実績は R5下 まで" in block.foot.text
    sheet = next(b for b in part(made, PartKind.SHEETS).blocks if b.number == "1-1-1")
    assert sheet.strip.reached.rstrip() == strip.reached.rstrip()
    later = table(pack(scored, fiscal_year=FY + 1), PartKind.ROADMAP, "roadmap")
    assert "実績は R6下 まで" in later.foot.text


def test_signs_that_the_font_lacks_stop_no_papers(scored):
    """Departments type ticks, and names need kanji beyond the font; a text of one project must not stop all."""
    edition = scored.packs.edition("honbu", FY)
    odd = "✔ 𠮷田課長と協議\u200b😀™"
    parts = (PartChoice(PartKind.SUMMARY, title=odd, note=odd),)
    scored.packs.store(
        replace(
            edition, place=odd, texts=(PackText("sentence.1", odd), PackText("agenda", odd)), parts=parts
        ),
        "文章",
    )
    answer(scored, "1-1-1", FY, action=odd, change=odd)
    data = scored.packs.data("honbu", FY, TODAY)
    made = scored.packs.of_data(data)
    files = made_files(made)
    assert {name.rpartition(".")[2] for name in files} == {"pptx", "pdf", "xlsx", "docx"}
    assert len(wall_pages(made, data)) > len(made.parts)
