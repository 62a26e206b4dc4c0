"""`fujidesk profile check`, `export` and `apply`: a city's plan as a file.

Checking writes nothing; what is wrong is listed with its place, all of it, with exit code 1.
"""

import argparse

from fujidesk.cli.console import opened, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database, add_group, path_argument
from fujidesk.domain.fiscal import long_year

_PROFILE = {
    "check": "計画プロファイルのファイルを検査します",
    "export": "データベースの計画プロファイルをファイルに書き出します",
    "apply": "ファイルの言葉や年間の予定などを、使い始めた計画に反映します",
}


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    group = add_group(commands, "profile")
    check = add_command(group, "check", _check, _PROFILE["check"])
    check.targets.add_argument("file", metavar="NAME|FILE", help="検査するファイル（.toml）または名前")
    export = add_command(group, "export", _export, _PROFILE["export"])
    add_database(export)
    export.options.add_argument(
        "--out", type=path_argument, metavar="F", required=True, help="書き出すファイル（.toml）"
    )
    apply = add_command(group, "apply", _apply, _PROFILE["apply"])
    apply.targets.add_argument("file", type=path_argument, metavar="FILE", help="反映するファイル（.toml）")
    add_database(apply)


def _apply(options: argparse.Namespace) -> int:
    """Store the words of a file in a plan that is in use."""
    from fujidesk.services.profile_editing import values_of_file  # late: --help needs no service

    values = values_of_file(options.file)
    with opened(options, read_only=False) as workspace:
        made = workspace.profile_changes.store(values)
    say(f"{made.label}を {options.file} から反映しました。")
    return 0


def _check(options: argparse.Namespace) -> int:
    """List what is wrong in a profile; returns 1 for faults."""
    from fujidesk.services.plan_start import plan_start, profile_faults  # late: --help needs no service

    faults = profile_faults(options.file)
    for fault in faults:
        say(f"誤り　{fault}")
    if faults:
        say(f"{options.file} を検査しました。誤り {len(faults)} 件。")
        return 1
    profile, _ = plan_start(options.file)
    terms = "、".join(term.name for term in profile.terms) if profile.is_divided else "期の区分なし"
    say(
        f"{options.file} を検査しました。誤りはありません（{profile.city} {profile.plan_name}、"
        f"{long_year(profile.first_year)}から{long_year(profile.last_year)}まで、{terms}）。"
    )
    return 0


def _export(options: argparse.Namespace) -> int:
    """Write the profile of a database."""
    from fujidesk.services.plan_start import export_profile  # late: --help needs no service

    refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace:
        export_profile(options.out, workspace.profile, workspace.registry.levels())
        say(f"「{options.out}」を書き出しました（{workspace.profile.plan_name}）。")
    return 0
