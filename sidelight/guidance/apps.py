"""Plug guidance into every page's foot and the word about a pause; unplug the editors' mail."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "sidelight.guidance"
    verbose_name = "Guidance"

    def ready(self) -> None:
        from sidelight.design.registers import footer_ways
        from sidelight.foundation.editions import PublicTable, public_tables
        from sidelight.guidance import receivers
        from sidelight.guidance.actions.belongings import belongings, expiries
        from sidelight.guidance.actions.belongings_of_articles import belongings as of_articles
        from sidelight.guidance.chrome import ways_on, where_notices_lead
        from sidelight.guidance.models import Answer, AnswerLook, AnswerTakenOff, QuestionEnd
        from sidelight.guidance.queries import ideas_in_force, read_tables
        from sidelight.ledger.registers import append_only
        from sidelight.notices.registers import leads_to
        from sidelight.people import registers
        from sidelight.people.registers import pause_ideas
        from sidelight.team.queries import reading_now
        from sidelight.triage.registers import reading_words

        reading_words.add(reading_now)
        for model in read_tables():
            public_tables.add(PublicTable(model))
        footer_ways.add(ways_on)
        leads_to.add(where_notices_lead)
        public_tables.add(PublicTable(Answer))
        public_tables.add(PublicTable(AnswerLook))
        public_tables.add(PublicTable(AnswerTakenOff))
        for table in (QuestionEnd, AnswerLook, AnswerTakenOff):
            append_only.add(table)
        for belonging in (*belongings(), *of_articles()):
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
        pause_ideas.add(ideas_in_force)
        receivers.leave_mail_out()
