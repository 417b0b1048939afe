"""Addresses of assessments."""

from django.urls import path

from clients.views import assessment, assessment_result

urlpatterns = [
    path("episode/<slug:code>/assess/", assessment.start, name="assessment-start"),
    path("assessment/<slug:code>/section/<slug:key>/", assessment.section, name="assessment-section"),
    path("assessment/<slug:code>/finish/", assessment.finish, name="assessment-finish"),
    path("assessment/<slug:code>/result/", assessment_result.result, name="assessment-result"),
    path("assessment/<slug:code>/judge/", assessment_result.judge, name="assessment-judge"),
]
