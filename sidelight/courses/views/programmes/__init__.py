"""The pages on which programmes are written, reviewed, published and read by the staff."""

from sidelight.courses.views.programmes.handouts import (
    new_handout,
    week_handout,
    week_handout_removal,
)
from sidelight.courses.views.programmes.listing import (
    new_programme,
    sample_programme,
    staff_programmes,
)
from sidelight.courses.views.programmes.packs import new_pack, version_pack
from sidelight.courses.views.programmes.pictures import (
    course_picture,
    picture_removal,
    staff_picture,
    staff_pictures,
)
from sidelight.courses.views.programmes.previews import version_preview, week_plan, week_preview
from sidelight.courses.views.programmes.reviewing import (
    review_request,
    version_draft,
    version_publication,
    version_review,
    version_withdrawal,
)
from sidelight.courses.views.programmes.steps import (
    new_week_step,
    week_step,
    week_step_copy,
    week_step_place,
    week_step_removal,
)
from sidelight.courses.views.programmes.versions import next_version, staff_version, version_words
from sidelight.courses.views.programmes.weeks import (
    new_week,
    staff_week,
    week_place,
    week_removal,
    week_words,
)

__all__ = [
    "course_picture",
    "new_handout",
    "new_pack",
    "new_programme",
    "new_week",
    "new_week_step",
    "next_version",
    "picture_removal",
    "review_request",
    "sample_programme",
    "staff_picture",
    "staff_pictures",
    "staff_programmes",
    "staff_version",
    "staff_week",
    "version_draft",
    "version_pack",
    "version_preview",
    "version_publication",
    "version_review",
    "version_withdrawal",
    "version_words",
    "week_handout",
    "week_handout_removal",
    "week_place",
    "week_plan",
    "week_preview",
    "week_removal",
    "week_step",
    "week_step_copy",
    "week_step_place",
    "week_step_removal",
    "week_words",
]
