"""Comparing what was published with what is there, each night."""

from datetime import datetime

import structlog
from django_tasks import task

from sidelight.courses.models import ProgrammeVersion
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.programmes import digest_published
from sidelight.courses.rules.packs import digest_of
from sidelight.foundation import clock

log = structlog.stdlib.get_logger(__name__)


@task
def verify_programmes_now() -> None:
    """Compare every published version with the ledger; once a day."""
    verify_programmes(clock.now())


def verify_programmes(at: datetime) -> list[int]:
    """Note which published versions are not what was published; return their ids.

    Their pages say so, and no new group begins on them. The harm: young people read what nobody
    looked at. What was put back to what it was is offered again.
    """
    changed = []
    for version in ProgrammeVersion.objects.filter(published_at__isnull=False).order_by("pk"):
        if digest_of(pack_of(version)) == digest_published(version):
            found_at = None
        else:
            found_at = version.found_changed_at or at
            changed.append(version.pk)
            log.error("programme.changed", version=version.pk)
        ProgrammeVersion.objects.filter(pk=version.pk).update(found_changed_at=found_at)
    return changed
