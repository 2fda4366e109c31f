"""Finds unnamed actors by the nouns that news uses: "Israeli officials", "aid workers", "police"."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.actors.named import hold
from dragoman.actors.scene import Found, Scene, Who
from dragoman.codes.actor_names import Role
from dragoman.codes.keys import name_key
from dragoman.model import Sentence

__all__ = ["find_roles", "of_phrase"]

ROLE = "actors.role/1"
OFFICE = "actors.office/1"
STATE_BODY = "actors.state-body/1"
_ANYWHERE = frozenset(
    {"IGO", "NGO", "EDU", "JRN", "BUS", "UNK"}
)  # of no country unless one is named
_OWN = (("IGO",), ("NGO",), ("REB",))  # bodies whose agencies, rulers and teams are of their sector
_STOPS = frozenset({"ADP", "VERB", "AUX", "CCONJ", "SCONJ"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL"})
# Offices that one person at a time holds in a country; of senators and envoys there are many.
_SINGLE = frozenset(
    {"president", "vice_president", "prime_minister", "foreign_minister", "defence_minister",
     "finance_minister", "interior_minister", "monarch", "crown_prince", "supreme_leader",
     "army_chief", "speaker"}
)  # fmt: skip
_INSIDE = ("'s", "’s", "-", "'", "’")  # marks that stand within a phrase
_WIDE = 15  # words that a phrase has before its noun, at most
_KINDS = frozenset({"person", "group", "body", "thing"})


def find_roles(
    scene: Scene, index: int, sentence: Sentence, taken: set[int], known: dict[str, Found]
) -> Iterator[Found]:
    """Yield noun phrases that name somebody by what he is.

    Args:
        scene: The article.
        index: Of the sentence.
        sentence: The sentence.
        taken: Tokens of names, which are no nouns here.
        known: The people found before, for "the president".

    Yields:
        Mentions in text order; a title before a name is none.
    """
    for end in range(sentence.first, sentence.last):
        if end in taken or not _is_head(scene, sentence, end, taken):
            continue
        told = scene.role_at(end, sentence.first)
        if told is None or told[1].kind not in _KINDS:
            continue
        first = _left(scene, sentence, told[0], end)
        meant = _named_before(scene, first, end, known)
        if meant is not None:
            yield replace(meant, first=first, last=end + 1, sentence=index)
        else:
            owner = _owner(scene, first, end, known)
            seen = replace(scene, leading=owner) if owner is not None else scene
            who, rule, why = _who(seen, sentence, first, end, told[1])
            yield Found(
                first=first, last=end + 1, sentence=index, key=_key(who, scene.words[end]), who=who,
                rule=rule, confidence=0.6, why=why,
            )  # fmt: skip


def _owner(scene: Scene, first: int, end: int, known: dict[str, Found]) -> str | None:
    """Return the country of the person whose envoy, father or government a phrase names."""
    for at in range(first, end):
        last = scene.people.get(at)
        if last is not None:
            surname = name_key(scene.text(at, last)).removesuffix("'s").rpartition(" ")[2]
            return known[surname].who.country if surname in known else None
        if scene.words[at] in scene.names.words["he"] and known:
            return next(reversed(known.values())).who.country
    return None


def _key(who: Who, noun: str) -> tuple[str, ...]:
    if who.code:
        return ("body", who.code)
    if who.name is not None and who.sort == "person":
        return ("person", name_key(who.name))
    return ("role", who.country or "", *who.sectors, noun)


def _named_before(scene: Scene, first: int, end: int, known: dict[str, Found]) -> Found | None:
    """Return the last person of an office that a bare phrase names: "the president"."""
    words = scene.office_at(end, first)
    office = scene.names.offices[words].office if words else ""
    bare = words is not None and end - first <= len(words.split())
    if not office or not bare or _is_former(scene, first, end):
        return None
    if office not in _SINGLE:
        return None
    return next((one for one in reversed(known.values()) if one.who.office == office), None)


def _is_head(scene: Scene, sentence: Sentence, end: int, taken: set[int]) -> bool:
    """Say whether a noun is the head of its phrase, and no title before a name."""
    token = scene.reading.tokens[end]
    if token.pos not in ("NOUN", "PROPN", "ADJ", None):
        return False
    if token.pos == "ADJ" and token.relation not in ("nsubj", "obj", "obl", "nmod", "conj"):
        return False
    after = end + 1
    if after < sentence.last and after in scene.people:
        return False
    if token.relation == "compound" and token.head is not None and token.head > end:
        return False
    return not (after < sentence.last and after in taken and scene.is_capital(end))


def _left(scene: Scene, sentence: Sentence, start: int, head: int) -> int:
    """Return where the phrase of a noun begins: by syntax, or without it by capitals and places."""
    first = start
    while first > max(sentence.first, start - _WIDE):
        token = scene.reading.tokens[first - 1]
        if token.head is None:
            linked = _belongs(scene, first - 1) or scene.is_capital(first - 1)
        else:
            linked = token.pos not in _STOPS and scene.is_below(first - 1, head)
        word = scene.words[first - 1]
        if not linked or not (word[0].isalnum() or word in _INSIDE):
            break
        first -= 1
    return first


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
    while first > max(sentence.first, told[0] - _WIDE) and _belongs(scene, first - 1):
        first -= 1
    who, _, _ = _who(scene, sentence, first, end, told[1])
    return who, first


def _belongs(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    if word in ("'s", "’s", "-"):
        return True
    return scene.reading.tokens[at].pos in ("ADJ", "NOUN", "PROPN", "NUM") or at in scene.places


def _who(
    scene: Scene, sentence: Sentence, first: int, end: int, role: Role
) -> tuple[Who, str, tuple[str, ...]]:
    """Tell who a phrase is: by a body or a place in it, or by what the page is about."""
    right = _right(scene, sentence, end)
    group = _group(scene, first, end, right)
    if group is not None and _is_member(scene, end):
        why: tuple[str, ...] = (f"of {group.name}",)
        return Who(country=group.country, sectors=group.sectors[:1], sort="group"), ROLE, why
    country, why = _country(scene, range(first, end))
    if country is None and group is not None:
        country, why = group.country, (f"of {group.name}",)
    if country is None:
        country, why = _country(scene, range(end + 1, right))
    if role.sector == "UNK":
        role = _told_by_another(scene, first, end) or role
    office = None if _is_former(scene, first, end) else scene.office_at(end, first)
    if office is None and role.sector in _OFFICIAL and _is_former(scene, first, end):
        return Who(country=country, sectors=("ELI",), sort="group"), ROLE, why
    if country is None and office is not None and scene.names.offices[office].country:
        country, why = scene.names.offices[office].country, (f"only there called {office}",)
    if country is None and group is None and role.sector not in _ANYWHERE:
        country, why = scene.leading, ("the country that the page is about, or of whose that is",)
    vague = role.sector == "UNK" or (role.sector == "GOV" and group and group.sectors[:1] in _OWN)
    if group is not None and vague:
        return Who(country=country, sectors=group.sectors[:1], sort="group"), ROLE, why
    if office is not None and country is not None:
        return _of_state(scene, office, country, role, why)
    return Who(country=country, sectors=role.sectors, sort="group"), ROLE, why


def _is_former(scene: Scene, first: int, end: int) -> bool:
    former = scene.names.words["former"]
    return any(scene.words[at] in former for at in range(first, end))


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
    return next((one[1] for one in told if one is not None and one[1].sector != "UNK"), None)


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
    post = hold(scene, newest) if row.office in _SINGLE else None
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
        if not scene.is_capital(start):
            continue
        for last in range(min(start + scene.openers[start], right), start, -1):
            if start < end < last:
                continue
            row = scene.names.body(scene.text(start, last))
            if row is not None:
                return Who(name=row.name, code=row.id, country=row.country, sectors=row.sector)
    return None
