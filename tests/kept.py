"""How something of each retention class comes to be kept, and whether it is still there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sidelight.community.actions import NewSpace, keep_draft, let_in, open_space, submit_post
from sidelight.community.models import Draft, DraftPlace, ForWhom, LetIn
from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.models import (
    Afterwards,
    Application,
    AskedWords,
    DecisionWords,
    LaterAsk,
    LeaderNote,
    OneThing,
)
from sidelight.courses.tests.places import ended_course, one_thing
from sidelight.courses.tests.runs import run_evening
from sidelight.guidance.actions import write_back
from sidelight.guidance.models import QuestionWords
from sidelight.guidance.tests.build_questions import asked as asked_us
from sidelight.notices.actions import mark_read
from sidelight.notices.models import Notice, Outgoing
from sidelight.notices.tests.build import sent
from sidelight.outcomes.actions import check_in
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.people.actions import (
    answer_complaint,
    complain,
    end_hold,
    place_hold,
)
from sidelight.people.models import (
    Complaint,
    Hold,
    Leaving,
    Person,
)
from sidelight.review.actions import Worry, answer_flag, flag, withdraw
from sidelight.review.models import Flag, FlagAnswer, Words
from sidelight.rooms.actions.board import put_up
from sidelight.rooms.actions.transcripts import open_transcript
from sidelight.rooms.models import (
    Activity,
    BoardNote,
    Entry,
    HandOver,
    Presence,
    Room,
    SeenOut,
    TranscriptReason,
)
from sidelight.rooms.tests.activities import begun
from sidelight.rooms.tests.build import Evening
from sidelight.safeguarding.actions import close_concern, settle_follow_up
from sidelight.safeguarding.models import (
    ConcernWords,
    EmergencyDetails,
    EmergencyReason,
    SettlingNote,
)
from sidelight.safeguarding.tests.build import asked, opened_by_two, raised, sealed
from sidelight.triage.actions import decide_site
from sidelight.triage.models import SiteWords
from sidelight.triage.tests.build import FINE, reported
from tests.build import Place, new_key, published_post, send_back, words


@dataclass
class Scene:
    """Who and when."""

    place: Place
    amira: Person
    dee: Person
    mo: Person
    sol: Person
    at: datetime


@dataclass(frozen=True)
class Kept:
    """How something comes to be kept, and whether it is still there."""

    make: Callable[[Scene], object]
    is_there: Callable[[Scene], bool]


def draft(scene: Scene) -> None:
    there = DraftPlace(space=scene.place.space())
    keep_draft(scene.amira, there, key=new_key(), written={"body": "A start."}, at=scene.at)


def returned_words(scene: Scene) -> None:
    space = scene.place.space()
    post = submit_post(space, words("Not yet."), author=scene.amira, at=scene.at)
    send_back(post.submission, by=scene.mo, at=scene.at)


def taken_back_words(scene: Scene) -> None:
    """Published long before: the time counts from taking back."""
    before = scene.at - timedelta(days=20)
    post = published_post(scene.place.space(), scene.amira, by=scene.mo, at=before, body="Not yet.")
    withdraw(post.submission, by=scene.amira, at=scene.at)


def let_in_for_a_moment(scene: Scene) -> None:
    new = NewSpace("After", "Later.", "16-17", for_whom=ForWhom.FINISHED)
    space = open_space(new, by=scene.place.manager, at=scene.at)
    before = scene.at - timedelta(days=1)
    let_in(scene.amira, space, until=scene.at, at=before)


def one_thing_of_an_ended_course(scene: Scene) -> None:
    ended_course(scene)
    one_thing(Application.objects.get(), at=scene.at)


def words_there(scene: Scene) -> bool:
    return Words.objects.filter(body="Not yet.", submission__author=scene.amira).exists()


def answered_flag(scene: Scene) -> None:
    post = published_post(scene.place.space(), scene.dee, by=scene.mo, at=scene.at)
    told = flag(post.submission, Worry("other", "A worry.", new_key()), by=scene.amira, at=scene.at)
    answer_flag(told, FlagAnswer.Outcome.STAYS, words="Thanks.", by=scene.mo, at=scene.at)


def flag_there(scene: Scene) -> bool:
    return Flag.objects.filter(words="A worry.", answer__words="Thanks.").exists()


def read_notice(scene: Scene) -> None:
    returned_words(scene)
    mark_read(scene.amira, at=scene.at)


def answered_complaint(scene: Scene) -> None:
    sent = complain("That was wrong.", key=new_key(), person=scene.amira, at=scene.at)
    answer_complaint(sent, "We see.", by=scene.sol, at=scene.at)


def replied_to(scene: Scene) -> None:
    by = scene.place.staff("Ed", "editor")
    write_back(asked_us(scene.amira, at=scene.at), "Here is help.", by=by, at=scene.at)


def decided_site(scene: Scene) -> None:
    decide_site(reported(scene.amira, at=scene.at), FINE, by=scene.mo, at=scene.at)


def ended_hold(scene: Scene) -> None:
    earlier = scene.at - timedelta(days=3)
    place_hold(scene.amira, "A court.", date(2026, 6, 1), by=scene.sol, at=earlier)
    end_hold(scene.amira, by=scene.sol, at=scene.at)
    still_here = scene.at + timedelta(days=2000)
    Person.objects.filter(pk=scene.amira.pk).update(last_login=still_here)


def member_here(scene: Scene) -> None:
    Person.objects.filter(pk=scene.amira.pk).update(last_login=scene.at)


def here(scene: Scene) -> bool:
    return not Leaving.objects.filter(person=scene.amira).exists()


def closed_concern(scene: Scene) -> None:
    concern = raised(scene.amira, by=scene.mo, at=scene.at - timedelta(days=3))
    close_concern(concern, "talked", "We talked.", by=scene.sol, at=scene.at)


def concern_there(scene: Scene) -> bool:
    return ConcernWords.objects.filter(concern__about=scene.amira).count() == 3


def settled_follow_up(scene: Scene) -> None:
    task = asked(scene.amira, at=scene.at)
    settle_follow_up(task, "talked", "All is well.", by=scene.sol, at=scene.at)


def opened_details(scene: Scene) -> None:
    sealed(scene.amira, at=scene.at)
    cass = scene.place.staff("Cass", "counsellor")
    opened_by_two(scene.amira, by=cass, second=scene.sol, at=scene.at)


def closed_room(scene: Scene) -> Evening:
    """Amira said something in a room that is over."""
    place = scene.place
    leaders = [place.staff("Cass", "counsellor"), place.staff("Yusuf", "youth_worker")]
    evening = Evening.planned([scene.amira], leaders, by=place.manager, at=scene.at)
    evening.opened(*leaders, holding=Room.Holding.OPEN)
    evening.come(scene.amira)
    evening.say(scene.amira, "A quiet day.")
    board = begun(evening, Activity.Kind.BOARD, by=leaders[0])
    put_up(
        board.slug, "A walk.", key=evening.next_key(), by=evening.place(scene.amira), at=scene.at
    )
    evening.close(leaders[0], at=scene.at)
    return evening


def opened_transcript(scene: Scene) -> None:
    open_transcript(closed_room(scene).room, "A complaint.", by=scene.sol, at=scene.at)


def answered_later(scene: Scene) -> None:
    """She wrote to her counsellor a month after a course."""
    ended_course(scene)
    asked = Application.objects.get(person=scene.amira)
    afterwards = Afterwards.objects.create(application=asked, chosen_at=scene.at)
    LaterAsk.objects.create(
        afterwards=afterwards, months=1, asked_at=scene.at, answered_at=scene.at, encrypted="x"
    )


def said_how(scene: Scene) -> None:
    """She said how she was."""
    check_in(scene.amira, Moment.IN, Feeling.TIRED, source=("place", 1), at=scene.at)


def leader_note(scene: Scene) -> None:
    leaders = [scene.place.staff("Cass", "counsellor"), scene.place.staff("Yusuf", "youth_worker")]
    run = run_evening([scene.amira], leaders, by=scene.place.manager, at=scene.at)
    write_note(run.led(leaders[0]), None, "A quiet evening.", seen=0, at=scene.at)


KEPT = {
    "course-later": [
        Kept(answered_later, lambda scene: LaterAsk.objects.exclude(encrypted="").exists())
    ],
    "check-ins": [Kept(said_how, lambda scene: CheckIn.objects.exists())],
    "course-places": [Kept(ended_course, lambda scene: Application.objects.exists())],
    "course-words": [Kept(ended_course, lambda scene: AskedWords.objects.exists())],
    "course-notes": [Kept(ended_course, lambda scene: DecisionWords.objects.exists())],
    "course-one-thing": [Kept(one_thing_of_an_ended_course, lambda _: OneThing.objects.exists())],
    "leader-notes": [Kept(leader_note, lambda scene: LeaderNote.objects.exists())],
    "room-words": [
        Kept(closed_room, lambda scene: Entry.objects.exclude(sealed=b"").exists()),
        Kept(closed_room, lambda scene: BoardNote.objects.exclude(sealed=b"").exists()),
    ],
    "room-times": [
        Kept(
            closed_room, lambda scene: Presence.objects.filter(place__person=scene.amira).exists()
        ),
        Kept(closed_room, lambda scene: SeenOut.objects.exists()),
    ],
    "hand-overs": [Kept(closed_room, lambda scene: HandOver.objects.exists())],
    "room-views": [Kept(opened_transcript, lambda scene: TranscriptReason.objects.exists())],
    "concerns": [
        Kept(closed_concern, concern_there),
        Kept(settled_follow_up, lambda scene: SettlingNote.objects.exists()),
    ],
    "emergency": [
        Kept(
            lambda scene: sealed(scene.amira, at=scene.at),
            lambda scene: EmergencyDetails.objects.exists(),
        )
    ],
    "emergency-reasons": [Kept(opened_details, lambda scene: EmergencyReason.objects.exists())],
    "step-down": [Kept(let_in_for_a_moment, lambda _: LetIn.objects.exists())],
    "drafts": [Kept(draft, lambda scene: Draft.objects.exists())],
    "unseen-words": [Kept(returned_words, words_there), Kept(taken_back_words, words_there)],
    "flags": [Kept(answered_flag, flag_there)],
    "notices": [Kept(read_notice, lambda scene: Notice.objects.exclude(read_at=None).exists())],
    "messages": [Kept(lambda to: sent(to.amira, to.at), lambda _: Outgoing.objects.exists())],
    "complaints": [Kept(answered_complaint, lambda scene: Complaint.objects.exists())],
    "questions": [Kept(replied_to, lambda _: QuestionWords.objects.exists())],
    "sites": [Kept(decided_site, lambda _: SiteWords.objects.exists())],
    "holds": [Kept(ended_hold, lambda scene: Hold.objects.filter(reason="A court.").exists())],
    "account": [Kept(member_here, here)],
}
