"""Invitations and accounts, beside the sign-in pages of allauth."""

app_name = "people"
urlpatterns = []
