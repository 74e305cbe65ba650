"""Every verb of triage."""

from sidelight.triage.actions.deciding import Choice, decide_site, open_site, take_link_off
from sidelight.triage.actions.reporting import Report, report_site

__all__ = ["Choice", "Report", "decide_site", "open_site", "report_site", "take_link_off"]
