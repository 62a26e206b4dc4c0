"""Records → workbook → records is the identity, whatever the register holds."""

import datetime as dt
import warnings
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from fujidesk.domain.fields import record_of, values_of
from fujidesk.domain.numbers import measure_of, policy_of
from fujidesk.domain.progress import NoProgress
from fujidesk.domain.records import Category, Direction, Indicator, LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.register_compare import differences_of
from fujidesk.exchange.register_layout import PHASE, SETTLED
from fujidesk.exchange.register_read import ReadRegister, read_register
from fujidesk.exchange.register_write import RegisterWriter

PROFILE = load_profile("fuji")
WHEN = dt.datetime(2026, 11, 21, 9, 30)
NAMES = ["収納課", "市民活躍・男女共同参画課", "障害福祉課 (ふじやま学園)", "収納課等", "=課"]

# Whole texts: formula starts, look-alikes of dates, figures and errors, escapes, line breaks, any letter.
odd = st.sampled_from(
    [
        "=1+1",
        "+81",
        "-",
        "@home",
        "'quoted",
        "1-1-2",
        "007",
        "4.0",
        "#N/A",
        "TRUE",
        "_x0041_",
        "_x000D_",
        "&P",
    ]
)
free = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40).map(str.strip)
lines = st.lists(free.filter(bool), max_size=3).map("\n".join)
texts = st.one_of(odd, free, lines)
codes = st.lists(st.from_regex(r"[A-B][1-9](-[1-9]){0,2}", fullmatch=True), max_size=3, unique=True).map(
    tuple
)
departments = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
figures = st.one_of(
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**20), max_value=10**20),
    st.integers(-(10**9), 10**9).map(Decimal),
)
indicators = st.builds(
    Indicator, text=texts, figure=figures, unit=texts,
    direction=st.one_of(st.none(), st.sampled_from(Direction)),
    due_year=st.one_of(st.none(), st.integers(1990, 2090)),
)  # fmt: skip


@st.composite
def schedules(draw: st.DrawFn) -> tuple[ScheduleCell, ...]:
    chosen = draw(st.lists(st.sampled_from(PROFILE.half_years), unique=True))
    return tuple(
        ScheduleCell(
            when.fiscal_year, when.half, draw(st.one_of(st.none(), st.integers(1, 4))),
            draw(departments), draw(st.booleans()),
        )
        for when in sorted(chosen)
    )  # fmt: skip


@st.composite
def projects(draw: st.DrawFn, number: str) -> ProjectRecord:
    actions = draw(st.dictionaries(st.sampled_from(PROFILE.fiscal_years), texts.filter(bool)))
    return ProjectRecord(
        number, draw(texts.filter(bool)), policy_of(number), measure_of(number), draw(st.sampled_from(Category)),
        draw(departments), draw(st.booleans()), draw(st.one_of(st.none(), st.integers(1, 9999))),
        draw(codes), draw(codes), *(draw(texts) for _ in range(6)),
        indicator=draw(indicators), schedule=draw(schedules()), actual=draw(schedules()),
        yearly_actions=actions,
    )  # fmt: skip


registers = st.tuples(projects("1-1-1"), projects("1-1-12"), projects("3-5-83"))


def write(path: Path, records: list[ProjectRecord]) -> None:
    RegisterWriter(PROFILE, [LevelRecord("1", "方針 = 一")], WHEN).write(path, records)


def rebuilt(read: ReadRegister, number: str) -> ProjectRecord:
    """Build a project from nothing but what the workbook says."""
    values = {}
    for part, found in read.values[number].items():
        assert len({str(item.value) for item in found}) == 1, part
        field, _, aspect = part.partition("/")
        if not aspect:
            values[field] = found[0].value
    for part, found in read.values[number].items():
        field, _, aspect = part.partition("/")
        if aspect == PHASE and found[0].value is not None:
            phase = found[0].value
            settled = read.values[number].get(f"{field}/{SETTLED}")
            values[field] = {
                "phase": None if phase == "-" else phase,
                "departments": read.values[number][f"{field}/departments"][0].value,
                "settled": settled[0].value if settled else True,
            }
    values = {key: value for key, value in values.items() if value != "" or not key.startswith("action.")}
    return record_of(number, policy_of(number), measure_of(number), values)


