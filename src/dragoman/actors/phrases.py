"""Tells who a noun phrase means: by a body or a place in it, else by what the page is about."""

from dragoman.actors.holders import hold
from dragoman.actors.scene import Scene, Who
from dragoman.codes.actor_names import Role
from dragoman.model import Sentence

__all__ = ["OF_PAGE", "SINGLE", "belongs", "is_former", "of_phrase", "who_of"]

ROLE = "actors.role/1"
OFFICE = "actors.office/1"
STATE_BODY = "actors.state-body/1"
_ANYWHERE = frozenset({"IGO", "NGO", "EDU", "BUS", "UNK"})  # of no country unless one is named
_ABROAD = frozenset({"IGO", "NGO"})  # bodies without a country are above states: that is theirs
_OWN = (("IGO",), ("NGO",), ("REB",))  # bodies whose agencies, rulers and teams are of their sector
_ABOVE = (("IGO",), ("NGO",))
_WORKS_ANYWHERE = frozenset({"UNK", "NGO", "EDU", "BUS", "CVL", "LAB", "MED"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL"})
_TELL_LITTLE = frozenset({"UNK", "GOV", "COP", "CVL"})
# Offices that one person at a time holds in a country; of senators and envoys there are many.
SINGLE = frozenset(
    {"president", "vice_president", "prime_minister", "foreign_minister", "defence_minister",
     "finance_minister", "interior_minister", "monarch", "crown_prince", "supreme_leader",
     "army_chief", "speaker"}
)  # fmt: skip
_WIDE = 15  # words that a phrase has before its noun, at most
OF_PAGE = "the country that the page is about, or of whose that is"


def of_phrase(scene: Scene, sentence: Sentence, end: int) -> tuple[Who | None, int]:
    """Tell who the phrase that ends with a noun is, as a title or an appositive.

    Args:
        scene: The article.
        sentence: Its sentence.
        end: The noun's token.

    Returns:
        Who that is, or None where the noun is no role; and where the phrase begins.
    """
    told = scene.role_at(end, sentence.first)
    if told is None:
        return None, end
    first = told[0]
    while first > max(sentence.first, told[0] - _WIDE) and belongs(scene, first - 1):
        first -= 1
    who, _, _ = who_of(scene, sentence, first, end, told[1])
    return who, first


def belongs(scene: Scene, at: int) -> bool:
    """Say whether a token may stand before a noun within its phrase."""
    word = scene.words[at]
    if word in ("'s", "’s", "-"):
        return True
    return scene.reading.tokens[at].pos in ("ADJ", "NOUN", "PROPN", "NUM") or at in scene.places


def who_of(
    scene: Scene, sentence: Sentence, first: int, end: int, role: Role
) -> tuple[Who, str, tuple[str, ...]]:
    """Tell who a phrase is: by a body or a place in it, or by what the page is about."""
    right = _right(scene, sentence, end)
    group = _group(scene, first, end, right)
    if group is not None and _is_member(scene, end) and not _is_elected(role, group):
        why: tuple[str, ...] = (f"of {group.name}",)
        return Who(country=group.country, sectors=group.sectors[:1], sort="group"), ROLE, why
    country, why = _country(scene, range(first, end))
    if group is not None and (country is None or _works_for(role, group)):
        country, why = group.country, (f"of {group.name}",)
    if country is None:
        country, why = _country(scene, range(end + 1, right))
    if role.sector == "UNK" or (role.sector == "GOV" and _is_member(scene, end)):
        role = _told_by_another(scene, first, end) or role
    office = None if is_former(scene, first, end) else scene.office_at(end, first)
    if office is None and role.sector in _OFFICIAL and is_former(scene, first, end):
        return Who(country=country, sectors=("ELI",), sort="group"), ROLE, why
    if country is None and office is not None and scene.names.offices[office].country:
        country, why = scene.names.offices[office].country, (f"only there called {office}",)
    if country is None and group is None:
        country, why = _untold(scene, sentence, first, end, role)
    if group is not None and _is_vague(role, group, country):
        return Who(country=country, sectors=group.sectors[:1], sort="group"), ROLE, why
    if office is not None and country is not None:
        return _of_state(scene, office, country, role, why)
    return Who(country=country, sectors=role.sectors, sort="group"), ROLE, why


def _untold(
    scene: Scene, sentence: Sentence, first: int, end: int, role: Role
) -> tuple[str | None, tuple[str, ...]]:
    """Return the country of those of whom the phrase tells none, and why."""
    if role.sector == "REB" and scene.armed is not None:
        country = scene.armed.country
        if country is not None or role.sector2 == "UAF":
            return country, (f"as {scene.armed.name}",)
        return scene.leading, (OF_PAGE,)
    if _is_of_the_page(scene, sentence, first, end, role) and scene.leading is not None:
        return scene.leading, (OF_PAGE,)
    if role.sector in _ABROAD and role.kind != "person":
        return role.sector, ("above states",)
    return None, ()


def _works_for(role: Role, group: Who) -> bool:
    """Say whether a role is of a body above states, wherever it is: "Washington director at …"."""
    return group.sectors[:1] in _ABOVE and role.sector in _WORKS_ANYWHERE


def _is_elected(role: Role, group: Who) -> bool:
    """Say whether a role tells more than the party: "Republican lawmakers"."""
    return role.sector == "LEG" and group.sectors[:1] == ("PTY",)


def _is_of_the_page(scene: Scene, sentence: Sentence, first: int, end: int, role: Role) -> bool:
    """Say whether those of a role, with no country named, are of the one that the page is about."""
    if any(scene.words[at] in scene.names.words["abroad"] for at in range(first, end)):
        return False
    is_common = role.kind == "person" and not scene.is_capital(end)
    if is_common and _has_cause(scene, sentence, first, end):
        return False  # "a Zionist leader": of a cause that is no country
    if role.kind == "states":
        return scene.words[end] == scene.reading.tokens[end].lemma
    return role.sector not in _ANYWHERE


def _has_cause(scene: Scene, sentence: Sentence, first: int, end: int) -> bool:
    """Say whether a capital stands before a noun that names nobody and opens no sentence."""
    if any(at in scene.people for at in range(first, end)):
        return False
    return any(scene.is_capital(at) for at in range(max(first, sentence.first + 1), end))


def _is_vague(role: Role, group: Who, country: str | None) -> bool:
    """Say whether a body tells better than a noun what somebody is: "UN agencies"."""
    if role.sector == "UNK":
        return True
    of_state = group.sectors[:1] == ("IGO",) and country != group.country
    return role.sector in ("GOV", "EDU") and group.sectors[:1] in _OWN and not of_state


def is_former(scene: Scene, first: int, end: int) -> bool:
    """Say whether tokens say that what follows is no longer so; not before a possessor's name."""
    for at in range(end - 1, first - 1, -1):
        if scene.words[at] in ("'s", "’s"):
            return False
        if scene.words[at] in scene.names.words["former"]:
            return True
    return False


def _is_member(scene: Scene, end: int) -> bool:
    member = scene.names.words["member"]
    return scene.words[end] in member or (scene.reading.tokens[end].lemma or "") in member


def _country(scene: Scene, tokens: range) -> tuple[str | None, tuple[str, ...]]:
    """Return the country of the first place among tokens, and the words that name it."""
    for at in tokens:
        place = scene.places.get(at)
        if place is not None and place.country:
            return place.country, (f"{place.span.of(scene.reading.text)} beside",)
    return None, ()


def _told_by_another(scene: Scene, first: int, end: int) -> Role | None:
    """Return the role of another word of a phrase whose noun tells nothing: "paramilitary group"."""
    told = (scene.role_at(at, first) for at in range(end - 1, first - 1, -1))
    return next(
        (one[1] for one in told if one is not None and one[1].sector not in _TELL_LITTLE), None
    )


def _of_state(
    scene: Scene, office: str, country: str, role: Role, why: tuple[str, ...]
) -> tuple[Who, str, tuple[str, ...]]:
    """Return the holder of an office of a country on the day, or the body that it names."""
    row = scene.names.offices[office]
    if not row.office:
        if row.body == "gov":
            name = scene.names.countries.get(country, country)
            return (
                Who(name=f"{name} government", code=f"{country.lower()}-gov", country=country,
                    sectors=("GOV",), sort="state"), STATE_BODY, why,
            )  # fmt: skip
        body = scene.names.state_body(country, row.body)
        return (
            Who(name=body.name, code=body.id, country=country, sectors=body.sector, sort=body.kind),
            STATE_BODY,
            why,
        )
    posts = scene.names.held.get((f"{country.lower()}-{row.body}", row.office), ())
    newest = tuple(sorted(posts, key=lambda post: post.since or "", reverse=True))
    post = hold(scene, newest) if row.office in SINGLE else None
    if post is None:
        return (
            Who(country=country, sectors=role.sectors, sort="person", office=row.office),
            OFFICE,
            why,
        )
    return (
        Who(name=post.holder, country=country, sectors=scene.names.by_id[post.actor].sector[:1],
            sort="person", office=row.office),
        OFFICE,
        (*why, f"{post.title}, {post.since} to {post.until or 'now'}"),
    )  # fmt: skip


def _right(scene: Scene, sentence: Sentence, end: int) -> int:
    """Return where a complement that says of whom or where ends: "of Gaza", "in Kabul"."""
    at = end + 1
    if at >= sentence.last or scene.words[at] not in scene.names.words["of"]:
        return end + 1
    while at < sentence.last and at < end + 8:
        token = scene.reading.tokens[at]
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") and scene.words[at] not in (
            "'s",
            "-",
        ):
            break
        at += 1
    return at


def _group(scene: Scene, first: int, end: int, right: int) -> Who | None:
    """Return a body named in a phrase or its complement."""
    for start in (*range(first, end), *range(end + 1, right)):
        if not scene.is_capital(start) and not scene.words[start].startswith("al"):
            continue
        for last in range(min(start + scene.openers[start], right), start, -1):
            if start < end < last:
                continue
            row = scene.names.body(scene.text(start, last))
            if row is not None:
                return Who(name=row.name, code=row.id, country=row.country, sectors=row.sector)
    return None
