"""Who has a journal: members alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sidelight.people.doors import standing_here
from sidelight.people.models import Person, Role

# Any: views differ in the arguments that their address gives them.
View = Callable[..., HttpResponse]


def of_members(view: View) -> View:
    """Behind the door of members: staff who may read in the community find no journal here."""

    @wraps(view)
    def opened(request: HttpRequest, person: Person, *args: Any, **kwargs: Any) -> HttpResponse:
        if Role.MEMBER not in standing_here(request, person).roles:
            raise Http404
        return view(request, person, *args, **kwargs)

    return opened
