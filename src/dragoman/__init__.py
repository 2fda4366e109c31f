"""Dragoman reads news about conflicts and keeps a record in which every line can be checked."""
