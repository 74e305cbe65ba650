"""What somebody adds in their own words to what helps them."""

from django.db import models

from sidelight.people.models.persons import Person


class NeedsWords(models.Model):
    """Words for those who lead, encrypted as one text. What was ticked stands with the person."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="needs_words")
    # Encrypted by foundation.crypto: it may say something about somebody's health.
    encrypted = models.TextField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"needs of person {self.person_id}"
