"""What the answers for style, script and picture files say besides the file."""

from wsgiref.headers import Headers


def for_our_pages_only(headers: Headers, path: str, url: str) -> None:
    """Say that no other site may take a file in. path: where it lies; url: its address."""
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
