"""What Wagtail needs before editors can write: shelves for topics, the step that waits, groups."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from sidelight.guidance.models import SecondPair, Topic, TopicKind, Understand
from sidelight.people.models import Person

EDITORS = "Editors of articles"
SIGN_OFF = "Sign-off by a second person"
# Nobody may publish: a version goes up when a second person signs it off, on a page of ours.
ON_PAGES = ("add_page", "change_page")
ON_PICTURES = ("add_image", "change_image", "choose_image")
ANYWHERE = ("access_admin", "submit_translation", "add_film", "change_film")


def put_up_shelves() -> Understand:
    """Make whatever of it is missing, in every language of the site; return the first shelf."""
    with transaction.atomic():
        _clear_away_what_wagtail_brings()
        codes = [code for code, _name in settings.LANGUAGES]
        shelves = [_shelf_in(code) for code in codes]
        first = shelves[0]
        for other in shelves[1:]:
            _make_translation_of(first, other)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": first, "hostname": "localhost"}
        )
        _make_step(first.get_parent())
        _make_editors(first.get_parent())
    return first


def let_edit(person: Person) -> None:
    """Bring somebody who came through the editors' door into the group that Wagtail asks about."""
    is_in = person.groups.filter(name=EDITORS).exists()
    if not is_in or _lacks_a_language():
        put_up_shelves()
    if not is_in:
        person.groups.add(Group.objects.get(name=EDITORS))


def _lacks_a_language() -> bool:
    """Whether the site has got a language since, for which there is no shelf."""
    there = set(Understand.objects.values_list("locale__language_code", flat=True))
    return not there >= {code for code, _name in settings.LANGUAGES}


def _clear_away_what_wagtail_brings() -> None:
    """Take away its page of welcome, its groups, which may publish, and its workflow."""
    Group.objects.filter(name__in=("Moderators", "Editors")).delete()
    Workflow.objects.exclude(name=SIGN_OFF).delete()
    for page in Page.objects.filter(depth=2).not_type(Understand):
        page.delete()


def _shelf_in(code: str) -> Understand:
    locale, _made = Locale.objects.get_or_create(language_code=code)
    shelf: Understand | None = Understand.objects.filter(locale=locale).first()
    if shelf is None:
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
        shelf = Understand(title=f"Understand ({code})", slug=f"understand-{code}", locale=locale)
        root.add_child(instance=shelf)
    there = set(Topic.objects.child_of(shelf).values_list("slug", flat=True))
    for kind in TopicKind:
        if kind.value not in there:
            topic = Topic(title=str(kind.label), slug=kind.value, locale=locale)
            shelf.add_child(instance=topic)
    shelf.refresh_from_db()
    return shelf


def _make_translation_of(first: Understand, other: Understand) -> None:
    """Tell Wagtail that two languages' shelves are the same, so that it can copy between them."""
    pairs = [(first, other)]
    for topic in Topic.objects.child_of(other):
        pairs.append((Topic.objects.child_of(first).get(slug=topic.slug), topic))
    for own, translated in pairs:
        if own.translation_key != translated.translation_key:
            translated.translation_key = own.translation_key
            translated.save()


def _make_step(root: Page) -> None:
    step, _made = SecondPair.objects.get_or_create(name=SIGN_OFF)
    workflow, _made = Workflow.objects.get_or_create(name=SIGN_OFF)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=step)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _make_editors(root: Page) -> None:
    group, _made = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(Permission.objects.filter(codename__in=ANYWHERE))
    for codename in ON_PAGES:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    pictures = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for codename in ON_PICTURES:
        permission = Permission.objects.get(
            content_type__app_label="wagtailimages", codename=codename
        )
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=pictures, permission=permission
        )
