"""Writing plain facts into the rows of a version."""

from collections.abc import Mapping

from sidelight.courses.models import Handout, Medium, ProgrammeVersion, Step, Week
from sidelight.courses.rules.packs import Pack, PackHandout, PackStep, PackWeek


def write_content(version: ProgrammeVersion, pack: Pack) -> None:
    """Write the weeks and pictures of a programme into a version that has none."""
    Medium.objects.bulk_create(
        Medium(version=version, name=one.name, media_type=one.media_type, content=one.content)
        for one in pack.pictures
    )
    weeks = Week.objects.bulk_create(
        Week(version=version, number=number, **week_fields(week))
        for number, week in enumerate(pack.weeks, 1)
    )
    pairs = list(zip(weeks, pack.weeks, strict=True))
    Step.objects.bulk_create(
        Step(week=row, position=position, **step_fields(step))
        for row, week in pairs
        for position, step in enumerate(week.steps, 1)
    )
    Handout.objects.bulk_create(
        Handout(week=row, **handout_fields(one)) for row, week in pairs for one in week.handouts
    )


def course_fields(pack: Pack) -> Mapping[str, object]:
    """Return the columns of what a version says about itself as a whole."""
    return {
        "title": pack.title,
        "summary": pack.summary,
        "words": pack.words,
        "licence": pack.licence,
        "language": pack.language,
        "notice": pack.notice,
        "authors": list(pack.authors),
        "ages": list(pack.ages),
        "certificate": pack.certificate,
        "keep_days": pack.keep_days,
    }


def week_fields(week: PackWeek) -> Mapping[str, str]:
    """Return the columns of what a week says about itself."""
    return {"title": week.title, "words": week.words, "one_thing": week.one_thing}


def step_fields(step: PackStep) -> Mapping[str, object]:
    """Return the columns of a step."""
    lists = {"options": step.options, "cards": step.cards, "piles": step.piles}
    return {
        "kind": step.kind,
        "title": step.title,
        "minutes": step.minutes,
        "words": step.words,
        "leader_notes": step.leader_notes,
        "messages": list(step.messages),
        "detail": {name: list(said) for name, said in lists.items() if said},
    }


def handout_fields(handout: PackHandout) -> Mapping[str, str]:
    """Return the columns of a handout."""
    return {"name": handout.name, "title": handout.title, "words": handout.words}


def change(row: Week | Step | Handout | ProgrammeVersion, fields: Mapping[str, object]) -> None:
    """Write these columns of a row."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
