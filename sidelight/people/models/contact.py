"""How somebody may be reached safely, if they want to be reached at all."""

from django.db import models

from sidelight.people.models.persons import Person


class ContactProfile(models.Model):
    """Channel, address, hours and sender, as one encrypted text. Nobody has one unasked."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact_profile")
    # Encrypted by foundation.crypto: a copy of the database alone reaches nobody.
    encrypted = models.TextField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"contact profile of person {self.person_id}"
