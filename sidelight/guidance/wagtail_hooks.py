"""What of Wagtail's admin editors see: pages and pictures, and the way back to our own pages."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from sidelight.guidance.models import Film

SHOWN = frozenset({"explorer", "images", "films", "articles", "staff"})


class Films(SnippetViewSet):  # type: ignore[misc]  # Wagtail ships no types
    """Where editors bring in films."""

    model = Film
    icon = "media"
    add_to_admin_menu = True
    menu_name = "films"
    menu_label = _("Films")
    panels: ClassVar = [FieldPanel(name) for name in ("title", "file", "captions", "words")]


register_snippet(Films)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def way_back() -> MenuItem:
    return MenuItem(
        _("Staff pages"),
        reverse(settings.STAFF_REDIRECT_URL),
        name="staff",
        icon_name="home",
        order=1,
    )


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def sign_offs() -> MenuItem:
    return MenuItem(
        _("Sign-offs and dates"), reverse("staff_articles"), name="articles", icon_name="check"
    )


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def leave_what_is_open(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name in SHOWN]


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def no_reports(request: HttpRequest, panels: list[object]) -> None:
    panels.clear()


@hooks.register("insert_editor_js")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def reading_age_while_writing() -> SafeString:
    return format_html(
        '<script type="module" src="{}"></script>', static("guidance/reading_age.js")
    )
