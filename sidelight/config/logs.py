"""Logs that an operator can read aloud: codes, ids and places in the code.

They never hold words, names, addresses or tokens. A line from our own code keeps only values that
are codes; a line from a library keeps its unfilled text at most, and an error keeps its kind and
where it happened, because what libraries fill in and what errors quote may be somebody's words.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

OURS = "sidelight"
A_CODE = re.compile(r"[A-Za-z0-9_.:<>*/-]{1,80}")
LEFT_OUT = "(left out)"
ALWAYS_OURS = {"event", "level", "logger", "at", "_record", "_from_structlog", "exc_info"}
# These libraries put what they know into arguments, never into the text itself.
# django.security is missing on purpose: it logs what visitors sent, already filled in.
PLAIN_TEXTS = (OURS, "django", "uvicorn", "asyncio", "concurrent", "whitenoise", "modelsearch")
FILLED_IN = ("django.security", "django.template", "django.db")
# What the task runner fills in are ids of tasks and the names of our functions.
ONLY_IDS = ("django_tasks", "django_tasks_db")
FRAMES = 12


def configure(options: Mapping[str, object]) -> None:
    """Send every log line through one place: JSON for machines, or plain lines in a terminal."""
    to_read = sys.stderr.isatty()
    line = structlog.dev.ConsoleRenderer() if to_read else structlog.processors.JSONRenderer()
    name_it: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    handler = QuietHandler()
    handler.set_name(OURS)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*name_it, without_what_was_filled_in, with_the_request],
            processors=[
                only_codes,
                with_the_place,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                line,
            ],
            use_get_message=False,
            keep_exc_info=False,
        )
    )
    root = logging.getLogger()
    root.handlers = [old for old in root.handlers if old.get_name() != OURS] + [handler]
    root.setLevel(str(options.get("level", "INFO")).upper())
    for name in ("django", "django.server"):
        # Django's own would mail a whole request, with the words in it, to the administrators.
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    structlog.configure(
        processors=[*name_it, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


class QuietHandler(logging.Handler):
    """Writes to the error output of the moment; a line that cannot be formed is not quoted."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record)
        except Exception:  # noqa: BLE001  # logging's own answer prints every argument of the line
            line = f"a log line of {record.name} could not be written"
        # When nobody reads the logs any more, a page must not fail for it.
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{line}\n")


def without_what_was_filled_in(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Keep a library's text only where it is known to hold nothing that somebody sent."""
    record: logging.LogRecord = event["_record"]
    if belongs(record.name, FILLED_IN) or not belongs(record.name, (*PLAIN_TEXTS, *ONLY_IDS)):
        event["event"] = f"{record.module}:{record.lineno}"
    return event


def with_the_request(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Say which kind of page answered how; the address itself may hold a token or a person."""
    record: logging.LogRecord = event["_record"]
    request = getattr(record, "request", None)
    status = getattr(record, "status_code", None)
    if status is None or request is None:
        return event
    found = getattr(request, "resolver_match", None)
    event["event"] = "request"
    event["status"] = status
    event["method"] = request.method
    event["page"] = found.route if found else None
    if status >= 500:
        # The same one stands on the page that the person sees.
        event["reference"] = request.META.get("sidelight.reference")
    return event


def only_codes(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Leave out every value that could be somebody's words."""
    for key in event.keys() - ALWAYS_OURS:
        if not is_code(event[key]):
            event[key] = LEFT_OUT
    return event


def with_the_place(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Say of an error its kind and where it happened, never what it says."""
    told = event.pop("exc_info", None)
    problem = sys.exc_info()[1] if told is True else told
    if isinstance(problem, tuple):
        problem = problem[1]
    if isinstance(problem, BaseException):
        event["error"] = kinds(problem)
        event["where"] = places(problem)
    return event


def kinds(problem: BaseException) -> list[str]:
    """Return the kind of the error and of those that led to it."""
    found: list[str] = []
    now: BaseException | None = problem
    while now is not None and len(found) < FRAMES:
        found.append(type(now).__qualname__)
        now = now.__cause__ or now.__context__
    return found


def places(problem: BaseException) -> list[str]:
    """Return the last places in the code on the way to the error, outermost first."""
    frames = list(traceback.walk_tb(problem.__traceback__))[-FRAMES:]
    return [
        f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
        for frame, line in frames
    ]


def is_code(value: object) -> bool:
    if isinstance(value, str):
        return A_CODE.fullmatch(value) is not None
    return value is None or isinstance(value, bool | int | float)


def belongs(name: str, families: tuple[str, ...]) -> bool:
    return any(name == family or name.startswith(f"{family}.") for family in families)
