"""What is sent along with a programme: packs and pictures; and what is said to a review."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sidelight.courses.forms.programmes import Words
from sidelight.courses.models.reviews import LONGEST_NOTES

# Below the 512KB of docs/operate/install.md, at which a body is cut off.
MOST_BYTES = 400 * 1000
TOO_LARGE = _(
    "This is more than 400 kilobytes. Ask whoever keeps the server to bring it in: they have a "
    "command for larger ones."
)


class PackForm(forms.Form):
    pack = forms.FileField(
        label=_("The pack, as a zip file"),
        help_text=_("Up to 400 kilobytes."),
        error_messages={"required": _("Please choose a file."), "empty": _("This file is empty.")},
    )

    def clean_pack(self) -> bytes:
        """Return the bytes that were sent."""
        sent: UploadedFile = self.cleaned_data["pack"]
        if (sent.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        content: bytes = sent.read()
        return content


BY_NAME = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp"}


class PictureForm(forms.Form):
    """A picture and what it is called here."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP, up to 400 kilobytes. It is drawn anew, and made smaller."),
        error_messages={"required": _("Please choose a file."), "empty": _("This file is empty.")},
    )
    name = forms.CharField(
        label=_("What it is called"),
        help_text=_("Small letters and dashes, such as path-in-a-park."),
        max_length=50,
        error_messages={"required": _("Please give it a name.")},
    )

    def clean_picture(self) -> UploadedFile:
        """Refuse what is too large to be read, or is called like no picture."""
        sent: UploadedFile = self.cleaned_data["picture"]
        if (sent.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("This picture is more than 400 kilobytes."))
        if str(sent.name).rpartition(".")[2].lower() not in BY_NAME:
            raise forms.ValidationError(_("Please choose a PNG, JPEG or WebP picture."))
        return sent

    def clean_name(self) -> str:
        """Return a name of small letters, digits and dashes."""
        name = slugify(str(self.cleaned_data["name"]).rpartition(".")[0] or self.data["name"])
        name = name.replace("_", "-").strip("-")
        if not name:
            raise forms.ValidationError(_("Please use letters from a to z."))
        return name

    @property
    def file_name(self) -> str:
        """What the picture is called in the version, with its end."""
        end = str(self.cleaned_data["picture"].name).rpartition(".")[2].lower()
        return f"{self.cleaned_data['name']}.{BY_NAME[end]}"


class ReviewForm(forms.Form):
    """What somebody says to a draft that was put forward."""

    notes = Words(
        label=_("Notes for whoever wrote it"),
        help_text=_("They are kept with this version."),
        max_length=LONGEST_NOTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    said = forms.ChoiceField(
        choices=[("yes", ""), ("sent_back", "")],
        error_messages={"required": _("Please say yes, or send it back.")},
        widget=forms.HiddenInput,
    )
