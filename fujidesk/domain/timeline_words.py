"""The timeline in words: hover cards, spoken descriptions, the sentence under the chart."""

from fujidesk.domain.fiscal import REIWA_OFFSET
from fujidesk.domain.timeline import ENDED, TimelineData, TimelineRow, Track

NO_SCHEDULE = "計画に段階の記載がありません"
OPEN_NOTE = "未確定：計画に段階の記載が欠けています"


def as_of_text(data: TimelineData) -> str:
    """Return the day of the chart, 「令和8年11月21日現在」."""
    day = data.as_of
    return f"令和{day.year - REIWA_OFFSET}年{day.month}月{day.day}日現在"


def phase_words(data: TimelineData, track: Track, column: int) -> str:
    """Return what a track says of a half-year: 「(2) 要件調査・導入検討」, 「終了」 or 「記載なし」."""
    phase = track.phase_at(column)
    if phase is not None:
        return f"({phase}) {data.phase_name(phase)}"
    return "終了" if track.phases[column : column + 1] == ENDED else "記載なし"


def card_lines(data: TimelineData, row: TimelineRow, column: int | None) -> tuple[str, ...]:
    """Return the lines of the hover card below number and title; column None: the project as a whole."""
    if not row.plan.given and not row.actual.given:
        return (*_departments(row.departments), NO_SCHEDULE)
    if column is None:
        return (*_departments(row.departments), *_slip(data, row))
    lines = [data.columns[column].long_label, f"計画　{phase_words(data, row.plan, column)}"]
    if data.report_column is not None and column <= data.report_column:
        lines.append(f"実績　{phase_words(data, row.actual, column)}")
    names = row.plan.departments[column : column + 1]
    lines += _departments(names[0] if names and names[0] else row.departments)
    if row.plan.settled[column : column + 1] == "0":
        lines.append(OPEN_NOTE)
    return (*lines, *_slip(data, row))


def row_words(data: TimelineData, row: TimelineRow) -> str:
    """Return one project in a sentence, for a screen reader."""
    head = f"{row.number} {row.title}。所管 {'・'.join(row.departments)}。"
    if not row.plan.given:
        return head + NO_SCHEDULE + "。"
    runs = [
        f"{data.columns[bar.start].label}から{data.columns[bar.stop - 1].label}まで"
        f"({bar.phase}) {data.phase_name(bar.phase)}"
        for bar in row.plan.bars()
    ]
    runs += [f"{data.columns[place].label}で終了" for place in row.plan.ends()]
    runs += [OPEN_NOTE] * bool(row.plan.open_spans())
    return head + "、".join([*runs, *_slip(data, row)]) + "。"


def chart_words(data: TimelineData) -> str:
    """Return the whole chart in a sentence: how many projects in which phase now, by plan, 0 included."""
    head = f"{data.title}、{as_of_text(data)}。{data.row_count:,}事業、{len(data.groups):,}区分。"
    today = data.today
    if today is None:
        return head
    rows = [row for group in data.groups for row in group.rows]
    counts = {term.number: 0 for term in data.phases}
    for row in rows:
        phase = row.plan.phase_at(int(today))
        if phase is not None:
            counts[phase] = counts.get(phase, 0) + 1
    parts = [f"({number}) {data.phase_name(number)} {count:,}" for number, count in counts.items()]
    return f"{head}{data.columns[int(today)].long_label}の計画は " + "、".join(parts) + "。"


def _departments(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the line of the departments, none where there are no names."""
    return (f"所管　{'・'.join(names)}",) if names else ()


def _slip(data: TimelineData, row: TimelineRow) -> tuple[str, ...]:
    """Return the line that tells the delay at the project's last report, none where it is as planned.

    The delay is in half-years. The report's half-year is named where it is older than the newest one of the
    chart, so that nobody takes an old delay for today's.
    """
    last = None if data.report_column is None else row.last_report(data.report_column)
    slip = 0 if last is None else row.slip(last)
    if not slip or last is None:
        return ()
    when = "報告時点" if last == data.report_column else f"{data.columns[last].label}の報告"
    return (f"{when}で計画より{abs(slip)}半期{'の遅れ' if slip < 0 else '先行'}",)
