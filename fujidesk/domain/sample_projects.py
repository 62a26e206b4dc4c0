"""Made projects for a city whose profile brings none, so that its whole year can be seen and practised.

Titles, departments and texts are our own and of no city; where they stand is the profile's.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.numbers import next_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    DepartmentRecord,
    Direction,
    Indicator,
    LevelRecord,
    ProjectRecord,
    RegisterContent,
    ScheduleCell,
)
from fujidesk.domain.sample_dice import Dice

_SUBJECTS = (
    ("窓口の予約受付", ("市民課",)), ("申請書の電子化", ("市民課", "情報政策課")),
    ("会議録の自動作成", ("総務課",)), ("職員向け操作研修", ("人事課", "情報政策課")),
    ("通信機器の更新", ("情報政策課",)), ("災害時の通信の確保", ("防災課", "情報政策課")),
    ("地図情報の公開", ("都市計画課",)), ("公開データの拡充", ("情報政策課",)),
    ("税の申告相談の予約", ("市民税課",)), ("施設予約の見直し", ("生涯学習課", "スポーツ課")),
    ("電子決裁の拡大", ("総務課", "契約課")), ("在宅勤務の環境整備", ("人事課", "情報政策課")),
    ("利用者認証の強化", ("情報政策課",)), ("業務継続計画の見直し", ("防災課",)),
    ("問合せへの自動応答", ("広聴相談課",)), ("道路の損傷の通報", ("道路管理課",)),
    ("子育て手続の案内", ("子育て支援課",)), ("図書の電子貸出し", ("図書館",)),
    ("入札手続の電子化", ("契約課",)), ("端末の共同調達", ("情報政策課", "財政課")),
    ("外部記憶媒体の管理", ("情報政策課",)), ("監視カメラの運用基準", ("市民協働課",)),
    ("定型作業の自動化", ("情報政策課", "財政課")), ("農地情報の整理", ("農業政策課",)),
)  # fmt: skip
"""Title and departments of each; dealt out to the levels in turn."""
_UNITS = (("件", 300), ("人", 120), ("回", 12), ("%", 80))
_DX_SHARE = 0.4


def sample_projects(profile: PlanProfile, levels: Sequence[LevelRecord]) -> RegisterContent:
    """Return a register of made projects under the levels of a plan, the same whenever it is made."""
    deep = len(profile.level_names) > 1
    places = [level for level in levels if bool(level.parent) == deep]
    numbers: list[str] = []
    projects = []
    for place, (title, departments) in zip(cycle(places), _SUBJECTS, strict=False):
        number = next_number(place.code, numbers)
        numbers.append(number)
        projects.append(_project(profile, place, number, title, departments))
    names = dict.fromkeys(name for _, departments in _SUBJECTS for name in departments)
    projects.sort(key=lambda project: tuple(map(int, project.number.split("-"))))
    return RegisterContent(tuple(levels), tuple(map(DepartmentRecord, names)), tuple(projects))


def _project(
    profile: PlanProfile, place: LevelRecord, number: str, title: str, departments: tuple[str, ...]
) -> ProjectRecord:
    """Return one made project; it has the fields that the sheet of its category has."""
    dice = Dice("project", profile.key, number)
    category = dice.pick("category", profile.categories)
    has = frozenset(category.fields)
    texts = {
        "overview": f"「{title}」を進め、手続と仕事にかかる時間を短くする。",
        "purpose": f"「{title}」により、市民と職員の手間を減らす。",
        "effects": "待ち時間と作業時間が短くなる。",
        "challenges": "費用と効果の見極め、使い方の周知。",
        "related": "庁内の関係する計画",
    }
    actions = {year: f"{short_year(year)}は「{title}」の取組を進める。" for year in profile.fiscal_years}

    def said(name: str) -> str:
        """Return a text that the sheet has, else ""."""
        return texts[name] if name in has else ""

    return ProjectRecord(
        number, title, place.parent or place.code, place.code if place.parent else "", category.category,
        departments, is_dx=profile.has_dx and dice.chance("dx", _DX_SHARE), summary=f"{title}を進める",
        overview=said("overview"), purpose=said("purpose"), effects=said("effects"),
        challenges=said("challenges"), related=said("related"),
        indicator=_indicator(profile, dice) if "indicator" in has else Indicator(),
        schedule=tuple(_cells(profile, dice, departments)) if "plan" in has else (),
        yearly_actions=actions if "action" in has else {},
    )  # fmt: skip


def _indicator(profile: PlanProfile, dice: Dice) -> Indicator:
    """Return a made target with its figure, due in the last year of a term."""
    unit, most = dice.pick("unit", _UNITS)
    figure = Decimal(int(dice.between("figure", most / 3, most)))
    due = dice.pick("due", profile.terms).last_year
    return Indicator(f"年間 {figure} {unit}以上", figure, unit, Direction.AT_LEAST, due)


def _cells(profile: PlanProfile, dice: Dice, departments: tuple[str, ...]) -> Iterator[ScheduleCell]:
    """Yield a made schedule: phase after phase, from one to three half-years each; the last one stays."""
    last = profile.operation_phase
    phase, left = 1, 0
    if dice.chance("runs", 0.3):
        phase = last
    for when in profile.half_years:
        if left == 0:
            left = 1 + int(dice.roll(f"length {phase}") * 4)
        yield ScheduleCell(when.fiscal_year, when.half, phase, departments)
        left -= 1
        if left == 0 and phase < last:
            phase += 1
