"""Makes one record of what index, sheet and roadmap say of a project, and lists where they disagree.

What two places agree on is taken; number, category, departments and page come from the index, texts and
schedule from the sheet, and what a 継続 sheet lacks (施策指標, phases) from the roadmap. Each disagreement
says what stands where, what was taken and why; settled False leaves the last word to the office.
"""

from collections.abc import Mapping

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.indicators import parse_indicator
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, Indicator, ProjectRecord, ScheduleCell
from fujidesk.exchange.plan_document.cells import (
    CHECKED,
    DASHES,
    clean_text,
    clean_title,
    folded,
    in_words,
    same_text,
)
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.index import DX_MARKS, Index, IndexRow
from fujidesk.exchange.plan_document.planned import ROADMAP, SHEET, Scheduler
from fujidesk.exchange.plan_document.roadmap import RoadmapRow
from fujidesk.exchange.plan_document.sheet_rows import Names, RowReader, SheetRows
from fujidesk.exchange.plan_document.sheets import FIELD_LABELS, Sheet

INDEX = "一覧"
_NO_INDICATOR = Indicator()
_NO_CODES: Names = ()
_TEXTS = ("overview", "purpose", "effects", "challenges", "related")


class Reconciler:
    """Makes the records of all projects, in the order of the index.

    disagreements grows with each record: the schedule's ones come from the same list, so that they stand in
    the order of the projects.
    """

    def __init__(
        self, document: Document, profile: PlanProfile, index: Index, roadmap: Mapping[str, RoadmapRow]
    ) -> None:
        """Take what the three places say; which rows a sheet must have comes from the profile."""
        self._document = document
        self._profile = profile
        self._index = index
        self._roadmap = roadmap
        self.rows = RowReader(document, profile, index.departments)
        self._scheduler = Scheduler(profile)
        self._required = {term.category: self._labels(term.fields) for term in profile.categories}
        self._planned = {term.category for term in profile.categories if "plan" in term.fields}
        self._acted = {term.category for term in profile.categories if "action" in term.fields}
        self._years = profile.fiscal_years
        self.disagreements = self._scheduler.disagreements

    def _labels(self, fields: tuple[str, ...]) -> frozenset[str]:
        """Return the text fields that a sheet of a category must have.

        A sheet with a schedule names its departments there, half-year by half-year, and has no row of its
        own for them (002, 個票の見方).
        """
        names = {"title", *(name for name in fields if name in FIELD_LABELS)}
        return frozenset(names - {"departments"} if "plan" in fields else names | {"departments"})

    def record(self, row: IndexRow, sheet: Sheet) -> ProjectRecord:
        """Return the record of one project.

        Raises:
            UserError: the sheet lacks a row that its category has; says which.
        """
        number, fields = row.number, sheet.fields
        road = self._roadmap.get(number)
        if sheet.category is not row.category:
            self._category(row, sheet)
        category = sheet.category or row.category
        if sheet.unread or not fields.keys() >= self._required[category]:
            self._check(sheet, category)
        overview, purpose, effects, challenges, related = [
            clean_text(fields[name]) if name in fields else "" for name in _TEXTS
        ]
        return ProjectRecord(
            number,
            self._title(row, sheet, road),
            row.policy,
            row.measure,
            row.category,
            row.departments,
            self._is_dx(row, sheet, road),
            row.page,
            _codes(sheet.sogo) if sheet.sogo else _NO_CODES,
            _codes(sheet.keiei) if sheet.keiei else _NO_CODES,
            "",
            overview,
            purpose,
            effects,
            challenges,
            related,
            self._indicator(number, sheet, road) if road or "indicator" in fields else _NO_INDICATOR,
            self._schedule(row, sheet, road, category),
            (),
            _actions(sheet.actions) if sheet.actions else {},
        )

    def _check(self, sheet: Sheet, category: Category) -> None:
        """Refuse a sheet that lacks a row; list lines of it that fit nowhere.

        A missing row is a damaged text and stops the reading; a line too many loses nothing and is only
        told.
        """
        missing = self._required[category] - sheet.fields.keys()
        if missing:
            label = next(text for name, text in FIELD_LABELS.items() if name in missing)
            raise self._document.fault(sheet.line, f"{sheet.number} の個票に「{label}」がありません。")
        for at in sheet.unread:
            said = (Statement(SHEET, " ".join(in_words(self._document.lines[at]).split()), at + 1),)
            reason = "どの項目にも当てはまらない行なので、取り込んでいません。必要なら書き写してください。"
            self._list(sheet.number, "*", said, "", reason, settled=False)

    def _category(self, row: IndexRow, sheet: Sheet) -> None:
        """List a sheet that stands under the heading of another category than the index has.

        The index counts, but its word is not settled: the heading decides which rows a sheet has.
        """
        name = self._profile.category_name
        under = "見出しなし" if sheet.category is None else name(sheet.category)
        said = (
            Statement(INDEX, name(row.category), row.line + 1),
            Statement(SHEET, under, sheet.line + 1),
        )
        reason = "一覧の事業分類と、個票の上の見出しが違います。一覧を取りました。確かめてください。"
        self._list(row.number, "category", said, name(row.category), reason, settled=False)

    def _list(
        self, number: str, field: str, said: tuple[Statement, ...], taken: str, reason: str, *, settled: bool
    ) -> None:
        """Add a disagreement; settled False leaves it to the office."""
        self.disagreements.append(Disagreement(number, field, said, taken, reason, settled))

    def _title(self, row: IndexRow, sheet: Sheet, road: RoadmapRow | None) -> str:
        """Return the title that two places agree on, else the sheet's; the index may misread a character.

        Titles are compared folded: width, spaces and line breaks are only layout.
        """
        raw = sheet.fields["title"].strip()
        title = clean_title(raw)
        if raw == row.title and (road is None or raw == road.title):
            return title
        listed, planned = clean_title(row.title), clean_title(road.title) if road else ""
        same_listed = listed == title or folded(listed) == folded(title)
        same_planned = not road or planned == title or folded(planned) == folded(title)
        if same_listed and same_planned:
            return title
        said = [
            Statement(INDEX, listed, row.line + 1),
            Statement(SHEET, title, self._line(sheet, "title")),
        ]
        if road:
            said.append(Statement(ROADMAP, planned, road.line + 1))
        taken, reason, settled = _chosen_title(listed, title, planned, same_listed=same_listed)
        self._list(row.number, "title", tuple(said), taken, reason, settled=settled)
        return taken

    def _line(self, sheet: Sheet, name: str) -> int:
        """Return the line number, from 1, of a text field that a sheet has.

        Lines are counted as an editor shows them, so that the office can look the place up.
        """
        label, lines = FIELD_LABELS[name], self._document.lines
        below = range(sheet.line + 1, len(lines))
        return next(at for at in below if lines[at].partition("\t")[0].replace(" ", "") == label) + 1

    def _is_dx(self, row: IndexRow, sheet: Sheet, road: RoadmapRow | None) -> bool:
        """Return the DX flag: index and roadmap, where they agree; a blank radio input says nothing.

        The roadmap lists DX projects only, so that being in it is its yes. Some sheets hold a radio button
        that the text lost the mark of: it is neither yes nor no.
        """
        mark = sheet.dx
        in_index, in_roadmap = row.is_dx, road is not None
        said_yes = mark in DX_MARKS or mark == CHECKED
        if in_index == in_roadmap and (in_index if mark else not in_index):
            return in_index
        taken = in_index if in_index == in_roadmap or (mark and not said_yes) else said_yes
        settled = in_index == in_roadmap or not mark or said_yes
        if in_index == in_roadmap:
            reason = "一覧とロードマップが一致しているので、それを取りました。"
            if mark and not said_yes:
                reason = "個票の欄は選択ボタンに化けていて読み取れません。" + reason
        elif settled:
            reason = "二つの記載が一致しているほうを取りました。"
        else:
            reason = (
                "一覧とロードマップが違い、個票の欄は読み取れません。一覧を取りました。確かめてください。"
            )
        said = (
            Statement(INDEX, "○" if in_index else "空欄", row.line + 1),
            Statement(SHEET, _dx_words(mark, said_yes=said_yes), sheet.line + 1),
            Statement(ROADMAP, "掲載" if road else "掲載なし", road.line + 1 if road else None),
        )
        self._list(row.number, "is_dx", said, "○" if taken else "空欄", reason, settled=settled)
        return taken

    def _indicator(self, number: str, sheet: Sheet, road: RoadmapRow | None) -> Indicator:
        """Return the indicator of the sheet; of the roadmap where the sheet of the category has none.

        継続 sheets have no row 施策指標; one that is DX is given its indicator by the roadmap alone.
        """
        raw = sheet.fields.get("indicator")
        text = clean_text(raw) if raw is not None else road.indicator if road else ""
        if raw is not None and road and text != road.indicator and not same_text(text, road.indicator):
            self._two_indicators(number, sheet, text, road)
        return parse_indicator(text)

    def _two_indicators(self, number: str, sheet: Sheet, text: str, road: RoadmapRow) -> None:
        """List two different indicators.

        They are settled only where both state the same figure or year: then the words alone differ.
        """
        one, two = parse_indicator(text), parse_indicator(road.indicator)
        same = (one.figure, one.unit, one.due_year) == (two.figure, two.unit, two.due_year)
        stated = one.figure is not None or one.due_year is not None
        said = (
            Statement(SHEET, text, self._line(sheet, "indicator")),
            Statement(ROADMAP, road.indicator, road.indicator_line + 1),
        )
        reason = "個票とロードマップの文が違います。個票を取りました。"
        if same and stated:
            reason += "目標値と年度は同じです。"
        elif same:
            reason += "比べる目標値も年度もないので、確かめてください。"
        else:
            reason += "目標値か年度が違うので、確かめてください。"
        self._list(number, "indicator.text", said, text, reason, settled=same and stated)

    def _schedule(
        self, row: IndexRow, sheet: Sheet, road: RoadmapRow | None, category: Category
    ) -> tuple[ScheduleCell, ...]:
        """Return the schedule; check what the sheet says of departments and years on the way.

        Empty where neither sheet nor roadmap gives phases: 継続 sheets have none, and only DX projects are in
        the roadmap.

        Raises:
        UserError: a sheet that must have a schedule has none, or a fiscal year is missing.
        """
        rows = self.rows.read(sheet) if sheet.rows else None
        if category in self._acted and len(sheet.actions) < len(self._years):
            raise self._missing_year(sheet)
        if category in self._planned:
            if rows is None:
                raise self._document.fault(
                    sheet.line, f"{sheet.number} の個票に、スケジュールの段階の行がありません。"
                )
            if rows.departments != (row.departments,):
                self._planned_departments(row, rows)
        elif (sheet.fields["departments"].strip(),) != row.departments:
            self._stated_departments(row, sheet)
        if rows is None and road is None:
            return ()
        return self._scheduler.schedule(sheet, rows, road, row.departments)

    def _missing_year(self, sheet: Sheet) -> Exception:
        """Return the error for the first fiscal year without a row in 年度ごとの取組内容等."""
        year = next(year for year in self._years if year not in sheet.actions)
        what = f"{sheet.number} の個票に {long_year(year)}の取組内容の行がありません。"
        return self._document.fault(sheet.line, what)

    def _stated_departments(self, row: IndexRow, sheet: Sheet) -> None:
        """List departments that the sheet's 所管部署 names otherwise than the index."""
        names = self.rows.names(sheet.fields["departments"].strip().replace("、", " "))
        if [folded(name) for name in names] != [folded(name) for name in row.departments]:
            reason = "一覧と個票の所管部署が違います。一覧を取りました。確かめてください。"
            self._departments(row, names, self._line(sheet, "departments"), reason, settled=False)

    def _planned_departments(self, row: IndexRow, rows: SheetRows) -> None:
        """List departments that the sheet's schedule names otherwise than the index.

        Only two of three ways to differ are settled: another order, and departments that change from phase
        to phase. An index that names one which the schedule never does waits for the office.
        """
        names = tuple(dict.fromkeys(name for column in rows.departments for name in column))
        if names == row.departments:
            return
        if sorted(names) == sorted(row.departments):
            reason, settled = "部署の並び順だけが違います。一覧の順を取りました。", True
        elif set(row.departments) <= set(names):
            reason = (
                "個票は段階ごとに部署が変わります。事業の所管部署は一覧を、各半期の部署は個票を取りました。"
            )
            settled = True
        else:
            reason = "一覧の部署が個票のスケジュールにありません。一覧を取りました。確かめてください。"
            settled = False
        self._departments(row, names, rows.line + 1, reason, settled=settled)

    def _departments(self, row: IndexRow, names: Names, line: int, reason: str, *, settled: bool) -> None:
        """List departments of the sheet that are not those of the index, which are taken."""
        listed = "、".join(row.departments)
        said = (
            Statement(INDEX, listed, row.line + 1),
            Statement(SHEET, "、".join(names) or "記載なし", line),
        )
        self._list(row.number, "departments", said, listed, reason, settled=settled)


