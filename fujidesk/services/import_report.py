"""Saves what an import found as a file, JSON or workbook by the name's ending."""

from pathlib import Path

from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.import_report import ImportReport, report_json, report_workbook
from fujidesk.services.plan_import import PlanComparison
from fujidesk.services.register_exchange import RegisterComparison

__all__ = ["ImportReport", "check_report_name", "plan_report", "register_report", "write_report"]


def plan_report(comparison: PlanComparison, *, sample: bool = False) -> ImportReport:
    """Return the report of a plan document; sample: the register that it was compared with is made up."""
    return ImportReport(comparison.sources, comparison.differences, comparison.disagreements, sample=sample)


def register_report(comparison: RegisterComparison, source: str, *, sample: bool = False) -> ImportReport:
    """Return the report of a register workbook; source is the name of its file, sample as `plan_report`."""
    return ImportReport((source,), comparison.differences, faults=comparison.faults, sample=sample)


def check_report_name(path: Path) -> None:
    """Refuse a name that tells no kind of report, before any work is done.

    Raises:
        UserError: the name ends neither in .json nor in .xlsx.
    """
    if path.suffix.lower() not in (".json", ".xlsx"):
        raise UserError(
            f"「{path.name}」の種類では書き出せません。名前の最後を .json か .xlsx にしてください。"
        )


def write_report(report: ImportReport, path: Path, profile: PlanProfile) -> None:
    """Write the report; the ending of the name says in which form.

    Raises:
        UserError: the ending is none of .json and .xlsx.
        MachineError: the file cannot be written.
    """
    check_report_name(path)
    is_json = path.suffix.lower() == ".json"
    replace_with_bytes(path, report_json(report) if is_json else report_workbook(report, profile))
