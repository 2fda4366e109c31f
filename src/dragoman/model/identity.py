"""Names things by their content: the same key fields give the same id on every machine."""

from hashlib import blake2b

__all__ = ["content_id"]

_SEPARATOR = b"\x1f"
_ABSENT = b"\x00"


def content_id(*fields: str | float | None) -> str:
    """Return the 20 hex digits that name a thing with these key fields.

    Args:
        fields: The key fields in their documented order; `None` differs from "".

    Returns:
        Lower-case hex digits of a 10-byte BLAKE2b digest.
    """
    digest = blake2b(digest_size=10)
    for field in fields:
        digest.update(_ABSENT if field is None else str(field).encode("utf-8", "surrogatepass"))
        digest.update(_SEPARATOR)
    return digest.hexdigest()
