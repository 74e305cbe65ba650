"""What is typed in guidance."""

from sidelight.guidance.forms.ideas import IdeasForm
from sidelight.guidance.forms.questions import AnswerForm, AskForm, LookForm, ReplyForm
from sidelight.guidance.forms.signing import SendBackForm, SignOffForm, TakeOffForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "IdeasForm",
    "LookForm",
    "ReplyForm",
    "SendBackForm",
    "SignOffForm",
    "TakeOffForm",
]
