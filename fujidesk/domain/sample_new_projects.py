"""Made new projects: those of years over adopted or declined, the last of them at every step of the way.

Texts and amounts are invented; no project of a plan is meant.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.new_project_rules import has_taken
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_office import SampleOffice

_DAYS = {
    Step.PROPOSED: (4, 25), Step.SUPPORTED: (7, 8), Step.EXPLAINED: (10, 14),
    Step.REQUESTED: (10, 28), Step.FUNDED: (2, 17), Step.DECLINED: (11, 20), Step.ADOPTED: (3, 30),
}  # fmt: skip
"""Month and day of each step in the fiscal year of the proposal (001, 図表6-2)."""
_EARLY_DAYS = {Step.SUPPORTED: 11, Step.DECLINED: 12}
"""Day in June of the steps that the present year has seen."""
_REASONS = {
    Step.HEARD: "{heard}で聞き取り", Step.SUPPORTED: "仕様書の作り方を助言",
    Step.EXPLAINED: "{body}で説明", Step.REQUESTED: "当初予算に要求", Step.FUNDED: "当初予算で確定",
    Step.DECLINED: "既存の仕組みで足りるため、事業としては行わない", Step.ADOPTED: "予算の確定による計画登載",
}  # fmt: skip
_H, _S, _X, _R, _F = Step.HEARD, Step.SUPPORTED, Step.EXPLAINED, Step.REQUESTED, Step.FUNDED
_WAYS: tuple[tuple[Step, ...], ...] = (
    (_H, _X, _R, _F, Step.ADOPTED), (_H, Step.DECLINED), (_H, _S, _R, _F), (_H, _S, _X, _R), (_H, _X),
    (_H, _S), (_H,), (),
)  # fmt: skip
_OVER, _PRESENT = ((0, 1, 2), (5, 6, 1, 7, 7, 7))
"""Ways of a year that is over, and of the present one; the last year that is over has all of them."""


@dataclass(frozen=True, slots=True)
class _Idea:
    """What a made proposal says."""

    title: str
    purpose: str
    content: str
    effects: str
    risks: str
    support: str


_IDEAS = (
    _Idea("庁内の貸出備品の予約台帳", "紙の台帳をなくし、空きをすぐ分かるようにする。",
          "備品の予約と返却を画面で受け付ける。", "問合せの電話が減る。", "備品の登録に手間がかかる。",
          "画面の見本がほしい。"),
    _Idea("現地調査の記録の持ち運び端末", "現地で書いた記録を打ち直す手間をなくす。",
          "端末で写真と記録をその場で入力する。", "戻ってからの入力が要らなくなる。", "端末の紛失。",
          "端末の管理の決まりを教えてほしい。"),
    _Idea("窓口の混み具合の案内", "来庁の時間を選べるようにし、待ち時間を短くする。",
          "待ち人数を数え、市民に見える所に出す。", "昼前の混雑が和らぐ。", "数え方の誤り。",
          "他の課の事例を知りたい。"),
    _Idea("定型の通知文の自動作成", "同じ文面を毎回作る作業を減らす。", "台帳の項目を差し込んで通知を作る。",
          "作成の時間が半分になる。", "差し込みの誤り。", "個人情報の扱いの確認。"),
    _Idea("施設の鍵の貸出の無人化", "夜間の受渡しの当番をなくす。", "暗証番号で開く鍵箱を置く。",
          "当番が要らなくなる。", "停電のときの扱い。", "機器の比べ方の助言。"),
    _Idea("会議の記録の文字起こし", "記録の作成を早くする。", "録音から下書きを作り、職員が直す。",
          "記録が翌日に回せる。", "聞き取りにくい会議室。", "試しに使う機会がほしい。"),
    _Idea("除草の申出の地図での受付", "場所の聞き違いをなくす。", "地図に印を付けて申し出てもらう。",
          "現地確認の回数が減る。", "地図に慣れない人への案内。", "地図の費用の目安。"),
    _Idea("研修の申込みの一本化", "課ごとに違う申込みの手順をそろえる。", "申込みと出欠を一つの画面で扱う。",
          "集計の手間がなくなる。", "移行の時期の重なり。", "移行の進め方の相談。"),
)  # fmt: skip


def sample_new_projects(office: SampleOffice, *, is_last_over: bool) -> Iterator[NewProject]:
    """Yield the new projects of a year; is_last_over: of the newest year that is over.

    One is adopted where the register has a project without a schedule that it can have become. None comes in
    where there is no department that could propose it.
    """
    ways = _PRESENT if office.is_present else range(len(_WAYS)) if is_last_over else _OVER
    departments = office.drawn("proposal", len(_IDEAS))
    if not departments:
        return
    for place, way in enumerate(ways):
        made = _new_project(office, place, _WAYS[way], departments[place % len(departments)])
        adopted = has_taken(made, Step.ADOPTED)
        yield _adopted(office, made) if adopted else made


def _new_project(office: SampleOffice, place: int, way: tuple[Step, ...], department: str) -> NewProject:
    """Return a new project that has gone a way; 重要事項 is what went to the headquarters."""
    year = office.fiscal_year
    dice = Dice("new project", year, place)
    idea = _IDEAS[(place + (year - office.first_year) * 3) % len(_IDEAS)]
    first = int(dice.between("cost", 8, 90)) * 100
    amounts: dict[str, Any] = {}
    if Step.REQUESTED in way:
        amounts["requested_kyen"] = first
    if Step.FUNDED in way:
        amounts |= {"assessed_kyen": first * 9 // 10, "settled_kyen": first * 9 // 10}
    return NewProject(
        f"{short_year(year)}-{place + 1:03d}", year, department, idea.title, idea.purpose, idea.content,
        f"{short_year(year + 1)}年度に準備し、{short_year(year + 2)}年度から使う。",
        ((year + 1, first), (year + 2, first // 5)), idea.effects, idea.risks, idea.support,
        is_important=Step.EXPLAINED in way, category=office.profile.usual_category(),
        is_dx=office.profile.has_dx and dice.chance("dx", 0.4),
        steps=tuple(_taken(office, place, step) for step in (Step.PROPOSED, *way)), **amounts,
    )  # fmt: skip


def _taken(office: SampleOffice, place: int, step: Step) -> StepTaken:
    """Return a step with its usual day and reason; place: of the proposal among those of its year."""
    if step is Step.HEARD:
        heard = office.profile.hearing_words.name(HearingKind.NEW_PROJECT)
        return StepTaken(step, hearing_day(office, place), _REASONS[step].format(heard=heard))
    month, day = _DAYS[step]
    if office.is_present and step in _EARLY_DAYS:
        month, day = 6, _EARLY_DAYS[step]
    when = dt.date(office.fiscal_year + (month < 4), month, day)
    reason = _REASONS.get(step, "").format(body=office.profile.committees[-1].name)
    return StepTaken(step, iso_day(when), reason)


def hearing_day(office: SampleOffice, place: int) -> str:
    """Return the day in June on which a proposal is heard (ISO): three on a day, a week between the days."""
    return iso_day(dt.date(office.fiscal_year, 6, 9 + 7 * (place // 3)))


def _adopted(office: SampleOffice, made: NewProject) -> NewProject:
    """Return what stands in the register by now: a project without schedule, with its name and department.

    A made database has the projects of the plan and no others. Where none fits, the way ends at the budget.
    """
    fit = [item for item in office.content.projects if not item.schedule and item.departments]
    if len(fit) <= len(office.profile.fiscal_years):
        return replace(made, steps=made.steps[:-1])
    record = fit[(office.fiscal_year * 7) % len(fit)]
    return replace(
        made, number=record.number, title=record.title, department=record.departments[0],
        measure=record.measure or record.policy, category=record.category, is_dx=record.is_dx,
    )  # fmt: skip
