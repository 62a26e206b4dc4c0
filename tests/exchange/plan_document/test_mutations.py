"""Any spoilt plan is read or refused with a sentence; no project is ever invented."""

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.fields import values_of
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading, read_plan_documents
from fujidesk.exchange.profiles import load_profile
from fujidesk.resources import resource
from tests.fuzzing import fuzz

Read = Callable[..., PlanReading]
SCRAPS = (
    "1", "9", "-", "－", "\t", "\t\t", " ", "\u3000", "\n", "\r", "\u2028", "<", ">", "</p>", "<li>", "○", "・", "事業番号",
    "1-1-1", "2-1-9", "稼働", "設計 準備", "令和5年度", "上期", "施策指標等", "(1)", "\ufdd0", "\x00", "①", "&#0;",
    "<br>", '<input type="radio"/>', "<ul><li>", "&Tab;", "&#10;", "※",
)  # fmt: skip
SPOIL = fuzz(60)


SIGNS = ("\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "※")


def traces(reading: PlanReading) -> list[str]:
    """Return the values that still hold a footnote mark or a sign of the reader's own."""
    values = [str(value) for record in reading.projects for value in values_of(record).values()]
    values += [str(value) for level in reading.levels for value in (level.title, level.direction)]
    # Within a list or a cell a sign stands escaped, as repr gives it.
    return [text for text in values if any(sign in text or repr(sign)[1:-1] in text for sign in SIGNS)]


def spoilt(text: str, data: st.DataObject) -> str:
    """Apply a few random damages to lines, cells and characters."""
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        if len(lines) < 2:
            break
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(("drop", "double", "swap", "take", "cell", "char", "scrap", "cut"))):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "take":
                lines[at] = lines[other]
            case "cell":
                cells = lines[at].split("\t")
                cells[data.draw(st.integers(0, len(cells) - 1))] = lines[other].split("\t")[-1]
                lines[at] = "\t".join(cells)
            case "char":
                place = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:place] + lines[at][place + 1 :]
            case "scrap":
                place = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:place] + data.draw(st.sampled_from(SCRAPS)) + lines[at][place:]
            case _:
                lines = lines[: max(at, 1)]
    return "\n".join(lines)


@SPOIL
@given(data=st.data())
def test_the_small_plan_spoilt(plan: str, read: Read, reading: PlanReading, data: st.DataObject) -> None:
    true = {record.number for record in reading.projects}
    try:
        found = read(spoilt(plan, data))
    except UserError as error:
        assert str(error).endswith(("。", "）"))  # noqa: PT017  # a sentence, or a reading
    else:
        assert {record.number for record in found.projects} <= true
        assert traces(found) == []


@SPOIL
@given(data=st.data())
def test_the_small_chapter_spoilt(chapter: str, read: Read, data: st.DataObject) -> None:
    try:
        found = read(spoilt(chapter, data))
    except UserError:
        return
    assert found.projects == ()
    assert traces(found) == []


@SPOIL
@given(junk=st.binary(max_size=300), at=st.integers(0, 5000))
def test_junk_bytes_inside(plan: str, read: Read, reading: PlanReading, junk: bytes, at: int) -> None:
    data = plan.encode()
    text = (data[:at] + junk + data[at:]).decode("utf-8", errors="ignore")
    try:
        found = read(text)
    except UserError:
        return
    assert {record.number for record in found.projects} <= {record.number for record in reading.projects}


@SPOIL
@given(data=st.data())
def test_the_real_plan_spoilt(seeds: Path, data: st.DataObject) -> None:
    text = next(seeds.glob("002_*.txt")).read_text(encoding="utf-8")
    facts = json.loads(resource("plan", "projects.json").read_text(encoding="utf-8"))
    try:
        found = read_plan_documents([("002.txt", spoilt(text, data).encode())], load_profile("fuji"))
    except UserError:
        return
    assert {record.number for record in found.projects} <= {fact["number"] for fact in facts}
