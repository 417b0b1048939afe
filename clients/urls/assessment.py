"""Addresses of assessments."""

from django.urls import path

from clients.views import assessment, assessment_compare, assessment_reopen, assessment_result

urlpatterns = [
    path("episode/<slug:code>/assess/", assessment.start, name="assessment-start"),
    path("assessment/<slug:code>/section/<slug:key>/", assessment.section, name="assessment-section"),
    path("assessment/<slug:code>/finish/", assessment.finish, name="assessment-finish"),
    path("assessment/<slug:code>/result/", assessment_result.result, name="assessment-result"),
    path("assessment/<slug:code>/judge/", assessment_result.judge, name="assessment-judge"),
    path("assessment/<slug:code>/reopen/", assessment_reopen.reopen, name="assessment-reopen"),
    path("assessment/<slug:code>/compare/", assessment_compare.show, name="assessment-compare"),
]
