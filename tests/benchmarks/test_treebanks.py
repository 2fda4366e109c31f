"""A treebank's raw text is what its sentences were cut from."""

import gzip
from pathlib import Path

from benchmarks.treebanks import Place, places, read_treebank

LINES = """\
# newdoc id = a
# sent_id = a-1
# text = They don't lie.
1	They	_	_	_	_	_	_	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	_	_	_	_	_	_	_	_
3	n't	_	_	_	_	_	_	_	_
4	lie	_	_	_	_	_	_	_	SpaceAfter=No
5	.	_	_	_	_	_	_	_	_

# sent_id = a-2
# text = Call 10 000 now—
1	Call	_	_	_	_	_	_	_	_
2	10 000	_	_	_	_	_	_	_	_
2.1	them	_	_	_	_	_	_	_	_
3	now	_	_	_	_	_	_	_	SpaceAfter=No
4	—	_	_	_	_	_	_	_	SpaceAfter=No

# sent_id = a-3
# text = You can't
1	You	_	_	_	_	_	_	_	_
2-3	can't	_	_	_	_	_	_	_	SpaceAfter=No
2	ca	_	_	_	_	_	_	_	_
3	n't	_	_	_	_	_	_	_	_

# newpar
# newpar_block = list
# sent_id = a-4
# text = Stop
1	Stop	_	_	_	_	_	_	_	_

"""


def test_raw_text_has_the_spaces_that_the_treebank_says(tmp_path: Path) -> None:
    """Contractions count once, words may hold spaces, a blank line stands before a paragraph."""
    path = tmp_path / "a.conllu.gz"
    path.write_bytes(gzip.compress(LINES.encode()))
    treebank = read_treebank(path)
    assert treebank.text == "They don't lie. Call 10 000 now—You can't\n\nStop"
    assert treebank.sentences == (
        Place("a-1", 0, 13),
        Place("a-2", 13, 26),
        Place("a-3", 26, 34),
        Place("a-4", 34, 38),
    )
    assert treebank.conllu == LINES


def test_places_count_what_can_be_seen() -> None:
    """A space, also one that does not break, moves no place."""
    assert places("a b\u00a0c") == [0, 1, 1, 2, 2, 3]
