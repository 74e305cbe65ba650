"""Articles in the permission matrix: everybody reads them, editors and a second pair of eyes."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.guidance.models import ArticleKind
from sidelight.guidance.tests.build import asked, drafted, pictured, signed
from sidelight.people.models import Person
from tests.house.groups import everybody, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    COUNSELLOR,
    EDITOR,
    HIDDEN,
    MANAGER,
    MOVES_ON,
    PAGE,
    SAFEGUARDING_LEAD,
    WRONG_VERB,
    Answers,
    Row,
)


def second_pair(answer: str) -> Answers:
    """Who looks after articles: editors, managers, and who may answer for what is about health."""
    return staff({EDITOR, MANAGER, COUNSELLOR, SAFEGUARDING_LEAD}, answer)


def editor(answer: str) -> Answers:
    return staff({EDITOR}, answer)


ARTICLES = {
    "find": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "article_film": Row(everybody(HIDDEN), everybody(WRONG_VERB)),
    "article_captions": Row(everybody(HIDDEN), everybody(WRONG_VERB)),
    "understand": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "topic": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "article": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "article_picture": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "staff_articles": Row(second_pair(PAGE), second_pair(WRONG_VERB)),
    "article_samples": Row(editor(WRONG_VERB), editor(MOVES_ON)),
    "article_version": Row(second_pair(PAGE), second_pair(ASKS_AGAIN)),
    "article_send_back": Row(second_pair(PAGE), second_pair(ASKS_AGAIN)),
    "article_end": Row(second_pair(PAGE), second_pair(ASKS_AGAIN)),
    "article_reading": Row(editor(PAGE), editor(WRONG_VERB)),
    "editing_file": Row(editor(PAGE), editor(WRONG_VERB)),
}

ARTICLE_ADDRESSES_ABOUT = {
    "a topic": ("topic",),
    "an article": ("article",),
    "a film of no article": ("article_film", "article_captions"),
    "a picture of an article": ("article_picture",),
    "a version that waits": ("article_version", "article_send_back"),
    "a version that is signed": ("article_end",),
    "an article's words": ("article_reading",),
    "a file of editors": ("editing_file",),
}


def articles(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Let the editor write two articles, and the counsellor sign off one with a picture."""
    editor, counsellor = people[EDITOR], people[COUNSELLOR]
    picture = pictured(by=editor)
    article = drafted("A good hour", by=editor, at=at, picture=picture)
    signing = signed(asked(article, by=editor), by=counsellor, at=at)
    waits = asked(drafted("A new day", by=editor, at=at, kind=ArticleKind.CLINICAL), by=editor)
    return {
        "a topic": {"topic": "the-facts"},
        "an article": {"topic": "the-facts", "slug": "a-good-hour"},
        "a film of no article": {"number": 0},
        "a picture of an article": {"number": picture.pk, "width": 480},
        "a version that waits": {"number": waits.pk},
        "a version that is signed": {"number": signing.revision_id},
        "an article's words": {"number": article.pk},
        "a file of editors": {"path": picture.file.name},
    }
