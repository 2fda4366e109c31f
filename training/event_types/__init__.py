"""Trains what tells the PLOVER type of what one party does to another: a branch of the network.

It reads the states of the network's fourth layer, to which it adds who is the actor and who the
recipient, and has two layers of its own; a second head labels the words of actors and targets.
"""

FROM_LAYER = 4
PARTIES = ("actor", "target", "both")
