"""`fujidesk survey issue`, `survey collect` and `survey status`: the April survey without the window.

Collecting takes what is right as read; what is not certain is listed with file, sheet and cell and left to
the office, who settles it in the window. Exit code 1 says that such things are left, 0 that there are none;
what is refused as a whole (2) leaves database and folder as they were. All lines: docs/cli.md.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fujidesk.cli.collect_words import open_points, told_reply
from fujidesk.cli.console import opened, progress, refuse_as_output, say
from fujidesk.cli.parsing import (
    Parser,
    add_choice,
    add_command,
    add_database,
    add_dry_run,
    add_group,
    add_out,
    add_year,
    day_argument,
    path_argument,
)
from fujidesk.cli.years import refuse_year
from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import Answer
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.surveys import STATE_NAMES, DepartmentProgress, EntryState, SurveyStatus
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.survey_collect import CollectPreview
    from fujidesk.services.workspace import Workspace

_SURVEY = {
    "issue": "部署ごとの調査票（ブック）を書き出し、送付済にします",
    "collect": "回収したブックを読み、回答を取り込みます",
    "status": "部署ごとの進みを書き出します",
}
_VALID, _COMPLETE = "valid", "complete"
"""What of a return is taken: every sound answer, or those of projects without any problem."""
_REPORTS = (".xlsx", ".json", ".csv")
"""Endings that a report of a collection may have."""


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    group = add_group(commands, "survey")
    _add_issue(group)
    _add_collect(group)
    status = add_command(group, "status", _status, _SURVEY["status"])
    add_database(status)
    add_year(status)
    add_choice(status, "--format", ("json",), "書き出す形式", "json")
    add_out(status)


def _add_issue(group: "argparse._SubParsersAction[Parser]") -> None:
    """Add `survey issue`."""
    issue = add_command(group, "issue", _issue, _SURVEY["issue"])
    add_database(issue)
    add_year(issue)
    issue.options.add_argument(
        "--out", type=path_argument, metavar="DIR", required=True, help="調査票を書き出すフォルダー"
    )
    issue.options.add_argument(
        "--department", action="append", metavar="課", help="この部署だけにします（繰り返せます）"
    )
    issue.options.add_argument(
        "--deadline",
        type=day_argument,
        metavar="D",
        help="回答の期限（2023-04-28 の形。なければ登録済みの期限）",
    )
    issue.options.add_argument("--contact", metavar="C", help="連絡先（なければ登録済みの連絡先）")


def _add_collect(group: "argparse._SubParsersAction[Parser]") -> None:
    """Add `survey collect`."""
    collect = add_command(group, "collect", _collect, _SURVEY["collect"])
    collect.targets.add_argument(
        "files", nargs="+", type=path_argument, metavar="F|DIR", help="回収したブック、またはそのフォルダー"
    )
    add_database(collect)
    add_year(collect)
    add_dry_run(collect)
    add_choice(
        collect, "--accept", (_VALID, _COMPLETE),
        "取り込む範囲。valid は正しく読めた回答すべて、complete は直すところのない事業だけ", _VALID,
    )  # fmt: skip
    collect.options.add_argument(
        "--report", type=path_argument, metavar="R", help="結果の一覧を書き出すファイル（.xlsx・.json・.csv）"
    )


# Issuing


def _issue(options: argparse.Namespace) -> int:
    """Write the workbooks; returns 1 where a project has no department that could be asked.

    Raises:
        UserError: the year is outside the plan or approved, or a department has nothing to answer.
        MachineError: the folder cannot be written to; then no workbook is there and nobody is 送付済.
    """
    with (
        opened(options, read_only=False) as workspace,
        progress() as shown,
    ):
        refuse_year(workspace, options.fy)
        with _round_set(workspace, options):
            found = workspace.survey_issue.issue(options.fy, options.out, options.department, shown)
        word = workspace.profile.words.department
        deadline = workspace.surveys.status(options.fy).round.deadline
    say(
        f"「{options.out}」に{long_year(options.fy)}の調査票を書き出しました"
        f"（{len(found.departments)} 課、{len(found.paths)} ファイル、期限 {deadline or '未設定'}）。"
    )
    if found.kept:
        say(f"提出・確認済のまま状態を変えなかった部署　{len(found.kept)} 課：{'、'.join(found.kept)}")
    if found.unassigned:
        say(f"{word}のない事業　{len(found.unassigned)} 件：{'、'.join(found.unassigned)}")
    return 1 if found.unassigned else 0


@contextmanager
def _round_set(workspace: "Workspace", options: argparse.Namespace) -> Iterator[None]:
    """Set deadline and contact as given, and take them back where the workbooks could not be issued."""
    steps = workspace.edits.step_count
    if options.deadline is not None or options.contact is not None:
        workspace.surveys.set_round(options.fy, options.deadline, options.contact)
    try:
        yield
    except BaseException:
        while workspace.edits.step_count > steps:
            workspace.edits.undo()
        raise


# Collecting


def _collect(options: argparse.Namespace) -> int:
    """Read, write the report, then take: a report that fails must leave the answers alone.

    Raises:
        UserError: nothing to read at the places given, a report of no known kind, a year outside the plan.
        MachineError: a file cannot be read or the report not be written.
    """
    from fujidesk.services.survey_collect import accept  # late: --help needs no service

    if options.report:
        _refuse_report(options)
    with (
        opened(options, read_only=options.dry_run) as workspace,
        progress() as shown,
    ):
        refuse_year(workspace, options.fy)
        collect = workspace.survey_collect
        preview = collect.read(options.files, options.fy, shown)
        if not preview.replies and not preview.skipped:
            raise UserError("読むファイルがありません。ファイルかフォルダーの場所を確かめてください。")
        accepted = accept(preview, options.accept)
        if options.report:
            collect.write_report(preview, options.report, shown)
        if not options.dry_run:
            collect.apply(preview, accepted, shown)
        profile = workspace.profile
    return _tell(preview, accepted, profile, dry_run=options.dry_run)


def _refuse_report(options: argparse.Namespace) -> None:
    """Refuse a report of no known kind, or one that would replace what is read, before any work is done.

    Raises:
        UserError: either of them.
    """
    if options.report.suffix.lower() not in _REPORTS:
        raise UserError(
            f"「{options.report.name}」の種類では書き出せません。"
            "名前の最後を .xlsx、.json、.csv のどれかにしてください。"
        )
    refuse_as_output(options.report, options.db)
    for given in options.files:
        refuse_as_output(options.report, given, "回収したファイル")


def _tell(
    preview: "CollectPreview", accepted: Sequence[Answer], profile: PlanProfile, *, dry_run: bool
) -> int:
    """Print what was found; returns 1 where something is left for the office.

    Args:
        preview: all files as read.
        accepted: the answers that were taken, or would be; the very objects of the preview, since equal
            answers may stand in two files.
        profile: gives the names of the scores.
        dry_run: nothing was taken.
    """
    taken = {id(answer) for answer in accepted}
    for sentence in preview.skipped:
        say(f"読み飛ばし　{sentence}")
    for reply in preview.replies:
        for line in told_reply(reply, sum(id(answer) in taken for answer in reply.answers), profile):
            say(line)
    files = sum(any(id(answer) in taken for answer in reply.answers) for reply in preview.replies)
    left = sum(map(open_points, preview.replies))
    if dry_run:
        say("試しに読んだだけで、回答は取り込んでいません。")
        say(f"取り込めるもの　{len(accepted)} 項目（{files} ファイル）、残るもの {left} 件")
    else:
        say(f"{len(accepted)} 項目を取り込みました（{files} ファイル）。残るもの {left} 件。")
    return 1 if left else 0


# Status


def _status(options: argparse.Namespace) -> int:
    """Write how far the departments are."""
    from fujidesk.services.text_file import write_text  # late: --help needs no service

    if options.out is not None:
        refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace:
        refuse_year(workspace, options.fy)
        values = status_values(workspace.surveys.status(options.fy))
        if workspace.is_sample:
            values |= {SAMPLE_KEY: True}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    if options.out is None:
        say(text)
    else:
        write_text(options.out, f"{text}\n")
        say(f"「{options.out}」に書き出しました。")
    return 0


def status_values(status: SurveyStatus) -> dict[str, JsonValue]:
    """Return a round as the command line gives it; days are ISO dates, null where there is none."""
    counts: dict[str, JsonValue] = {STATE_NAMES[state]: status.count(state) for state in EntryState}
    counts["departments"] = len(status.departments)
    counts["overdue"] = sum(line.is_overdue for line in status.departments)
    for name in ("numbers", "answered", "incomplete"):
        key = "projects" if name == "numbers" else name
        counts[key] = sum(len(getattr(line, name)) for line in status.departments)
    approval = status.round.approval
    return {
        "fiscal_year": status.round.fiscal_year,
        "deadline": status.round.deadline or None,
        "contact": status.round.contact,
        "approved": approval.at if approval is not None else None,
        "departments": [_department(line) for line in status.departments],
        "counts": counts,
    }


def _department(line: DepartmentProgress) -> JsonValue:
    """Return a department's line; projects, answered and incomplete are counts.

    numbers and incomplete_numbers name the projects, so that a script need not ask again.
    """
    entry = line.entry
    return {
        "department": entry.department,
        "state": STATE_NAMES[entry.state],
        "leader": entry.leader,
        "sent": entry.sent_at or None,
        "reminded": entry.reminded_at or None,
        "returned": entry.returned_at or None,
        "sent_back": entry.sent_back_at or None,
        "confirmed": entry.confirmed_at or None,
        "note": entry.note,
        "projects": len(line.numbers),
        "answered": len(line.answered),
        "incomplete": len(line.incomplete),
        "problems": line.problems,
        "overdue": line.is_overdue,
        "numbers": list(line.numbers),
        "incomplete_numbers": list(line.incomplete),
    }
