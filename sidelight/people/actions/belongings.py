"""What people keeps about a person: how each table's rows are erased, and how they are given."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people import queries
from sidelight.people.actions.keepings import (
    ACCOUNT,
    ACTS,
    COMPLAINTS,
    HOLDS,
    INVITATIONS,
    SIGN_INS,
)
from sidelight.people.models import (
    Clause,
    Complaint,
    Consent,
    ContactProfile,
    Hold,
    HouseText,
    Invitation,
    Leaving,
    NeedsWords,
    PauseOff,
    Person,
    RecoveryWords,
    RoleGrant,
    SignIn,
    Step,
)
from sidelight.people.models.persons import MarkColour, MarkShape, Need
from sidelight.people.queries.needs import own_words_of
from sidelight.people.registers import Belonging, Entry, NotGiven, Stays, Text, said

NO_WORDS = Stays(_("It holds numbers, dates and outcomes, no words."))
OF_THE_HOUSE = Stays(_("It is the charity's own text."))
WHAT_STAFF_DID = NotGiven(_("It says what somebody of the staff did, for others."))


def belongings() -> Iterator[Belonging]:
    """Return every key of people that leads to a person."""
    yield from _the_person()
    yield from _ways_in()
    yield from _what_was_done()


def _the_person() -> Iterator[Belonging]:
    yield Belonging(Person, "pk", _("You, as others see you"), ACCOUNT, _erase_person, _give_person)
    yield Belonging(
        ContactProfile,
        "person",
        _("How to reach you"),
        ACCOUNT,
        lambda person, at: ContactProfile.objects.filter(person=person).delete(),
        _give_contact,
    )
    yield Belonging(
        NeedsWords,
        "person",
        _("What helps you, in your own words"),
        ACCOUNT,
        lambda person, at: NeedsWords.objects.filter(person=person).delete(),
        _give_needs_words,
    )
    yield Belonging(
        Step,
        "person",
        _("Your steps"),
        ACCOUNT,
        lambda person, at: Step.objects.filter(person=person).delete(),
        _give_steps,
    )
    yield Belonging(
        PauseOff,
        "person",
        _("That you do not want to be told of pauses"),
        ACCOUNT,
        lambda person, at: PauseOff.objects.filter(person=person).delete(),
        _dates(PauseOff, "person", "since", _("No pauses, please")),
    )


def _ways_in() -> Iterator[Belonging]:
    yield Belonging(
        SignIn,
        "person",
        _("Your sign-ins"),
        SIGN_INS,
        lambda person, at: SignIn.objects.filter(person=person).delete(),
        _give_sign_ins,
    )
    yield Belonging(
        RecoveryWords,
        "person",
        _("A trace of your recovery words"),
        ACCOUNT,
        lambda person, at: RecoveryWords.objects.filter(person=person).delete(),
        _dates(RecoveryWords, "person", "made_at", _("Recovery words made")),
    )
    yield Belonging(
        Authenticator,
        "user",
        _("Your second factor and passkeys"),
        ACCOUNT,
        lambda person, at: Authenticator.objects.filter(user=person).delete(),
        _dates(Authenticator, "user", "created_at", _("Second factor or passkey added")),
    )
    yield from _of_the_sign_in_library()


def _of_the_sign_in_library() -> Iterator[Belonging]:
    yield Belonging(
        EmailAddress,
        "user",
        _("An e-mail address for signing in, which nobody here has"),
        ACCOUNT,
        lambda person, at: EmailAddress.objects.filter(user=person).delete(),
        lambda person: [
            Entry(_("E-mail address"), [(_("Address"), one.email)])
            for one in EmailAddress.objects.filter(user=person)
        ],
    )

    name = _("Proofs of such addresses")
    none = NotGiven(_("There are none: no e-mail is sent to prove an address."))
    yield Belonging(
        EmailConfirmation,
        "email_address__user",
        name,
        ACCOUNT,
        lambda person, at: EmailConfirmation.objects.filter(email_address__user=person).delete(),
        none,
    )


def _what_was_done() -> Iterator[Belonging]:
    yield Belonging(Consent, "person", _("What you agreed to"), ACTS, NO_WORDS, _give_consents)
    yield Belonging(RoleGrant, "person", _("Your roles"), ACTS, NO_WORDS, _give_roles)
    for key in ("granted_by", "approved_by"):
        name = _("Roles that you gave or approved")
        yield Belonging(RoleGrant, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("The invitation by which you came")
    yield Belonging(
        Invitation, "taken_up_by", name, INVITATIONS, _erase_invitation, _give_invitation
    )
    for key in ("invited_by", "withdrawn_by"):
        name = _("Invitations that you made or withdrew")
        yield Belonging(Invitation, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("House texts that you wrote")
    yield Belonging(HouseText, "written_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    name = _("House rules that you wrote")
    yield Belonging(Clause, "text__written_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    name = _("That you left")
    yield Belonging(Leaving, "person", name, ACTS, NO_WORDS, NotGiven(_("You are still here.")))
    yield from _complaints_and_holds()


def _complaints_and_holds() -> Iterator[Belonging]:
    stays = Stays(_("You may still need our answer, and others may check it."))
    yield Belonging(Complaint, "person", _("Complaints"), COMPLAINTS, stays, _give_complaints)
    for key in ("acknowledged_by", "answered_by"):
        name = _("Complaints that you answered")
        yield Belonging(Complaint, key, name, COMPLAINTS, stays, WHAT_STAFF_DID)
    name = _("What the law asks us to keep")
    secret = NotGiven(_("Telling of it could get in the way of what the law asks for."))
    yield Belonging(Hold, "person", name, HOLDS, _erase_reasons, secret)
    for key in ("placed_by", "ended_by"):
        name = _("Holds that you placed or ended")
        yield Belonging(Hold, key, name, HOLDS, NO_WORDS, WHAT_STAFF_DID)


def _erase_person(person: Person, at: datetime) -> None:
    """Leave a placeholder: the row number stays, because decisions and the ledger hold it.

    A space parts the words of both private names: no name that somebody has or takes can be equal.
    """
    person.sign_in_name = person.shown_name_folded = f"left {person.pk}"
    person.mark_shape, person.mark_colour = MarkShape.CIRCLE, MarkColour.TEAL
    person.age_band = person.needs = ""
    person.last_login = None
    person.set_unusable_password()
    person.save()


def _erase_invitation(person: Person, at: datetime) -> None:
    Invitation.objects.filter(taken_up_by=person).update(shown_name="")


def _erase_reasons(person: Person, at: datetime) -> None:
    Hold.objects.filter(person=person).update(reason="")


def _give_person(person: Person) -> Iterable[Entry]:
    yield Entry(
        _("You"),
        [
            (_("Shown name"), person.shown_name),
            (_("Sign-in name"), person.sign_in_name),
            (_("Ages you said when you joined"), person.get_age_band_display()),
            (_("Mark"), f"{person.get_mark_colour_display()} {person.get_mark_shape_display()}"),
            (_("What helps you"), "; ".join(str(one.label) for one in Need if person.says(one))),
            (_("Joined"), said(person.joined_at)),
            (_("Last here"), said(person.last_login)),
            (_("Passphrase"), gettext("Kept in a form that nobody can read")),
        ],
    )


def _give_contact(person: Person) -> Iterable[Entry]:
    try:
        contact = queries.contact_of(person)
    except CannotDecrypt:
        yield Entry(_("How to reach you"), [(_("Kept"), _("But it cannot be opened any more."))])
        return
    if contact is not None:
        hours = f"{contact.from_hour}:00-{contact.until_hour}:00"
        yield Entry(
            _("How to reach you"),
            [
                (_("By"), contact.channel),
                (_("Address"), contact.address),
                (_("Hours"), hours),
                (_("Sender"), contact.sender),
            ],
        )


def _give_needs_words(person: Person) -> Iterable[Entry]:
    if NeedsWords.objects.filter(person=person).exists():
        try:
            words = own_words_of(person)
        except CannotDecrypt:
            words = gettext("But it cannot be opened any more.")
        yield Entry(_("What helps you, in your own words"), [(_("Words"), words)])


def _give_steps(person: Person) -> Iterable[Entry]:
    for step in queries.steps_of(person):
        words = step.words or step.get_kind_display()
        yield Entry(_("Step"), [(_("Month"), f"{step.month:%Y-%m}"), (_("Words"), words)])


def _give_sign_ins(person: Person) -> Iterable[Entry]:
    for one in SignIn.objects.filter(person=person):
        lines = [(_("Began"), said(one.began_at)), (_("Ends by"), said(one.expire_date))]
        yield Entry(one.get_device_display(), lines)


def _give_consents(person: Person) -> Iterable[Entry]:
    for one in queries.agreements_of(person):
        version = str(one.text.version)
        lines = [(_("Version"), version), (_("Agreed"), said(one.agreed_at))]
        yield Entry(one.text.get_kind_display(), lines)


def _give_roles(person: Person) -> Iterable[Entry]:
    for grant in RoleGrant.objects.filter(person=person).order_by("pk"):
        lines = [(_("From"), said(grant.starts_at)), (_("Until"), said(grant.ends_at))]
        yield Entry(grant.get_role_display(), lines)


def _give_invitation(person: Person) -> Iterable[Entry]:
    for one in Invitation.objects.filter(taken_up_by=person):
        lines = [(_("Name"), one.shown_name), (_("Taken up"), said(one.taken_up_at))]
        yield Entry(_("Invitation"), lines)


def _give_complaints(person: Person) -> Iterable[Entry]:
    for one in Complaint.objects.filter(person=person):
        yield Entry(
            _("Complaint"),
            [
                (_("Sent"), said(one.sent_at)),
                (_("Words"), one.words),
                (_("We said that we have it"), said(one.acknowledged_at)),
                (_("Answered"), said(one.answered_at)),
                (_("Our answer"), one.answer),
            ],
        )


def _dates(
    model: type[Model], key: str, column: str, heading: Text
) -> Callable[[Person], Iterable[Entry]]:
    """Return an exporter for rows of which only the day means anything to a person."""

    def given(person: Person) -> Iterable[Entry]:
        for row in model._default_manager.filter(**{key: person}):
            yield Entry(heading, [(_("Since"), said(getattr(row, column)))])

    return given
