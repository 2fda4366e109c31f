"""Readings written as tables, so that a test shows what it is about."""

from dragoman.model import Name, Reading, Sentence, Token, ZoneKind

TEXT = "Talks fail\n\nAna Roth said  “they don't\nlisten” in the U.S.She left."
TABLE = """
Talks    talk     NOUN   Number=Plur  2  nsubj
fail     fail     VERB   _            0  root

Ana      Ana      PROPN  Number=Sing  3  nsubj
Roth     Roth     PROPN  Number=Sing  1  flat
said     say      VERB   Tense=Past   0  root
“        "        PUNCT  _            8  punct
they     they     PRON   Number=Plur  8  nsubj
do       do       AUX    _            8  aux
n't      not      PART   _            8  advmod
listen   listen   VERB   _            3  ccomp
”        "        PUNCT  _            8  punct
in       in       ADP    _           12  case
the      the      DET    _           12  det
U.S.     U.S.     PROPN  Number=Sing  3  obl

She      she      PRON   Number=Sing  2  nsubj
left     leave    VERB   Tense=Past   0  root
.        .        PUNCT  _            2  punct
"""
NAMES = (("Ana Roth", "PER"), ("U.S.", "LOC"))


def a_reading(text: str, table: str, names: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Make a reading: a line a word (form, lemma, pos, feats, head, relation), "_" for None.

    A blank line of the table ends a sentence, a blank line of the text a paragraph; the first
    paragraph is the title if there are more.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    at = 0
    for block in table.strip().split("\n\n"):
        first = len(tokens)
        for row in block.splitlines():
            form, lemma, pos, feats, head, relation = row.split()
            start = text.index(form, at)
            at = start + len(form)
            tokens.append(
                Token(
                    start=start,
                    end=at,
                    lemma=None if lemma == "_" else lemma,
                    pos=None if pos == "_" else pos,
                    feats=None if feats == "_" else feats,
                    head=_head(head, first),
                    relation=None if relation == "_" else relation,
                )
            )
        start = tokens[first].start
        paragraph = text.count("\n\n", 0, start)
        zone = ZoneKind.BODY if paragraph or "\n\n" not in text else ZoneKind.TITLE
        sentences.append(Sentence(start, at, first, len(tokens), zone, paragraph))
    return Reading(
        article="a7",
        text=text,
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        names=tuple(Name(text.index(n), text.index(n) + len(n), kind) for n, kind in names),
    )


def _head(told: str, first: int) -> int | None:
    if told == "_":
        return None
    return int(told) - 1 + first if int(told) else -1
