"""The addresses of guidance."""

from django.urls import path

from sidelight.guidance import views

urlpatterns = [
    path("tell-somebody/", views.tell_somebody, name="tell_somebody"),
    path("ask/", views.ask, name="ask"),
    path("ask/<uuid:key>/", views.own_question, name="own_question"),
    path("questions/", views.questions, name="questions"),
    path("questions/<slug:name>/", views.question, name="question"),
    path("staff/questions/", views.staff_questions, name="staff_questions"),
    path("staff/questions/<slug:slug>/", views.staff_question, name="staff_question"),
    path("staff/questions/<slug:slug>/answer/", views.question_answer, name="question_answer"),
    path("staff/questions/<slug:slug>/reply/", views.question_reply, name="question_reply"),
    path("staff/answers/<slug:slug>/", views.staff_answer, name="staff_answer"),
    path("staff/answers/<slug:slug>/look/", views.answer_look, name="answer_look"),
    path("staff/answers/<slug:slug>/removal/", views.answer_removal, name="answer_removal"),
    path("staff/answers/<slug:slug>/new/", views.new_version, name="new_version"),
    path("staff/ideas/", views.offline_ideas, name="offline_ideas"),
]
