"""Trains the network of the English reader: from a folder of corpora to the file that ships."""

__all__ = ["MASTERS"]

MASTERS = "masters.pt"  # the weights of 16 bits that a training leaves, in its folder
