"""`fujidesk plan draft|carry|number|check|version|approve|reopen|adopt|table`: the draft of the next plan."""

import argparse
import datetime as dt

from fujidesk.cli.console import opened, progress, refuse_as_output, say
from fujidesk.cli.parsing import (
    Command,
    Parser,
    add_choice,
    add_command,
    add_database,
    add_group,
    day_argument,
    path_argument,
    year_argument,
)
from fujidesk.cli.years import today
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.next_plan.records import FATE_NAMES
from fujidesk.errors import UserError

_FATES = {word: fate for fate, word in FATE_NAMES.items()}


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    group = add_group(commands, "plan")
    draft = _add(group, "draft", _draft, "いまの計画から次期計画の案を作ります", of_draft=False)
    draft.options.add_argument("--from", dest="first", type=year_argument, metavar="R9", required=True,
                               help="次期計画の最初の年度")  # fmt: skip
    draft.options.add_argument("--to", dest="last", type=year_argument, metavar="R13", required=True,
                               help="次期計画の最後の年度")  # fmt: skip
    draft.options.add_argument("--name", metavar="N", default="", help="次期計画の名称")
    carry = _add(group, "carry", _carry, "事業の扱い（継続・統合・分割・終了・新規）を決めます")
    add_choice(carry, "--fate", tuple(_FATES), "扱い")
    carry.options.add_argument(
        "--numbers", metavar="N,N", default="", help="いまの計画の事業番号（1-1-1,1-1-2）"
    )
    carry.options.add_argument(
        "--title", dest="titles", action="append", metavar="T", default=[],
        help="次期計画での事業名（分割では事業の数だけ繰り返します）",
    )  # fmt: skip
    carry.options.add_argument(
        "--department", dest="departments", action="append", metavar="課", default=[],
        help="部署（繰り返せます。省くともとの事業のまま）",
    )  # fmt: skip
    carry.options.add_argument("--level", metavar="L", default="", help="次期計画での区分の番号（1.1）")
    carry.options.add_argument("--reason", metavar="R", default="", help="理由")
    _add(group, "number", _number, "次期計画の事業に番号を振り直します")
    _add(group, "check", _check, "次期計画の案の直すところを示します")
    version = _add(group, "version", _version, "次期計画の案の版を残し、前の版からの変更を示します")
    version.options.add_argument("--title", metavar="T", default="", help="版の名前")
    approve = _add(group, "approve", _approve, "次期計画の案の承認を記録します")
    approve.options.add_argument("--note", metavar="N", default="", help="承認した会議などの備考")
    reopen = _add(group, "reopen", _reopen, "次期計画の案の承認を解除します")
    reopen.options.add_argument(
        "--reason", metavar="T", required=True, help="解除する理由（変更の履歴に残ります）"
    )
    adopt = _add(group, "adopt", _adopt, "承認した案を計画にします（いまの計画も残ります）")
    adopt.options.add_argument(
        "--out", type=path_argument, metavar="F",
        help="同じデータベースに加えず、別のファイルに台帳を作ります（まだないもの）",
    )  # fmt: skip
    adopt.options.add_argument(
        "--name", metavar="N", default="", help="計画の名前（省くと、案の名前から「（案）」を除いたもの）"
    )
    adopt.options.add_argument(
        "--today", type=day_argument, metavar="D", help="この日として扱います（練習用。省くと今日）"
    )
    table = _add(group, "table", _table, "新旧対照表を Excel に書き出します")
    table.options.add_argument(
        "--out", type=path_argument, metavar="F", required=True, help="書き出すファイル（.xlsx）"
    )


def _add(
    group: "argparse._SubParsersAction[Parser]", name: str, command: Command, text: str, *,
    of_draft: bool = True,
) -> Parser:  # fmt: skip
    """Add one of them. of_draft: it is about a draft, which must be named where there are several."""
    parser = add_command(group, name, command, text)
    add_database(parser)
    if of_draft:
        parser.options.add_argument(
            "--draft", metavar="D", default="", help="案の記号（draft-R9）。1 つだけなら要りません"
        )
    return parser


def _draft(options: argparse.Namespace) -> int:
    """Make a draft of the plan in force."""
    with opened(options, read_only=False) as workspace:
        workspace.next_plan.start(options.first, options.last, options.name)
        draft = workspace.next_plan.drafts()[-1]
        count = sum(item.is_in_plan for item in workspace.next_plan.projects(draft))
        say(f"次期計画の案「{draft.key}」を作りました（{draft.name}、{long_year(draft.fiscal_year)}～"
            f"{long_year(draft.last_year)}、{count:,} 事業）。")  # fmt: skip
    return 0


