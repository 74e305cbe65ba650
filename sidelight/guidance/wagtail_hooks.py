"""What of Wagtail's admin editors see: pages and pictures, and the way back to our own pages."""

from collections.abc import Mapping
from typing import Any, ClassVar  # Any: Wagtail ships no types

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from sidelight.design.registers import NavLink
from sidelight.guidance import queries
from sidelight.guidance.models import Article, Film, Topic

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
def begin_here(request: HttpRequest, panels: list[object]) -> None:
    """Show where an article begins in place of reports; Wagtail's way there is a long one."""
    panels[:] = [BeginHere()]


class BeginHere(Component):  # type: ignore[misc]  # Wagtail ships no types
    """What the first page of the editors' program offers: a new article about each topic."""

    order = 1
    template_name = "guidance/editing/begin.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, object]:
        """Return the topics in the first language of the site; others come by translation."""
        topics = Topic.objects.filter(locale=Locale.get_default()).order_by("path")
        return {"ways": [NavLink(topic.title, _where_one_begins(topic)) for topic in topics]}


def _where_one_begins(topic: Topic) -> str:
    return reverse("wagtailadmin_pages:add", args=["guidance", "article", topic.pk])


@hooks.register("before_edit_page")  # type: ignore[untyped-decorator]  # Wagtail ships no types
@hooks.register("before_copy_page")  # type: ignore[untyped-decorator]  # the same
@hooks.register("before_move_page")  # type: ignore[untyped-decorator]  # the same
@hooks.register("before_delete_page")  # type: ignore[untyped-decorator]  # the same
def shelves_are_fixed(request: HttpRequest, page: Page, *_to: Page) -> HttpResponse | None:
    """Say of a shelf why nobody changes it: its title would go up without a sign-off."""
    if isinstance(page.specific, Article):
        return None
    shown = {"shelf": page, "address": reverse("wagtailadmin_explore", args=[page.pk])}
    return render(request, "guidance/editing/fixed.html", shown)


@hooks.register("before_edit_page")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def what_should_change(request: HttpRequest, page: Page) -> None:
    """Say above an article that came back why; Wagtail says it behind two buttons."""
    why = queries.why_sent_back(page.pk) if request.method == "GET" else ""
    if why:
        said = gettext("This was sent back to be changed: “%(why)s” Then submit it once more.")
        messages.warning(request, said % {"why": why})


@hooks.register("insert_editor_js")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def reading_age_while_writing() -> SafeString:
    return format_html(
        '<script type="module" src="{}"></script>', static("guidance/reading_age.js")
    )


@hooks.register("insert_global_admin_js")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def way_out_at_once() -> SafeString:
    shown = {
        "exit_address": reverse("exit"),
        "neutral_address": settings.SIDELIGHT_EXIT_ADDRESS,
    }
    return render_to_string("guidance/editing/leave.html", shown)


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def room_on_a_phone() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("guidance/editing.css"))
