"""Places in the demo: somebody who asked for one, somebody they know, and times for a talk."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from sidelight.courses.actions.apart import tell_of_somebody_known
from sidelight.courses.actions.asking import NewApplication, ask_for_place
from sidelight.courses.actions.talks import NewTalkTime, put_up_time
from sidelight.courses.models import Application, AskedWords, Group
from sidelight.home.actions.demo.cast import Cast
from sidelight.people.models import AgeBand, Role
from sidelight.team.queries import today, zone

WISH = "I would like to hear how others get through the evenings."
KNOWN = "Somebody from my choir said that they come here, too."
AFTERNOON = time(16, 15)


def give_places(cast: Cast, *, at: datetime) -> None:
    """Let one member have a place, tell of somebody they know, and a counsellor put up a time."""
    group = Group.objects.open_to_members().filter(band=AgeBand.MIDDLE).earliest("pk")
    member = next(cast[one.name] for one in cast.story.member if one.band == AgeBand.MIDDLE)
    asked = NewApplication(
        uuid5(NAMESPACE_OID, WISH),
        Application.Where.ALONE,
        Application.Device.PHONE,
        {AskedWords.Kind.WISH: WISH},
    )
    ask_for_place(group, asked, person=member, at=at)
    tell_of_somebody_known(member, KNOWN, key=uuid5(NAMESPACE_OID, KNOWN), at=at)
    soon = datetime.combine(today(at) + timedelta(days=5), AFTERNOON, zone())
    new = NewTalkTime(cast.first(Role.YOUTH_WORKER), soon, 30)
    put_up_time(new, by=cast.first(Role.COUNSELLOR), at=at)
