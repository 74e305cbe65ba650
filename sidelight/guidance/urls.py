"""The addresses of guidance."""

from django.urls import include, path
from wagtail.admin.urls import urlpatterns as admin_patterns
from wagtail.utils.urlpatterns import decorate_urlpatterns

from sidelight.guidance import views
from sidelight.guidance.models import articles

EDITING = articles.EDITING.removeprefix("/")

urlpatterns = [
    path("find/", views.find, name="find"),
    path("understand/", views.understand, name="understand"),
    path(
        "understand/pictures/<int:number>/<int:width>.webp",
        views.article_picture,
        name="article_picture",
    ),
    path("understand/films/<int:number>/film", views.article_film, name="article_film"),
    path("understand/films/<int:number>/captions", views.article_captions, name="article_captions"),
    path("understand/<slug:topic>/", views.topic, name="topic"),
    path("understand/<slug:topic>/<slug:slug>/", views.article, name="article"),
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
    path("staff/articles/", views.staff_articles, name="staff_articles"),
    path("staff/articles/samples/", views.article_samples, name="article_samples"),
    path("staff/articles/<int:number>/", views.article_version, name="article_version"),
    path("staff/articles/<int:number>/back/", views.article_send_back, name="article_send_back"),
    path("staff/articles/<int:number>/end/", views.article_end, name="article_end"),
    path("staff/articles/<int:number>/reading/", views.article_reading, name="article_reading"),
    path(f"{EDITING}files/<path:path>", views.editing_file, name="editing_file"),
    path(
        EDITING, include(decorate_urlpatterns(list(admin_patterns), views.behind_the_editors_door))
    ),
]
