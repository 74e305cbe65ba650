"""What guidance has to show."""

from sidelight.guidance.queries.articles import (
    Listed,
    Shelf,
    addresses_to_read,
    read_tables,
    readable,
    shelf,
    shelves,
    signed,
    signed_in_any_language,
    stands_in_an_article,
)
from sidelight.guidance.queries.desk import (
    Standing,
    Waiting,
    must_stay_as_it_is,
    signed_articles,
    waiting_for_sign_off,
    waiting_version,
)
from sidelight.guidance.queries.films import film, piece_of
from sidelight.guidance.queries.finding import FoundHere, found_for
from sidelight.guidance.queries.ideas import ideas_in_force
from sidelight.guidance.queries.pictures import drawing_of, drawings_of, picture
from sidelight.guidance.queries.questions import (
    TRAINED,
    WRITERS,
    ReadableAnswer,
    answers_by_topic,
    answers_shown,
    answers_to_look_at,
    digest,
    key_of_question,
    own_question,
    question_for,
    questions_of,
    questions_waiting,
    readable_answer,
    readable_answers,
)
from sidelight.guidance.queries.samples import samples_left
from sidelight.guidance.queries.words import age_to_read, minutes_to_read, paragraphs_of

__all__ = [
    "TRAINED",
    "WRITERS",
    "FoundHere",
    "Listed",
    "ReadableAnswer",
    "Shelf",
    "Standing",
    "Waiting",
    "addresses_to_read",
    "age_to_read",
    "answers_by_topic",
    "answers_shown",
    "answers_to_look_at",
    "digest",
    "drawing_of",
    "drawings_of",
    "film",
    "found_for",
    "ideas_in_force",
    "key_of_question",
    "minutes_to_read",
    "must_stay_as_it_is",
    "own_question",
    "paragraphs_of",
    "picture",
    "piece_of",
    "question_for",
    "questions_of",
    "questions_waiting",
    "read_tables",
    "readable",
    "readable_answer",
    "readable_answers",
    "samples_left",
    "shelf",
    "shelves",
    "signed",
    "signed_articles",
    "signed_in_any_language",
    "stands_in_an_article",
    "waiting_for_sign_off",
    "waiting_version",
]
