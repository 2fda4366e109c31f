"""Finds people by name and tells who they are: a post on the date, a title, what stands beside."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from dragoman.actors.holders import POST, holder_found, person_of
from dragoman.actors.named import BODY, of_body
from dragoman.actors.phrases import of_phrase
from dragoman.actors.scene import NO_STATES, Found, Scene, Who
from dragoman.codes.keys import name_key
from dragoman.model import PlaceUse, Sentence

__all__ = ["find_people"]

NAME = "actors.name/2"
TITLE = "actors.title/1"
_OFFICIAL = (("GOV",), ("LEG",), ("MIL",))
_PARTIES = ("d", "r")
_LONGEST_BODY = 8
_BEHIND = 30  # tokens of an appositive that are read


class _Line(msgspec.Struct, frozen=True):
    """A sentence, and by surname the people found before it and in it."""

    scene: Scene
    index: int
    sentence: Sentence
    known: dict[str, Found]


def find_people(
    scene: Scene, index: int, sentence: Sentence, known: dict[str, Found]
) -> Iterator[Found]:
    """Yield the people of a sentence, each with who that is.

    Args:
        scene: The article.
        index: Of the sentence.
        sentence: The sentence.
        known: By surname, the people found before; those found here are added.

    Yields:
        Mentions in text order.
    """
    line = _Line(scene, index, sentence, known)
    done = sentence.first
    for at in [token for token in range(sentence.first, sentence.last) if token in scene.people]:
        if at < done:
            continue
        last = min(scene.people[at], sentence.last)
        found = _rule_of(line, at, last) or _person(line, *_bounds(scene, at, last))
        if found is not None:
            yield found
        done = max(last, found.last if found is not None else last)


def _rule_of(line: _Line, at: int, last: int) -> Found | None:
    """Return the government that is named by who leads it: "the Obama administration"."""
    scene = line.scene
    end = last + 1 if last < line.sentence.last and scene.words[last] in ("'s", "’s") else last
    if end >= line.sentence.last:
        return None
    office = scene.names.offices.get(scene.words[end])
    if office is None or office.body != "gov" or office.office:
        return None
    posts = person_of(scene, scene.text(at, last), None)
    country = scene.names.by_id[posts[0].actor].country if posts else None
    if country is None or country in NO_STATES:
        return None
    row = scene.names.state_body(country, office.body)
    return Found(
        first=at, last=end + 1, sentence=line.index, key=("body", row.id),
        who=of_body(row, scene.day), rule=BODY, confidence=0.8, why=(f"led by {posts[0].holder}",),
    )  # fmt: skip


def _bounds(scene: Scene, at: int, last: int) -> tuple[int, int]:
    """Return the name within what the reader took for one: without titles and possessive."""
    while last > at + 1 and scene.words[last - 1] in ("'s", "’s"):
        last -= 1
    if _is_place(scene, at, last) or scene.names.body(scene.text(at, last)) is not None:
        return last, last
    if _is_seat(scene.words[at]):
        return last, last
    start = _name_start(scene, at, last)
    bare = last - start == 1 and scene.words[start].rstrip(".") in scene.names.words["title"]
    return (last if bare else start), last


def _person(line: _Line, at: int, last: int) -> Found | None:
    if at == last:
        return None
    name = line.scene.text(at, last)
    surname = name_key(name).rpartition(" ")[2]
    before = line.known.get(surname)
    if before is not None:
        line.known[surname] = line.known.pop(surname)  # the last named stands last
    if before is not None and " " in name_key(name) and not _same(name, before.who.name):
        before = None
    if before is not None and before.rule != NAME and not _is_holder(line, name, at, before):
        return replace(before, first=at, last=last, sentence=line.index)
    untitled = before is None and _title(line.scene, line.sentence, at)[0] is None
    if untitled and line.scene.country_named(at, last) is not None:
        return None  # "Washington warned"
    found = _told(line, name, at, last)
    if before is not None and (before.rule == NAME or found.rule != POST):
        found = replace(found, key=before.key)
        line.known[surname] = found if found.rule != NAME else before
    line.known.setdefault(surname, found)
    words = name_key(found.who.name or "").split()
    for word in (*words[-1:], *words[:1]):  # in some countries the first name stands alone
        line.known.setdefault(word, found)
    return found


def _is_holder(line: _Line, name: str, at: int, before: Found) -> bool:
    """Say whether a title before a surname names a known holder, and not who was found before."""
    if before.rule == POST or " " in name_key(name):
        return False
    _, office, _ = _title(line.scene, line.sentence, at)
    by_first_name = name_key(before.who.name or "").rpartition(" ")[2] != name_key(name)
    return (office is not None or by_first_name) and bool(person_of(line.scene, name, office))


def _told(line: _Line, name: str, at: int, last: int) -> Found:
    """Tell who a person is that was not named before."""
    title, office, former = _title(line.scene, line.sentence, at)
    if title is None or (title.office is None and line.scene.is_rank(at - 1)):
        title = _before_rank(line, at) or _beside(line, at, last) or title
    posts = person_of(line.scene, name, office)
    if posts:
        who, confidence, why = holder_found(line.scene, posts)
        rule = POST
        if who.sectors in (("ELI",), ()) and title is not None and not former and title.sectors:
            who = replace(who, sectors=title.sectors, office=office or who.office)
            why = (*why, "a title of the page")
    else:
        who, rule, confidence, why = _by_words(line.scene, name, office, title, former=former)
    return Found(
        first=at, last=last, sentence=line.index, key=("person", name_key(who.name or name)),
        who=who, rule=rule, confidence=confidence, why=why,
    )  # fmt: skip


def _before_rank(line: _Line, at: int) -> Who | None:
    """Return what the words before ranks tell: "Pentagon spokesman Navy Capt." of Jeff Davis."""
    end = at - 1
    while end > line.sentence.first and line.scene.is_rank(end):
        end -= 1
    if end == at - 1 or end < line.sentence.first:
        return None
    for last in (end - 1, end):  # "Navy" stands between
        if last >= line.sentence.first and line.scene.words[last][0].isalpha():
            who = of_phrase(line.scene, line.sentence, last)[0]
            if who is not None:
                return who
    return None


def _beside(line: _Line, at: int, last: int) -> Who | None:
    """Return what an appositive tells, behind a name or before it."""
    behind = _appositive(line.scene, line.sentence, last)
    return behind or _governor(line.scene, line.sentence, at, last) or _of(line, last)


def _of(line: _Line, last: int) -> Who | None:
    """Return what "of Amnesty International" behind a name tells."""
    scene = line.scene
    if last + 1 >= line.sentence.last or scene.words[last] not in scene.names.words["of"]:
        return None
    first = last + 1 + (scene.words[last + 1] == "the")
    for end in range(min(first + _LONGEST_BODY, line.sentence.last), first, -1):
        row = scene.names.body(scene.text(first, end)) if scene.is_capital(first) else None
        if row is not None:
            return Who(country=row.country, sectors=row.sector[:1], sort="person")
    return None


def _governor(scene: Scene, sentence: Sentence, at: int, last: int) -> Who | None:
    """Return what the noun before a name tells: "Chad's deputy envoy to the U.N., Idriss Deby"."""
    for token in scene.reading.tokens[at:last]:
        if token.relation == "appos" and sentence.first <= (token.head or 0) < at:
            return of_phrase(scene, sentence, token.head or 0)[0]
    return None


def _by_words(
    scene: Scene, name: str, office: str | None, told: Who | None, *, former: bool
) -> tuple[Who, str, float, tuple[str, ...]]:
    """Tell who somebody is whom no list knows: by a title or what stands behind the name."""
    who = Who(name=name, country=scene.leading, sort="person", office=office)
    if told is None:
        return who, NAME, 0.3, ("without post or title: of the country that the page is about",)
    # Where the phrase tells rebels or officials no country ("a Zionist leader"), none is guessed.
    untold = told.sectors[:1] == ("REB",) or told.sectors[:1] in _OFFICIAL
    who = Who(
        name=name, country=told.country if untold else told.country or who.country,
        sectors=() if told.sectors[:1] == ("UNK",) else told.sectors, sort="person",
        office=office or told.office,
    )  # fmt: skip
    if former and who.sectors[:1] in _OFFICIAL:
        who = replace(who, sectors=("ELI",), office=None)
    return who, TITLE, 0.6, ("by the words beside",)


def _is_place(scene: Scene, at: int, last: int) -> bool:
    """Say whether what the reader took for a person is a place: "Washington said"."""
    place = scene.places.get(at)
    return (
        place is not None
        and place.use is not PlaceUse.DEMONYM
        and all(scene.places.get(token) is place for token in range(at, last))
    )


def _name_start(scene: Scene, at: int, last: int) -> int:
    """Return where the name begins behind the titles that the reader took for its part."""
    for end in range(last - 1, at - 1, -1):
        titled = scene.words[end].rstrip(".") in scene.names.words["title"]
        inner = end < last - 1 or at in scene.places
        if (titled and inner) or scene.office_at(end, at) is not None:
            return end + 1
        if end < last - 1 and not scene.is_capital(end) and scene.role_at(end, at) is not None:
            return end + 1
    return at


def _same(name: str, other: str | None) -> bool:
    """Say whether two full names of one surname may be one person's."""
    mine, theirs = name_key(name).split(), name_key(other or "").split()
    return bool(theirs) and (mine[0][0] == theirs[0][0] or mine[0] in theirs)


