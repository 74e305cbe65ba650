"""Keys of Django's cache, hashed: a library puts names and addresses into them."""

from django.utils.crypto import salted_hmac


def cache_key(key: str, prefix: str, version: int) -> str:
    """Return what stands in the table instead of the key."""
    named = f"{prefix}:{version}:{key}"
    return salted_hmac("sidelight.cache", named, algorithm="sha256").hexdigest()
