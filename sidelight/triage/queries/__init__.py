"""What pages and higher apps ask triage."""

from sidelight.triage.queries.links import ListNotRead, forget_links, harmful_links, on_the_list
from sidelight.triage.queries.sites import (
    DESK,
    LEADS,
    ShownSite,
    hosts_of_help,
    key_of,
    last_decision,
    reading,
    reports_of,
    shown_site,
    sites_decided,
    sites_waiting,
    words_of,
)

__all__ = [
    "DESK",
    "LEADS",
    "ListNotRead",
    "ShownSite",
    "forget_links",
    "harmful_links",
    "hosts_of_help",
    "key_of",
    "last_decision",
    "on_the_list",
    "reading",
    "reports_of",
    "shown_site",
    "sites_decided",
    "sites_waiting",
    "words_of",
]