def _chosen_title(listed: str, title: str, planned: str, *, same_listed: bool) -> tuple[str, str, bool]:
    """Return the title taken, why, and whether that settles it.

    Two of three places decide; where all three differ the sheet is taken and the office asked.
    """
    if same_listed:
        return title, "一覧と個票が一致しているので、それを取りました。", True
    if planned and folded(planned) == folded(title):
        return title, "個票とロードマップが一致しているので、それを取りました。", True
    if planned and folded(planned) == folded(listed):
        return planned, "一覧とロードマップが一致しているので、それを取りました。", True
    return title, "一覧は文字を読み違えていることがあるため、個票を取りました。確かめてください。", False


def _dx_words(mark: str, *, said_yes: bool) -> str:
    """Return the DX cell of a sheet for people: a radio input without a mark cannot be read."""
    if said_yes:
        return "○"
    return "選択ボタン（印なし）" if mark else "空欄"


def _codes(raw: str) -> Names:
    """Return the codes of another plan; a cell may hold several, "-" is none."""
    return tuple(
        code for code in in_words(raw).replace("、", " ").replace(",", " ").split() if code not in DASHES
    )


def _actions(raw: Mapping[int, str]) -> dict[int, str]:
    """Return the actions by fiscal year; a year with "-" or nothing is left out."""
    return {year: text for year, words in raw.items() if (text := clean_text(words))}
