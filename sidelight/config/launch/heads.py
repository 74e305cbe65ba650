"""Requests read by httptools, under uvicorn, with an end to how long a request's head may be."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD_BYTES = 64 * 1024


class ShortHeads(HttpToolsProtocol):
    """uvicorn's own class, which would take in a head for as long as somebody sends one."""

    reads_head = True
    head_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Read on; whoever has sent a very long head, and no end of it, is cut off."""
        self.head_bytes += len(data)
        super().data_received(data)
        if self.reads_head and self.head_bytes > LONGEST_HEAD_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.reads_head, self.head_bytes = True, 0

    def on_headers_complete(self) -> None:
        self.reads_head = False
        super().on_headers_complete()
