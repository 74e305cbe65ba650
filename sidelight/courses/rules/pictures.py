"""Whether a picture's file holds what draws it and nothing else, such as where it was taken."""

from collections.abc import Iterator

MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
JPEG_BEGINS, JPEG_ENDS = b"\xff\xd8", b"\xff\xd9"
# JFIF's own head, tables of numbers and sizes: nothing in which words could stand.
JPEG_DRAWS = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD}
JFIF_LENGTH = 16
SCAN = 0xDA
WEBP_DRAWS = {b"VP8 ", b"VP8L"}


def holds_nothing_else(content: bytes, end: str) -> bool:
    """Whether a file of this end (jpg, webp) is as bare as one that we drew ourselves."""
    return _is_bare_jpeg(content) if end == "jpg" else _is_bare_webp(content)


def _is_bare_jpeg(content: bytes) -> bool:
    if not (content.startswith(JPEG_BEGINS) and content.endswith(JPEG_ENDS)):
        return False
    # Of the coded pixels only one mark may follow: the end. Another picture would begin anew.
    for mark, length, at in _jpeg_marks(content):
        if mark == SCAN:
            rest = content[at:-2]
            return JPEG_BEGINS not in rest and JPEG_ENDS not in rest and b"\xff\xe1" not in rest
        if mark not in JPEG_DRAWS or (mark == 0xE0 and length != JFIF_LENGTH):
            return False
    return False


def _jpeg_marks(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Return each mark, the length of what belongs to it, and where that begins."""
    at = len(JPEG_BEGINS)
    while at + 4 <= len(content) and content[at] == 0xFF:
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        yield content[at + 1], length, at + 4
        at += 2 + length


def _is_bare_webp(content: bytes) -> bool:
    """One part that draws, as long as the file says it is."""
    size = int.from_bytes(content[4:8], "little")
    part = int.from_bytes(content[16:20], "little")
    is_whole = size == len(content) - 8 and part + part % 2 + 12 == size
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP" and (
        content[12:16] in WEBP_DRAWS and is_whole
    )  # fmt: skip
