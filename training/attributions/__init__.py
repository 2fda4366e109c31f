"""Trains what tells who is given which words: a branch of the reader's network.

It reads the states of the network's fourth layer, has two layers of its own, and finds cues
("said"), then for each cue the words of its source and of what is attributed.
"""

FROM_LAYER = 4
