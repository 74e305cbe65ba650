"""The pages of triage."""

from sidelight.triage.views.desk import harmful_links, link_removal, staff_site, staff_sites
from sidelight.triage.views.telling import report_a_site, site_report

__all__ = [
    "harmful_links",
    "link_removal",
    "report_a_site",
    "site_report",
    "staff_site",
    "staff_sites",
]
