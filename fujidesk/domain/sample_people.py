"""Made 推進体制: members of the bodies by their posts, leaders of departments, training (001, 図表6-1)."""

import datetime as dt
from collections.abc import Iterator
from itertools import count

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.people import ADVISORS, LEADERS, Member, Training
from fujidesk.domain.people_rules import bodies
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_office import SampleOffice, leader_post

_FUJI_BODIES = ("headquarters", "executive", "working_group")
_ROLES = ("長", "副", "委員", "委員", "委員", "委員")
_LINES: tuple[tuple[str, ...], ...] = (
    ("副市長", "総務部長", "財政部長", "市民部長", "福祉部長", "都市整備部長"),
    ("総務部次長", "情報政策課長", "企画課長", "財政課長", "人事課長", "市民課長"),
    ("情報政策課 統括主幹", "企画課 主幹", "財政課 主幹", "人事課 係長", "市民課 係長", "福祉総務課 係長"),
)  # fmt: skip
"""Posts of the bodies, the headquarters first; further ones take the last line."""
_FIELDS = (("情報セキュリティ", "大学 教授"), ("業務改善", "民間企業 顧問"), ("データ活用", "研究所 研究員"))
_WITHOUT_LEADER = 3
"""Departments at the end of the drawn order that have named nobody so far."""
_THEMES = (
    ("{leader}の役割と年間の予定", 5, "情報政策課 係長"),
    ("業務の流れを図に書いて見直す", 10, "{advisor}（業務改善）"),
)


def sample_members(office: SampleOffice) -> Iterator[Member]:
    """Yield everybody with a post from the office's year on; keys count up in the order of the bodies."""
    start = dt.date(office.fiscal_year, 4, 1).isoformat()
    keys = map(str, count(1))
    for place, body in enumerate(bodies(office.profile)):
        if body.key == LEADERS:
            yield from (
                Member(next(keys), LEADERS, body.name, leader_post(name), department=name,
                       valid_from=start, position=position)
                for position, name in enumerate(_led(office), 1)
            )  # fmt: skip
        elif body.key == ADVISORS:
            end = dt.date(office.fiscal_year + 2, 3, 31).isoformat()
            yield from (
                Member(next(keys), ADVISORS, _advisor(office.profile), post, field=field, valid_from=begin,
                       valid_to=to, position=position)
                for begin, to in ((start, end), (dt.date(office.fiscal_year + 2, 4, 1).isoformat(), ""))
                for position, (field, post) in enumerate(_FIELDS, 1)
            )  # fmt: skip
        elif body.is_person:
            yield Member(next(keys), body.key, "", _LINES[0][place], valid_from=start, position=1)
        else:
            posts = _LINES[min(place, len(_LINES) - 1)]
            yield from (
                Member(next(keys), body.key, role, post, valid_from=start, position=position)
                for position, (role, post) in enumerate(
                    zip(_roles(office.profile, body.key, place), posts, strict=True), 1
                )
            )


def _advisor(profile: PlanProfile) -> str:
    """Return the role of an expert: the city's word, short where it is that of the plan document."""
    word = profile.words.advisor
    return "アドバイザー" if word == STANDARD_WORDS.advisor else word


def _roles(profile: PlanProfile, key: str, place: int) -> tuple[str, ...]:
    """Return the roles in a body: 本部長 of the headquarters, 座長 or 幹事長 below, 委員長 elsewhere."""
    heads = (("本部長", "副本部長", "本部員"), ("幹事長", "副幹事長", "幹事"), ("座長", "副座長", "委員"))
    own = (
        heads[min(place, len(heads) - 1)]
        if key in _FUJI_BODIES and profile.words.approver == STANDARD_WORDS.approver
        else ("委員長", "副委員長", "委員")
    )
    names = dict(zip(("長", "副", "委員"), own, strict=True))
    return tuple(names[role] for role in _ROLES)


def _led(office: SampleOffice) -> list[str]:
    """Return the departments that have a leader, in the plan's order: all but a few."""
    without = set(office.drawn("leader", _WITHOUT_LEADER)) if len(office.departments()) > 10 else set()
    return [name for name in office.departments() if name not in without]


def sample_trainings(office: SampleOffice) -> Iterator[Training]:
    """Yield the training held in a year until its day: in May and October, most departments came."""
    for serial, (theme, month, lecturer) in enumerate(_THEMES, 1):
        day = iso_day(dt.date(office.fiscal_year, month, 20))
        if day > office.today.isoformat():
            continue
        dice = Dice("training", office.fiscal_year, serial)
        came = tuple(
            (name, 1 + int(dice.chance(f"two {name}", 0.3)))
            for name in office.departments() if dice.chance(name, 0.8)
        )  # fmt: skip
        key = f"{short_year(office.fiscal_year)}-{serial:03d}"
        named = theme.format(leader=office.profile.words.leader)
        advisor = office.profile.words.advisor or "情報政策課 係長"
        yield Training(
            key, office.fiscal_year, day, named, "市庁舎 大会議室", lecturer.format(advisor=advisor), came
        )