def _title(scene: Scene, sentence: Sentence, at: int) -> tuple[Who | None, str | None, bool]:
    """Return what the title before a name tells, its office, and whether it is a former one."""
    end = at - 1
    if end >= sentence.first and scene.words[end] == ",":
        end -= 1
    if end < sentence.first:
        return None, None, False
    words = scene.office_at(end, sentence.first)
    office = scene.names.offices[words].office if words else None
    if end != at - 1 and office is None:
        return None, None, False
    who, first = of_phrase(scene, sentence, end)
    if who is None and words is not None:
        row = scene.names.offices[words]
        sectors = scene.names.state_bodies[row.body].sector[:1]
        who = Who(country=row.country or scene.leading, sectors=sectors, sort="person")
    if who is None:
        return _member(scene, sentence, end), None, False
    near = scene.words[max(sentence.first, first - 3) : end + 1]
    former = any(word in scene.names.words["former"] for word in near)
    return who, office or None, former


def _member(scene: Scene, sentence: Sentence, end: int) -> Who | None:
    """Return what a body before a name tells: "NPR's Corey Flintoff"."""
    if scene.words[end] in ("'s", "’s"):
        end -= 1
    for first in range(max(sentence.first, end - 4), end + 1):
        row = scene.names.body(scene.text(first, end + 1)) if scene.is_capital(first) else None
        if row is not None:
            return Who(country=row.country, sectors=row.sector[:1], sort="person")
    return None


def _appositive(scene: Scene, sentence: Sentence, last: int) -> Who | None:
    """Return what stands behind a name tells: ", a professor at …", "(D-Calif.)"."""
    if last >= sentence.last or scene.words[last] not in (",", "(", "who"):
        return None
    if last + 1 < sentence.last and _is_seat(scene.words[last + 1]):
        return Who(country="USA", sectors=("LEG",))
    for end in range(last + 1, min(last + _BEHIND, sentence.last)):
        token = scene.reading.tokens[end]
        if scene.words[end] in (",", ")", ";") or token.pos in ("VERB", "AUX"):
            return None
        if token.pos in ("NOUN", "PROPN", None):
            who, _ = of_phrase(scene, sentence, end)
            compound = token.head == end + 1 and token.relation == "compound"
            if who is not None and who.sectors and not compound:
                return who
    return None


def _is_seat(word: str) -> bool:
    """Say whether a word is the party of an American legislator with the state: "(D-Calif.)"."""
    return word in _PARTIES or word[:2] in ("d-", "r-", "i-")
