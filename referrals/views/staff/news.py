"""What was told and reported of one referral: the family, the partner's reports, the messages that went out."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import family, words
from referrals.models.kin import FORBIDS
from referrals.reading import partner_name
from referrals.views.staff import fetch
from referrals.views.staff.parts import reports, tabs
from rptc import audit
from rptc.accounts.access import requires
from rptc.notices.models import Notice
from rptc.ui.parts import Entry

MOST = 60


@require_safe
@requires("clients.see_file")
def show(request, code):
    """For readers of files; reading it is recorded."""
    referral = fetch.referral(request.user, code)
    audit.read("referral-news-opened", referral, by=request.actor)
    writes = request.user.has_perm("referrals.write")
    context = {
        "referral": referral, "tabs": tabs.tabs(referral, request.user, "news"), "writes": writes,
        "partner": partner_name(referral.partner, request.user), "step": family.step(referral),
        "told": [_word(word) for word in referral.family_words.select_related("relative")],
        "forbidden": FORBIDS in family.alerts(referral.episode.person),
        "reports": reports.rows(referral, request.user), "messages_out": _messages(referral),
    }  # fmt: skip
    return render(request, "referrals/news/news.html", context)


def _word(word):
    who = [word.relative.name, word.relative.get_relation_display()] if word.relative else []
    said = ", ".join([*who, word.get_means_display()])
    return Entry(
        f"{word.get_about_display()}: {said}", word.at, word.by, word.reason, mark="" if who else "late"
    )


def _messages(referral):
    """What was carried outside or is still to be carried, newest first; two statements."""
    lines = Notice.objects.filter(about_kind="referral", about_code=referral.code).exclude(channel="in_app")
    lines = list(lines.exclude(state="dropped").order_by("-not_before", "-pk")[:MOST])
    said = words.sentences(lines)
    return [_message(line, said[line.pk]) for line in lines]


def _message(line, sentence):
    how = ", ".join(filter(None, [str(line.get_channel_display()), line.to_label]))
    done = _("Done %(by)s") % {"by": line.done_by} if line.state == "done" else str(line.get_state_display())
    return Entry(
        sentence, line.done_at or line.not_before, how, done, mark="key" if line.state == "done" else "future"
    )
