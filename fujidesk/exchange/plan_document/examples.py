"""The examples of 個票の見方: shown to explain the form, compared with the real sheets they repeat.

An example has the number of a real project, so it must never fill the register (002, 個票の見方); where it
says otherwise, the office sees it as a settled disagreement.
"""

from collections.abc import Iterator

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.exchange.plan_document.cells import clean_text, same_text
from fujidesk.exchange.plan_document.planned import SHEET
from fujidesk.exchange.plan_document.sheet_rows import RowReader
from fujidesk.exchange.plan_document.sheets import FIELD_LABELS, Sheet

EXAMPLE = "記入例"
_REASON = "記入例（個票の見方）は様式の説明のためのものなので、本来の個票を取りました。"
_KEYS = {"indicator": "indicator.text"}


def example_disagreements(example: Sheet, sheet: Sheet, rows: RowReader) -> Iterator[Disagreement]:
    """Yield what an example says otherwise than the real sheet of the same number."""
    for field, shown, real in (*_texts(example, sheet), *_schedule(example, sheet, rows)):
        said = (
            Statement(EXAMPLE, shown or "空欄", example.line + 1),
            Statement(SHEET, real or "空欄", sheet.line + 1),
        )
        yield Disagreement(sheet.number, field, said, real, _REASON, settled=True)


def _texts(example: Sheet, sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Yield (field, what the example says, what the sheet says) for each text that differs."""
    for field, one, two in (
        ("sogo_codes", example.sogo, sheet.sogo),
        ("keiei_codes", example.keiei, sheet.keiei),
    ):
        shown, real = " ".join(one.split()), " ".join(two.split())
        if shown.strip("-") != real.strip("-"):
            yield field, shown, real
    for name in FIELD_LABELS:
        shown, real = clean_text(example.fields.get(name, "")), clean_text(sheet.fields.get(name, ""))
        if not same_text(shown, real):
            yield _KEYS.get(name, name), shown, real
    for year, text in sorted(example.actions.items()):
        shown, real = clean_text(text), clean_text(sheet.actions.get(year, ""))
        if not same_text(shown, real):
            yield f"action.{year}", shown, real


def _schedule(example: Sheet, sheet: Sheet, reader: RowReader) -> Iterator[tuple[str, str, str]]:
    """Yield the same for phases and departments; an example may end before the sheet's last column."""
    one, two = reader.read(example), reader.read(sheet)
    if one is None or two is None:
        return
    if two.codes[: len(one.codes)] != one.codes:
        yield "schedule", _joined(one.codes), _joined(two.codes)
    shown = "、".join(dict.fromkeys(name for names in one.departments for name in names))
    real = "、".join(dict.fromkeys(name for names in two.departments for name in names))
    if shown != real:
        yield "departments", shown, real


def _joined(codes: tuple[int | None, ...]) -> str:
    """Return codes for people, "＿" for a blank column."""
    return " ".join("＿" if code is None else str(code) for code in codes)
