"""A plan that the program wrote as a Word document comes back as it was, and says where somebody changed it."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fujidesk.domain.plan_book.making import BookFacts, plan_book
from fujidesk.domain.records import (
    Category,
    Direction,
    Indicator,
    LevelRecord,
    ProjectRecord,
    ProjectState,
    RegisterContent,
    ScheduleCell,
    StateKind,
)
from fujidesk.errors import CancelledError, UserError
from fujidesk.exchange.plan_document import read_plan_documents
from fujidesk.exchange.plan_docx.writing import plan_docx
from fujidesk.exchange.profiles import available_profiles, load_profile

PROFILE = load_profile("fuji")
NAME = "計画書.docx"
ODD = (
    " 前後に空白　", "行\n\n\n", "\n先頭", "tab\tと\x0b\x0c", "_x000B_", "<w:p/>&amp;", "（続き）", "－", "○", "1.1　手続",
    "事業番号", "①㈱～—𠮷", "\u2028\u00a0\u200b", "令和4年度", "※注 *印", "あ" * 5000, "word " * 900, "段\n" * 150,
)  # fmt: skip


def written(content, profile=PROFILE):
    return plan_docx(plan_book(content, profile, (), BookFacts("令和8年7月10日現在")))[0]


def read(data, profile=PROFILE):
    return read_plan_documents([(NAME, data)], profile)


def kept(content):
    """A register as a plan says it: without reached phases, and 要約 only where there is no 事業概要."""
    return tuple(
        replace(record, actual=(), summary="" if record.overview else record.summary)
        for record in content.projects
    )


def edited(content, change):
    """The document after somebody has changed it in Word."""
    paper = Document(BytesIO(written(content)))
    change(paper)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def cell_with(paper, text, *, nth=0):
    """The nth cell that has this text."""
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells if cell.text == text]
    return cells[nth]


def test_small_register_comes_back(small_content):
    found = read(written(small_content))
    assert found.projects == kept(small_content)
    assert found.levels == (
        small_content.levels[0], small_content.levels[1], replace(small_content.levels[2], counts_as_measure=True),
    )  # fmt: skip
    assert (found.disagreements, found.sources) == ((), (NAME,))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_come_back_to_the_letter(small_content, text):
    first = small_content.projects[0]
    target = replace(first.indicator, text=text)
    actions = {2022: text, 2024: text}
    record = replace(
        first,
        overview=text,
        purpose=text,
        effects=text,
        challenges=text,
        related=text,
        indicator=target,
        yearly_actions=actions,
    )
    level = LevelRecord("1", "便利な窓口", theme=text, background=text, issues=text, direction=text)
    content = replace(
        small_content,
        projects=(record, *small_content.projects[1:]),
        levels=(level, *small_content.levels[1:]),
    )
    found = read(written(content))
    assert found.projects == kept(content)
    assert found.levels[0] == level
    assert found.disagreements == ()


@pytest.mark.parametrize("kind", StateKind)
def test_state_comes_back(small_content, kind):
    record = replace(small_content.projects[0], state=ProjectState(kind, "2025-10-01", ("1-1-9", "1-5-10")))
    content = replace(small_content, projects=(record, *small_content.projects[1:]))
    assert read(written(content)).projects[0].state == record.state


def test_plan_with_one_level_and_another_period_comes_back(small_content):
    profile = replace(PROFILE, level_names=("方向性",), first_year=2021, last_year=2026, project_name="施策")
    cells = tuple(ScheduleCell(when.fiscal_year, when.half, 1 + when.half) for when in profile.half_years)
    record = ProjectRecord("1-1", "窓口", "1", "", Category.PRIORITY, ("市民課",), True, schedule=cells)
    content = replace(small_content, levels=(LevelRecord("1", "市民"),), projects=(record,))
    found = read(written(content, profile), profile)
    assert found.projects == (record,)
    assert found.levels == content.levels


@pytest.mark.parametrize("key", available_profiles())
def test_plan_of_each_city_comes_back(key):
    profile = load_profile(key)
    has_measures = len(profile.level_names) > 1
    levels = [LevelRecord("1", "市民の窓口", theme="狙い"), LevelRecord("2", "役所の中")]
    levels[1:1] = [LevelRecord("1.1", "手続", "1", direction="先へ")] if has_measures else []
    cells = tuple(
        ScheduleCell(*when, 1 + place % len(profile.phases), ("市民課",))
        for place, when in enumerate(profile.half_years)
    )
    records = tuple(
        ProjectRecord(
            f"1-1-{serial}" if has_measures else f"1-{serial}", f"事業{serial}", "1", "1.1" if has_measures else "",
            profile.categories[serial % len(profile.categories)].category, ("市民課",), profile.has_dx, overview="概要",
            schedule=cells, yearly_actions=dict.fromkeys(profile.fiscal_years, "する"),
        )
        for serial in range(1, 5)
    )  # fmt: skip
    found = read(written(RegisterContent(tuple(levels), (), records), profile), profile)
    assert found.projects == records
    assert found.levels == tuple(levels)
    assert found.disagreements == ()


NAMES = st.lists(
    st.sampled_from(["収納課", "市民活躍・男女共同参画課", "障害福祉課 (ふじやま学園)", "収納課等"]),
    max_size=4,
).map(tuple)
TEXTS = st.one_of(st.sampled_from(ODD[:15]), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=200)
CODES = st.lists(st.from_regex(r"[A-B][1-9](-[1-9]){0,2}", fullmatch=True), max_size=9).map(tuple)
TARGETS = st.builds(
    Indicator, TEXTS, st.one_of(st.none(), st.decimals(-9999, 9999, places=2).map(lambda x: x + Decimal(0))), TITLES,
    st.one_of(st.none(), st.sampled_from(Direction)), st.one_of(st.none(), st.integers(1950, 2200)),
)  # fmt: skip
CELLS = st.lists(
    st.one_of(st.none(), st.tuples(st.one_of(st.none(), st.integers(1, 4)), NAMES, st.booleans())),
    min_size=10, max_size=10,
)  # fmt: skip


@st.composite
def projects(draw, number):
    cells = zip(PROFILE.half_years, draw(CELLS), strict=True)
    return ProjectRecord(
        number, draw(TITLES), "1", "1.1", draw(st.sampled_from(Category)), draw(NAMES), draw(st.booleans()),
        draw(st.one_of(st.none(), st.integers(1, 99_999))), draw(CODES), draw(CODES), "", draw(TEXTS),
        draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TARGETS),
        tuple(ScheduleCell(*when, *cell) for when, cell in cells if cell), (),
        draw(st.dictionaries(st.sampled_from(PROFILE.fiscal_years), TEXTS)),
    )  # fmt: skip


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_register_comes_back(data):
    level = LevelRecord("1", data.draw(TITLES), "", theme=data.draw(TEXTS), direction=data.draw(TEXTS))
    records = tuple(
        data.draw(projects(f"1-1-{serial}")) for serial in range(1, data.draw(st.integers(1, 4)) + 1)
    )
    content = RegisterContent((level, LevelRecord("1.1", "手続", "1")), (), records)
    found = read(written(content))
    for before, after in zip(records, found.projects, strict=True):
        assert replace(after, yearly_actions=dict(before.yearly_actions)) == before
        assert dict(after.yearly_actions) == dict(before.yearly_actions)
    assert found.levels == content.levels
    assert found.disagreements == ()


def test_what_somebody_changed_in_word_is_read(small_content):
    def change(paper):
        cell_with(paper, "待たせない").text = "もう待たせない"
        cell_with(paper, "運用・実施", nth=-1).text = "導入準備"

    found = read(edited(small_content, change)).projects
    assert found[0].purpose == "もう待たせない"


def test_list_sheet_and_roadmap_that_differ_are_listed_and_the_sheet_is_taken(small_content):
    def change(paper):
        cell_with(paper, "窓口の案内番号").text = "窓口の番号"
        cell_with(paper, "待ち時間 10分以下", nth=-1).text = "待ち時間 5分以下"

    found = read(edited(small_content, change))
    assert found.projects[0].title == "窓口の案内番号"
    told = [(item.number, item.field, item.taken, item.settled) for item in found.disagreements]
    assert told == [
        ("1-1-1", "title", "窓口の案内番号", False), ("1-1-1", "indicator.text", "待ち時間 10分以下", False),
    ]  # fmt: skip
    assert [(said.place, said.text) for said in found.disagreements[0].statements] == [
        ("個票", "窓口の案内番号"), ("一覧", "窓口の番号"),
    ]  # fmt: skip


def remove_table(paper, text):
    table = next(table for table in paper.tables if table.rows[0].cells[1].text == text)
    table._tbl.getparent().remove(table._tbl)


def headings(paper, text):
    return [
        item
        for item in paper.paragraphs
        if item.text == text and item.style.name.startswith(("Heading", "Plan Sec"))
    ]


def heading(paper, text):
    return headings(paper, text)[0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda paper: remove_table(paper, "1-1-9"), "計画書.docx: 一覧にある 1-1-9 の個票がありません。"),
        (lambda paper: setattr(cell_with(paper, "1-1-9"), "text", "1-1-8"),
         "計画書.docx: 個票の事業番号「1-1-9」が一覧にありません。"),
        (lambda paper: setattr(cell_with(paper, "1-1-9"), "text", "番号"),
         "計画書.docx: 一覧の「番号」は事業番号（例 1-1-1）ではありません。"),
        (lambda paper: setattr(cell_with(paper, "1-1-9"), "text", "1-1-1"),
         "計画書.docx: 事業番号 1-1-1 が一覧に二度あります。"),
        (lambda paper: setattr(cell_with(paper, "1-1-9", nth=1), "text", "1-1-1"),
         "計画書.docx: 事業番号 1-1-1 の個票が二度あります。"),
        (lambda paper: setattr(cell_with(paper, "重点", nth=-1), "text", "至急"),
         "計画書.docx の 1-1-1 の個票: 事業分類「至急」を読めません。重点、推進、継続のどれかが必要です。"),
        (lambda paper: setattr(cell_with(paper, "10.0"), "text", "十"), "計画書.docx の 1-1-1 の個票: 「目標値」の「十」は数ではありません。"),
        (lambda paper: setattr(cell_with(paper, "以下"), "text", "未満"),
         "計画書.docx の 1-1-1 の個票: 「向き」の「未満」を読めません。以上・以下・維持のどれかが必要です。"),
        (lambda paper: setattr(cell_with(paper, "令和8年度（2026）"), "text", "いつか"),
         "計画書.docx の 1-1-1 の個票: 「年度」の「いつか」を読めません。"),
        (lambda paper: setattr(cell_with(paper, "12"), "text", "十二頁"), "計画書.docx の 1-1-1 の個票: 「策定時の頁」の「十二頁」は数ではありません。"),
        (lambda paper: setattr(cell_with(paper, "要件調査・導入検討", nth=1), "text", "検討"),
         "計画書.docx の 1-1-1 の個票: スケジュールの 令和4年度 上期 の「検討」は、計画の進捗段階ではありません。"),
        (lambda paper: setattr(cell_with(paper, "達成課題"), "text", "課題など"), "計画書.docx の 1-1-1 の個票: 「課題など」の行を読めません。"),
        (lambda paper: setattr(cell_with(paper, "達成課題"), "text", "事業の目的"), "計画書.docx の 1-1-1 の個票: 「事業の目的」の行が二度あります。"),
        (lambda paper: setattr(heading(paper, "1.1　手続"), "text", "1.1 手続"),
         "計画書.docx: 見出し「1.1 手続」を読めません。「1.1　題名」のように番号と全角の空白が必要です。"),
        (lambda paper: setattr(heading(paper, "1.1　手続"), "text", "1　手続"), "計画書.docx: 見出し 1 が二度あります。"),
        (lambda paper: setattr(heading(paper, "テーマや領域"), "text", "背景"),
         "計画書.docx: 見出し「背景」が、ここにあるはずのものではありません。"),
        (lambda paper: setattr(heading(paper, "DXロードマップ"), "text", "その他"),
         "計画書.docx に「DXロードマップ」の章がありません。計画書の全体を選んでください。"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(small_content, change, sentence):
    with pytest.raises(UserError) as told:
        read(edited(small_content, change))
    assert str(told.value) == sentence


def row_with(paper, text, *, nth=0):
    """The nth row in which a cell has this text."""
    rows = [row for table in paper.tables for row in table.rows if text in [cell.text for cell in row.cells]]
    return rows[nth]


def drop_cell(row, place=-1):
    cell = row._tr.tc_lst[place]
    row._tr.remove(cell)


def insert_before(paper, text, new, style):
    heading(paper, text).insert_paragraph_before(new, style)


def say(paper, text, new, *, nth=0):
    cell_with(paper, text, nth=nth).text = new


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda paper: insert_before(paper, "1　便利な窓口", "7.1　別", "Plan Section 3"),
         "計画書.docx: 7.1 の上の見出しがありません。"),
        (lambda paper: insert_before(paper, "1　便利な窓口", "テーマや領域", "Plan Section 4"),
         "計画書.docx: 見出し「テーマや領域」が、ここにあるはずのものではありません。"),
        (lambda paper: insert_before(paper, "情報化事業個票", "9　別", "Plan Section 2"),
         "計画書.docx: 見出し 9 の説明がありません。"),
        (lambda paper: [drop_cell(row_with(paper, "ＬＩＮＥのお知らせ")) for _ in range(3)],
         "計画書.docx: 一覧の行「1-1-9」の欄が足りません。"),
        (lambda paper: say(paper, "事業番号", "番号", nth=2), "計画書.docx: 個票の表「番号」に事業番号がありません。"),
        (lambda paper: say(paper, "1-1-9", "1-1-7（続き）", nth=1),
         "計画書.docx: 1-1-7 の個票の続きがありますが、初めの部分がありません。"),
        (lambda paper: drop_cell(row_with(paper, "上期")),
         "計画書.docx の 1-1-1 の個票: スケジュールの上期・下期の欄が、計画の期間と合いません。"),
        (lambda paper: drop_cell(row_with(paper, "進捗段階", nth=1)),
         "計画書.docx の 1-1-1 の個票: スケジュールの「進捗段階」の欄の数が、上期・下期の欄と合いません。"),
        (lambda paper: say(paper, "事業の目的", "事業の状態"),
         "計画書.docx の 1-1-1 の個票: 「事業の状態」を読めません。休止・完了・統合・分割のどれかと、その日付が必要です。"),
        (lambda paper: drop_cell(row_with(paper, "待ち時間 10分以下", nth=1), 3),
         "計画書.docx: ロードマップの「1-1-1」の欄が、計画の年度の上期・下期と合いません。"),
        (lambda paper: say(paper, "令和4年度", "令和9年度"),
         "計画書.docx の 1-1-1 の個票: スケジュールの年度が、計画の期間と合いません。"),
        (lambda paper: say(paper, "令和8年度", "令和9年度", nth=-1),
         "計画書.docx: ロードマップの「事業番号」の欄が、計画の年度の上期・下期と合いません。"),
        *(
            (lambda paper, nth=nth: setattr(headings(paper, "1.1　手続")[nth], "text", "1.1　窓口"),
             f"計画書.docx: 見出し「1.1　{said}」が、説明の見出し「{kept}」と違います。どの章でも同じにしてください。")
            for nth, said, kept in ((0, "手続", "窓口"), (1, "窓口", "手続"), (2, "窓口", "手続"), (3, "窓口", "手続"))
        ),
        (lambda paper: say(paper, "1-1-1", "1-1-6", nth=-1), "計画書.docx: ロードマップの事業番号「1-1-6」が一覧にありません。"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_told_with_its_place(small_content, change, sentence):
    with pytest.raises(UserError) as told:
        read(edited(small_content, change))
    assert str(told.value) == sentence


def test_project_twice_in_the_roadmap_is_told(small_content):
    content = replace(
        small_content, projects=tuple(replace(item, is_dx=True) for item in small_content.projects)
    )

    def change(paper):
        say(paper, "1-1-9", "1-1-1", nth=-1)

    data = BytesIO()
    paper = Document(BytesIO(written(content)))
    change(paper)
    paper.save(data)
    with pytest.raises(UserError, match=r"計画書\.docx: 事業番号 1-1-1 がロードマップに二度あります。"):
        read(data.getvalue())


def test_dx_project_that_the_roadmap_does_not_have_is_listed(small_content):
    found = read(edited(small_content, lambda paper: row_with(paper, "1-1-1", nth=-1)._tr.getparent().remove(
        row_with(paper, "1-1-1", nth=-1)._tr
    )))  # fmt: skip
    assert [(item.number, item.field) for item in found.disagreements] == [("1-1-1", "is_dx")]


def test_project_that_only_list_and_roadmap_mark_is_listed(small_content):
    content = replace(
        small_content,
        projects=(
            small_content.projects[0],
            *(replace(item, is_dx=True) for item in small_content.projects[1:]),
        ),
    )
    paper = Document(BytesIO(written(content)))
    table = next(table for table in paper.tables if table.rows[0].cells[1].text == "1-1-9")
    cells = table.rows[0]._tr.tc_lst
    [mark] = cells[-1].p_lst[0].r_lst
    assert mark.text == "○"
    cells[-1].p_lst[0].remove(mark)
    stream = BytesIO()
    paper.save(stream)
    found = read(stream.getvalue())
    assert [(item.number, item.field, item.statements[1].place) for item in found.disagreements] == [
        ("1-1-9", "is_dx", "一覧"), ("1-1-9", "is_dx", "ロードマップ"),
    ]  # fmt: skip


def test_schedule_that_the_roadmap_tells_otherwise_is_listed(small_content):
    found = read(edited(small_content, lambda paper: say(paper, "運用・実施", "導入準備", nth=-1)))
    assert [(item.number, item.field, item.settled) for item in found.disagreements] == [
        ("1-1-1", "schedule", False)
    ]


def test_lists_of_departments_longer_than_a_page_come_back(small_content):
    many = tuple(f"長い名前の試験第{place}課" for place in range(130))
    cells = tuple(
        ScheduleCell(*when, 1 + place % 4, many[place:] if place % 2 else many)
        for place, when in enumerate(PROFILE.half_years)
    )
    first = replace(small_content.projects[0], departments=many, schedule=cells, sogo_codes=many)
    first = replace(first, indicator=replace(first.indicator, text="長い指標の文です。" * 400))
    content = replace(small_content, projects=(first, *small_content.projects[1:]))
    found = read(written(content))
    assert found.projects == kept(content)
    assert found.disagreements == ()


def test_word_document_that_is_no_plan_is_refused():
    paper = Document()
    paper.add_paragraph("議事録")
    stream = BytesIO()
    paper.save(stream)
    with pytest.raises(
        UserError,
        match="このプログラムで書き出した計画書ではありません（「情報化事業一覧」の章がありません）",
    ):
        read(stream.getvalue())


def test_word_document_comes_alone(small_content):
    data = written(small_content)
    with pytest.raises(UserError, match=r"一緒に読めません（計画書.docx、第5章.txt）"):
        read_plan_documents([(NAME, data), ("第5章.txt", "文".encode())], PROFILE)


def test_reading_can_be_stopped(small_content):
    class Stop:
        def step(self, done, total, what):
            raise CancelledError

    with pytest.raises(CancelledError):
        read_plan_documents([(NAME, written(small_content))], PROFILE, Stop())


def test_plan_that_another_program_has_saved_comes_back(small_content, tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "plan.docx"
    path.write_bytes(written(small_content))
    command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(tmp_path / "again"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = read((tmp_path / "again" / "plan.docx").read_bytes())
    assert found.projects == kept(small_content)
    assert found.disagreements == ()
