"""Refuses findings that name an article, actor, statement or figure which is not among them."""

from collections.abc import Iterator

from dragoman.model import Event, Findings, Statement, all_findings

__all__ = ["refuse_strays"]


def refuse_strays(findings: Findings) -> None:
    """Raise where a finding names something that its page does not have.

    Raises:
        ValueError: It names the finding and what it names in vain.
    """
    for finding in all_findings(findings):
        if finding.article != findings.article.id:
            raise ValueError(f"finding {finding.id} belongs to another article, {finding.article}")
    actors = {actor.id for actor in findings.context.actors}
    statements = {statement.id for statement in findings.statements}
    figures = {figure.id for figure in findings.figures}
    for statement in findings.statements:
        _refuse(statement.id, _speaker(statement), actors)
        _refuse(statement.id, statement.nested_in, statements)
    for event in findings.events:
        for actor in _doers(event):
            _refuse(event.id, actor, actors)
        for figure in event.figures:
            _refuse(event.id, figure, figures)


def _speaker(statement: Statement) -> str | None:
    return statement.speaker.actor if statement.speaker else None


def _doers(event: Event) -> Iterator[str | None]:
    return (who.actor for who in (*event.actors, *event.recipients))


def _refuse(finding: str, named: str | None, present: set[str]) -> None:
    if named is not None and named not in present:
        raise ValueError(f"finding {finding} names {named}, which its article does not have")
