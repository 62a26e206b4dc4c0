"""`fujidesk chart`: one chart as a file."""

import argparse

from fujidesk.cli.console import opened, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database, add_year, path_argument
from fujidesk.domain.charts import ChartName
from fujidesk.domain.pack_blocks import INTERNAL_WORD


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "chart", _chart)
    names = tuple(name.value for name in ChartName)
    parser.options.add_argument("chart", choices=names, metavar="NAME", help=f"図（{'・'.join(names)}）")
    add_database(parser)
    add_year(parser)
    parser.options.add_argument("--number", metavar="1-1-1", default="", help="事業の番号（strip のとき）")
    parser.options.add_argument(
        "--out", type=path_argument, metavar="F", required=True, help="書き出すファイル（.png・.svg・.pdf）"
    )


def _chart(options: argparse.Namespace) -> int:
    """Draw a chart into a file; one with internal figures says so on itself and here."""
    refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace:
        chart = workspace.charts.chart(ChartName(options.chart), options.fy, options.number)
        workspace.charts.export(chart, options.out)
    warning = f"（{INTERNAL_WORD}：内部の金額を含みます）" if chart.head.is_internal else ""
    say(f"「{options.out}」に書き出しました。{warning}")
    return 0
