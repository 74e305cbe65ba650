"""A copy of the database alone opens nothing that was encrypted."""

import pytest

from sidelight.foundation.crypto import CannotDecrypt, decrypt, encrypt

WORDS = "after school, on the phone with the cracked corner"


def test_the_text_comes_back_as_it_was() -> None:
    assert decrypt(encrypt(WORDS, purpose="contact"), purpose="contact") == WORDS


def test_nothing_of_the_text_can_be_read_in_the_token() -> None:
    token = encrypt(WORDS, purpose="contact")

    assert "school" not in token
    assert token != encrypt(WORDS, purpose="contact")


def test_a_token_does_not_open_for_another_purpose() -> None:
    token = encrypt(WORDS, purpose="contact")

    with pytest.raises(CannotDecrypt):
        decrypt(token, purpose="second-factor")


def test_a_token_does_not_open_with_another_key(settings: object) -> None:
    token = encrypt(WORDS, purpose="contact")
    settings.SIDELIGHT_ENCRYPTION_KEYS = ["another-key"]

    with pytest.raises(CannotDecrypt):
        decrypt(token, purpose="contact")


def test_a_changed_token_does_not_open() -> None:
    token = encrypt(WORDS, purpose="contact")

    with pytest.raises(CannotDecrypt):
        decrypt(token[:-6] + "AAAAAA", purpose="contact")


def test_after_a_change_of_keys_the_old_texts_still_open(settings: object) -> None:
    token = encrypt(WORDS, purpose="contact")
    settings.SIDELIGHT_ENCRYPTION_KEYS = ["a-new-key", *settings.SIDELIGHT_ENCRYPTION_KEYS]

    assert decrypt(token, purpose="contact") == WORDS
