"""Tells which person of the data files a name means, and the post held on the page's date."""

from dragoman.actors.scene import Scene, Who
from dragoman.codes.gazetteer import PostRow
from dragoman.codes.keys import name_key
from dragoman.codes.who import held_on

__all__ = ["POST", "hold", "holder_found", "person_of"]

POST = "actors.post/1"
_RULERS = ("president", "prime_minister", "monarch", "supreme_leader")  # known by surname for good


def person_of(scene: Scene, name: str, office: str | None) -> tuple[PostRow, ...]:
    """Return the posts of the person that a name most likely means on this day, newest first.

    Args:
        scene: The article, for its day.
        name: A full name or a surname.
        office: The office that the page gives, if any.

    Returns:
        All posts of one holder, or none where nobody or too many fit.
    """
    key = name_key(name)
    posts = scene.names.posts_of(name)
    if not posts and " " not in key:
        posts = scene.names.surnames.get(key, ())
    by_holder: dict[str, list[PostRow]] = {}
    for post in posts:
        by_holder.setdefault(name_key(post.holder), []).append(post)
    if not by_holder:
        return ()
    best = max(by_holder.values(), key=lambda rows: _fit(scene, rows, office))
    alone = len(by_holder) == 1 or _fit(scene, best, office) > (0, 0)
    ruled = any(
        post.office in _RULERS and (post.since or "") <= (scene.day or "9") for post in best
    )
    if not alone or (" " not in key and _fit(scene, best, office) == (0, 0) and not ruled):
        return ()
    return tuple(sorted(best, key=lambda post: post.since or "", reverse=True))


def _fit(scene: Scene, posts: list[PostRow], office: str | None) -> tuple[int, int]:
    """Rank: holds the office said, holds a post on the day, in the leading country; then posts."""
    now = [
        post for post in posts if scene.day is None or held_on(post.since, post.until, scene.day)
    ]
    said = bool(office) and any(post.office == office for post in posts)
    here = scene.leading is not None and any(
        post.actor.startswith(scene.leading.lower()) for post in posts
    )
    return 4 * said + 2 * bool(now) + here, len(posts) if now else 0


def hold(scene: Scene, posts: tuple[PostRow, ...]) -> PostRow | None:
    """Return the post held on the page's day, the newest first; without a day none."""
    if scene.day is None:
        return None
    return next((p for p in posts if held_on(p.since, p.until, scene.day)), None)


def holder_found(scene: Scene, posts: tuple[PostRow, ...]) -> tuple[Who, float, tuple[str, ...]]:
    """Return who the holder of posts is on the page's day, how sure that is, and why."""
    post = hold(scene, posts)
    shown = post or posts[0]
    body = scene.names.by_id[shown.actor]
    sectors = body.sector[:1] if post is not None or scene.day is None else ("ELI",)
    if post is None and scene.day is not None and all((p.since or "") > scene.day for p in posts):
        sectors = ()  # what he or she was later
    who = Who(
        name=shown.holder, country=body.country, sectors=sectors, sort="person",
        office=shown.office if post else None,
    )  # fmt: skip
    term = f"{shown.title}, {shown.since or '?'} to {shown.until or 'now'}"
    return who, 0.9 if post else 0.7, (term if post else f"once {term}",)
