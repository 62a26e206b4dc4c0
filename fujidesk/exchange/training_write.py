"""Writes the training held for the leaders in a fiscal year as a workbook: list and attendance (001, 2.1)."""

from collections.abc import Sequence
from pathlib import Path

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.people import Training
from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook

_LIST = (
    (Column("日付", "rt_code"), 12.0), (Column("テーマ"), 36.0), (Column("場所"), 20.0),
    (Column("講師"), 20.0), (Column("参加部署", "rt_count"), 10.0), (Column("参加者", "rt_count"), 9.0),
    (Column("参加率", "rt_code"), 9.0),
)  # fmt: skip
_ATTENDANCE = (
    (Column("日付", "rt_code"), 12.0), (Column("テーマ"), 40.0), (Column("部署"), 26.0),
    (Column("参加者", "rt_count"), 10.0),
)  # fmt: skip


def write_trainings(
    path: Path,
    profile: PlanProfile,
    fiscal_year: int,
    trainings: Sequence[tuple[Training, float | None]],
    *,
    sample: bool = False,
) -> None:
    """Write the workbook, whole or not at all.

    Args:
        path: of the file.
        profile: of the plan.
        fiscal_year: whose trainings they are.
        trainings: each with the share of departments that came, 0 to 1; None where there are none.
        sample: the data are made up.

    Raises:
        MachineError: the file cannot be written.
    """
    title = f"{long_year(fiscal_year)} {profile.words.leader}研修"
    book = TableBook(f"{profile.plan_name} {title}", sample=sample, care="")
    columns = [column for column, _ in _LIST]
    sheet = book.add_sheet("研修", title, [width for _, width in _LIST])
    head = sheet.table(columns, [_line(training, rate) for training, rate in trainings])
    if not trainings:
        sheet.note("この年度の研修は登録されていません。")
    sheet.note("参加率は、研修の日にある部署のうち 1 人以上が参加した部署の割合です。")
    sheet.finish(landscape=True, head=head, is_list=True)
    columns = [column for column, _ in _ATTENDANCE]
    sheet = book.add_sheet("参加者", f"{title} 参加者", [width for _, width in _ATTENDANCE])
    rows = [(item.day, item.theme, *pair) for item, _ in trainings for pair in item.attendance]
    head = sheet.table(columns, rows)
    sheet.finish(landscape=False, head=head, is_list=True)
    replace_with_bytes(path, book.data())


def _line(training: Training, rate: float | None) -> tuple[str | int, ...]:
    """Return a training as a line of the list."""
    came = [people for _, people in training.attendance if people > 0]
    share = "" if rate is None else f"{rate:.0%}"
    return training.day, training.theme, training.place, training.lecturer, len(came), sum(came), share
