"""The `sidelight` command: what may be said to it, and what each word does."""

import os
import sys
from argparse import REMAINDER, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from io import StringIO
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, execute_from_command_line
from django.db import DatabaseError

from sidelight.config.backup.commands import add_backup_words
from sidelight.config.launch.environment import set_up_for
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import (
    Kind,
    kind_of,
    prepare_folder,
    site_folder,
    stay_with,
    usual_folder,
)
from sidelight.config.launch.parts import Part, keep_running
from sidelight.config.launch.prepare import (
    DEMO_PEOPLE,
    prepare_demo,
    prepare_site,
    set_up_link,
    unapplied_migrations,
)
from sidelight.config.launch.say import say
from sidelight.config.launch.web import (
    answers,
    is_this_machine,
    refuse_to_be_several,
    serve,
    take_port,
)
from sidelight.config.launch.welcome import (
    say_codes,
    welcome,
    welcome_to_a_new_site,
    welcome_to_the_demo,
)

HERE = "127.0.0.1"
MOST_WORKERS = 32


def main(words: Sequence[str] | None = None) -> int:
    """Do what was said; return the exit status."""
    said = parser().parse_args(words)
    try:
        said.do(said)
    except (Refusal, ImproperlyConfigured, CommandError) as no:
        sys.stderr.write(f"sidelight: {no}\n")
        return 1
    except DatabaseError as problem:
        sys.stderr.write(f"sidelight: the database does not answer: {problem}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def parser() -> ArgumentParser:
    top = ArgumentParser(prog="sidelight", description="Run Sidelight, or look after it.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    demo_words = commands.add_parser("demo", help="try it with invented people, on this machine")
    demo_words.set_defaults(do=demo)
    codes_words = commands.add_parser("codes", help="print the one-time codes of the demo's staff")
    codes_words.set_defaults(do=codes)
    run_words = commands.add_parser("run", help="run a real site")
    run_words.add_argument("--host", default=HERE, help="where to answer (default: %(default)s)")
    run_words.add_argument(
        "--workers", type=worker_count, default=1, metavar="N",
        help="web servers side by side; more than one needs PostgreSQL and Valkey",
    )  # fmt: skip
    run_words.set_defaults(do=run)
    for one in (demo_words, run_words):
        one.add_argument("--port", type=port_number, default=8000, help="(default: %(default)s)")

    manage_words = commands.add_parser("manage", help="a management command, such as verify_ledger")
    manage_words.set_defaults(do=manage)
    check_words = commands.add_parser("check", help="look over a site before it opens")
    check_words.set_defaults(do=check)
    for one in (demo_words, codes_words, run_words, manage_words, check_words):
        one.add_argument("--data", type=Path, metavar="DIR", help="the data folder")
    add_backup_words(commands)
    manage_words.add_argument("words", nargs=REMAINDER, metavar="...", help="try: manage help")
    return top


def port_number(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise ArgumentTypeError("a port is a number from 1 to 65535")


def worker_count(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= MOST_WORKERS:
        return int(text)
    raise ArgumentTypeError(f"workers are a number from 1 to {MOST_WORKERS}")


def demo(said: Namespace) -> None:
    """Run the demo. It binds to this machine whatever is said: its passphrases are published."""
    port = take_port(HERE, said.port)
    folder = (said.data or usual_folder(Kind.DEMO)).expanduser().resolve()
    prepare_folder(folder, Kind.DEMO)
    stay_with(folder)
    set_up_for(folder, Kind.DEMO, link_host=f"localhost:{said.port}")
    prepare_demo(folder)
    greet = partial(welcome_to_the_demo, f"http://localhost:{said.port}", folder)
    live([partial(serve, port, 1)], when_it_answers=(partial(answers, port), greet))


def codes(said: Namespace) -> None:
    """Print the one-time codes of this half minute. Only the demo's: nobody else's are printed."""
    folder = (said.data or usual_folder(Kind.DEMO)).expanduser().resolve()
    if kind_of(folder) is not Kind.DEMO or not (folder / DEMO_PEOPLE).exists():
        raise Refusal(f"There is no demo in {folder}. Codes are printed for the demo only.")
    set_up_for(folder, Kind.DEMO)
    say_codes(folder)


def run(said: Namespace) -> None:
    """Run a real site: on this machine alone until the environment says its host name."""
    port = take_port(said.host, said.port)
    folder = site_folder(said)
    prepare_folder(folder, Kind.SITE)
    stay_with(folder)
    is_local = not os.environ.get("SIDELIGHT_HOSTS")
    if is_local and not is_this_machine(said.host):
        raise Refusal("Set SIDELIGHT_HOSTS to the site's name before other machines can reach it")
    set_up_for(folder, Kind.SITE)
    refuse_to_be_several(said.workers)
    prepare_site()
    address = f"http://localhost:{said.port}" if is_local else f"http://{said.host}:{said.port}"
    # The link lets in whoever has it, so it is printed for a person and never for a journal.
    greet = (
        partial(welcome_to_a_new_site, address, set_up_link())
        if is_local
        else partial(welcome, address)
    )
    webs = [partial(serve, port, number + 1) for number in range(said.workers)]
    live(webs, when_it_answers=(partial(answers, port), greet))


Answers = tuple[Callable[[], bool], Callable[[], None]]


def live(webs: Sequence[Callable[[], None]], *, when_it_answers: Answers) -> None:
    """Keep the web servers and the task worker running; greet once a web server answers."""
    is_well, greet = when_it_answers
    waiting = [greet]

    def look() -> None:
        if waiting and is_well():
            waiting.pop()()

    parts = [Part(f"web-server-{number}", web) for number, web in enumerate(webs, start=1)]
    keep_running([*parts, Part("task-worker", work)], each_look=look)
    say("\nStopped.")


def work() -> None:
    """Do what is queued for later until asked to stop."""
    call_command("work", stdout=StringIO())


def manage(said: Namespace) -> None:
    """Hand the words to Django's own command line, with this folder's keys."""
    folder = site_folder(said)
    set_up_for(folder, kind_of(folder) or Kind.SITE)
    execute_from_command_line(["sidelight manage", *said.words])


def check(said: Namespace) -> None:
    """Refuse when the settings, the database or the ledger are not fit for a site that is open."""
    folder = site_folder(said)
    set_up_for(folder, kind_of(folder) or Kind.SITE)
    call_command("check", deploy=True, databases=["default"], fail_level="WARNING")
    late = unapplied_migrations()
    if late:
        raise Refusal(f"The database waits for {late} migrations: sidelight manage migrate")
    call_command("verify_ledger")