def _carry(options: argparse.Namespace) -> int:
    """Decide what becomes of projects."""
    from fujidesk.services.next_plan_orders import CarryOrder  # late: --help needs no service

    numbers = tuple(part.strip() for part in options.numbers.split(",") if part.strip())
    order = CarryOrder(
        _FATES[options.fate],
        numbers,
        tuple(options.titles),
        options.level,
        options.reason,
        tuple(options.departments),
    )
    with opened(options, read_only=False) as workspace:
        workspace.next_plan.carry(workspace.next_plan.draft(options.draft), order)
    what = "・".join(numbers) or "・".join(options.titles)
    say(f"{what}を「{options.fate}」にしました。番号は fujidesk plan number で振り直せます。")
    return 0


def _number(options: argparse.Namespace) -> int:
    """Give numbers anew."""
    with opened(options, read_only=False) as workspace:
        service = workspace.next_plan
        draft = service.draft(options.draft)
        workspace.next_plan_tree.renumber(draft)
        count = sum(item.is_in_plan for item in service.projects(draft))
    say(f"{count:,} 事業に番号を振り直しました。")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Tell what must be settled; 1 where anything must."""
    with opened(options, read_only=True) as workspace:
        found = workspace.next_plan.problems(workspace.next_plan.draft(options.draft))
    for problem in found:
        say(problem.sentence)
    say(f"直すところ　{len(found):,} 件" if found else "直すところはありません。承認できます。")
    return 1 if found else 0


def _version(options: argparse.Namespace) -> int:
    """Keep a version, and tell what changed since the one before."""
    with opened(options, read_only=False) as workspace:
        service = workspace.next_plan
        draft = service.draft(options.draft)
        before = service.versions(draft)
        changes = service.since(before[-1]) if before else ()
        service.take_version(draft, options.title, _now())
        kept = service.versions(draft)[-1]
    for change in changes:
        say(f"{change.subject}　{change.field}：{change.before or '（なし）'} → {change.after or '（なし）'}")
    told = f"「{before[-1].title}」から {len(changes):,} か所の変更" if before else "最初の版"
    say(f"版「{kept.title}」を残しました（{told}）。")
    return 0


def _approve(options: argparse.Namespace) -> int:
    """Note the approval."""
    with opened(options, read_only=False) as workspace, progress() as shown:
        draft = workspace.next_plan.draft(options.draft)
        workspace.next_plan.decisions.approve(draft, options.note, _now(), shown)
    say(
        f"次期計画の案「{draft.key}」の承認を記録しました。"
        "直すときは fujidesk plan reopen で解除してください。"
    )
    return 0


def _reopen(options: argparse.Namespace) -> int:
    """Take the approval back."""
    with opened(options, read_only=False) as workspace, progress() as shown:
        draft = workspace.next_plan.draft(options.draft)
        workspace.next_plan.decisions.reopen(draft, options.reason, shown)
    say(f"次期計画の案「{draft.key}」の承認を解除しました。理由は変更の履歴にあります。")
    return 0


def _adopt(options: argparse.Namespace) -> int:
    """Let a draft become a plan, in the same database or in a file of its own."""
    day = dt.date.fromisoformat(options.today) if options.today else today()
    if options.out is not None:
        with opened(options, read_only=True) as workspace:
            service = workspace.next_plan
            draft = service.draft(options.draft)
            service.decisions.write_register(draft, options.out, day)
        say(
            f"「{options.out}」に {draft.name} の台帳を作りました。いまの計画は、もとのファイルで見られます。"
        )
        return 0
    with opened(options, read_only=False) as workspace, progress() as shown:
        if options.today and not workspace.is_sample:
            raise UserError("--today は練習用です。計画にするのは、サンプルデータの台帳でだけ練習できます。")
        service = workspace.next_plan
        draft = service.draft(options.draft)
        service.decisions.refuse_adoption(draft, day)
        service.decisions.adopt(draft, day, _now(), shown, options.name)
        draft = service.draft(draft.key)  # under the name that the plan got
        count = sum(item.is_in_plan for item in service.projects(draft))
        before, added = workspace.plan, workspace.plan_from(draft.fiscal_year)
    assert before is not None  # there is one whose draft it was
    assert added is not None  # just now
    say(
        f"{draft.name}（{count:,} 事業）を計画にしました。--plan {added.id} で開けます。"
        f"いまの計画は --plan {before.id} で見られます。"
    )
    return 0


def _table(options: argparse.Namespace) -> int:
    """Write 新旧対照表."""
    refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace:
        service = workspace.next_plan
        service.write_table(service.draft(options.draft), options.out, today())
    say(f"「{options.out}」に書き出しました。")
    return 0


def _now() -> dt.datetime:
    """Return the user's own time."""
    return dt.datetime.now().astimezone()
