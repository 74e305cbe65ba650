"""The pieces that second factors need on a page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import qrcode  # type: ignore[import-untyped]  # it ships no types
from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.urls import reverse

register = template.Library()

Options = Mapping[str, Any]  # Any: what WebAuthn says to a browser


@register.filter
def as_json(options: Options) -> str:
    """Return what a script reads from an attribute."""
    return json.dumps(options)


@register.inclusion_tag("people/use_passkey.html", takes_context=True)
def use_passkey(
    context: Context, form: BaseForm, options: Options, wanted: str = ""
) -> dict[str, object]:
    """Draw the button that answers a challenge; it is shown where script runs."""
    return {
        "form": form,
        "options": as_json(options),
        "next": wanted,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("people/use_passkey.html", takes_context=True)
def sign_in_by_passkey(context: Context) -> dict[str, object]:
    """Draw the button that signs in by passkey; the challenge is fetched when it is pressed."""
    address = reverse("mfa_login_webauthn")
    return {
        "address": address,
        "challenge": address,
        "options": "",
        "csrf_token": context.get("csrf_token"),
    }


@dataclass(frozen=True)
class Square:
    """One dark square of a QR code."""

    x: int
    y: int


@register.inclusion_tag("people/qr.html")
def qr(address: str, label: str) -> dict[str, object]:
    """Draw a QR code, dark on light in every theme: cameras read no other."""
    code = qrcode.QRCode()
    code.add_data(address)
    rows = code.get_matrix()
    dark = [Square(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    path = "".join(f"M{square.x} {square.y}h1v1h-1z" for square in dark)
    return {"size": len(rows), "path": path, "label": label}
