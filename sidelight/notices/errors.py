"""Why a notice is refused."""


class NotAPointer(Exception):
    """Something that is not the slug of a thing was to be put into a notice."""