def normal(record: ProjectRecord) -> dict[str, object]:
    """Return the values of a project with its figure as a number (30.0 and 30 are the same target)."""
    figure = record.indicator.figure
    return {**values_of(record), "indicator.figure": None if figure is None else figure.normalize()}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, records: tuple[ProjectRecord, ...]
) -> None:
    path = tmp_path_factory.mktemp("round") / "台帳.xlsx"
    write(path, list(records))
    read = read_register(path, PROFILE, [record.number for record in records], NoProgress())
    assert read.faults == []
    for record in records:
        assert normal(rebuilt(read, record.number)) == normal(record)
    assert differences_of(read, records) == ([], [])
    read.base.clear()
    assert differences_of(read, records) == ([], []), "also without the fingerprints"


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers)
def test_no_cell_is_a_formula(
    tmp_path_factory: pytest.TempPathFactory, records: tuple[ProjectRecord, ...]
) -> None:
    path = tmp_path_factory.mktemp("formula") / "台帳.xlsx"
    write(path, list(records))
    workbook = load_workbook(path)
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate, cell.value)
                if isinstance(cell.value, str) and cell.value[0] in "=+-@":
                    assert cell.quotePrefix


def test_control_characters_and_carriage_returns_do_no_harm(tmp_path: Path) -> None:
    record = ProjectRecord("1-1-1", "題\x01名", "1", "1.1", Category.PRIORITY, overview="一行\r\n二行\x0b ")
    write(tmp_path / "a.xlsx", [record])
    read = read_register(tmp_path / "a.xlsx", PROFILE, ["1-1-1"], NoProgress())
    assert read.values["1-1-1"]["overview"][0].value == "一行\n二行"
    assert differences_of(read, [record]) == ([], [])


def test_very_long_texts_take_several_rows_and_come_back(tmp_path: Path) -> None:
    record = ProjectRecord(
        "1-1-1", "題", "1", "1.1", Category.PRIORITY, overview="長い文。" * 1500, purpose="次"
    )
    write(tmp_path / "a.xlsx", [record])
    read = read_register(tmp_path / "a.xlsx", PROFILE, ["1-1-1"], NoProgress())
    assert differences_of(read, [record]) == ([], [])
    heights = [item.height for item in load_workbook(tmp_path / "a.xlsx")["1-1-1"].row_dimensions.values()]
    assert max(height for height in heights if height) <= 409


def test_the_workbook_prints_on_a4(tmp_path: Path) -> None:
    record = ProjectRecord("1-1-1", "題", "1", "1.1", Category.PRIORITY, departments=("収納課",))
    write(tmp_path / "a.xlsx", [record, replace(record, number="1-1-2")])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        workbook = load_workbook(tmp_path / "a.xlsx")
    assert workbook.sheetnames == ["事業一覧", "1-1-1", "1-1-2", "fujidesk"]
    assert workbook["fujidesk"].sheet_state == "hidden"
    listing, sheet = workbook["事業一覧"], workbook["1-1-1"]
    assert listing.page_setup.orientation == "landscape"
    assert sheet.page_setup.orientation == "portrait"
    assert listing.print_title_rows == "$2:$2"
    assert listing.freeze_panes == "D3"
    assert listing.auto_filter.ref.startswith("B2:")
    for page in (listing, sheet):
        assert page.page_setup.paperSize == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.oddFooter.center.text == "&P / &N"
        assert page.print_area
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert listing.page_setup.fitToHeight == 0
    assert workbook.properties.creator == "富士デスク"
