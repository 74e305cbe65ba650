"""Why a notice, a message or a link is refused."""


class NotAPointer(Exception):
    """Something that is not the slug of a thing was to be put into a notice."""


class NotNeutral(Exception):
    """A link was to leave the building whose address says what it is about, or leads elsewhere."""


class NoSuchLink(Exception):
    """The link was not made here, was changed, or is for something else."""


class LinkOver(Exception):
    """The link was made here for this, and its time is over."""
