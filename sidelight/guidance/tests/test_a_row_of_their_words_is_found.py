"""Eight words in a row of what was asked are found in whatever is to be published."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelight.guidance import rules

few = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
WORDS = st.lists(st.sampled_from(["sun", "rain", "tea", "bus", "cat", "song", "día"]), max_size=20)


@few
@given(before=WORDS, row=WORDS, after=WORDS, marks=st.sampled_from([" ", ", ", "\n", " - "]))
def test_eight_words_in_a_row_are_found_wherever_they_stand(
    before: list[str], row: list[str], after: list[str], marks: str
) -> None:
    asked_words = " ".join(row)
    ours = marks.join(word.upper() for word in (*before, *row, *after))

    found = rules.repeats(asked_words, ours)

    assert bool(found) == (len(row) >= rules.FEWEST_IN_A_ROW)


@few
@given(asked_words=WORDS)
def test_other_words_are_never_found(asked_words: list[str]) -> None:
    assert rules.repeats(" ".join(asked_words), "Something that has none of them.") == ""


def test_seven_words_of_a_long_question_may_stand() -> None:
    seven = "one two three four five six seven"
    assert rules.repeats(f"{seven} eight", seven) == ""
    assert rules.repeats("one two three four five", "One, two, three; four five!") != ""
    assert rules.repeats("how are you", "how are you") == ""
