"""From a question to its hits: take the names apart, fetch who shares facts, rank, and show what the asker may see."""

from clients.matching import fetch
from clients.matching.facts import apart
from clients.matching.hit import Hit, Hits
from clients.matching.rank import EXCHANGED, ONE_DIGIT, SAME_NIK, SAME_NUMBER, Ranking
from clients.models import Episode, NationalId, Person, TwoPeople
from rptc.lib import crypto

WORTH_SHOWING = 0.45
YEARS_ONLY = {"birth_year", "birth_near"}
GOOD = 0.7  # a score; without any, people who share a single word are looked at too
SHOWN = 60


def ask(question, *, user=None, exclude=None):
    """The `Hits` of a `Question`; at most sixty. `exclude` is no hit, nor whom somebody said that person is not."""
    gone = {exclude.own_id} | TwoPeople.objects.not_the_same_as(exclude) if exclude else set()
    found = _by_identity(question)
    facts = apart(question)
    ranking = Ranking(question, facts.names, found)
    ranked = _ranked(ranking, fetch.people(question, facts, list(found)), gone)
    if not any(r.score >= GOOD for r in ranked.values()) and any(
        len(words.words) > 1 for words in facts.names
    ):
        ranked = _ranked(ranking, fetch.by_single_words(facts), gone, ranked)
    best = sorted(ranked.values(), key=lambda r: (-r.score, -r.id))[:SHOWN]
    return _seen_by(user, best)


def _by_identity(question):
    """{person id: code} of those with the same NIK, or one digit wrong or two exchanged, or the registration number."""
    if question.number:
        owners = Episode.objects.filter(number=question.number).values_list("person_id", flat=True)
        return dict.fromkeys(owners, SAME_NUMBER)
    if len(question.nik) != 16:
        old = (
            Episode.objects.in_old_book(question.written)
            if question.written.strip()
            else Episode.objects.none()
        )
        return dict.fromkeys(old.values_list("person_id", flat=True)[:60], SAME_NUMBER)
    return _by_nik(question.nik)


def _by_nik(nik):
    """By keys alone, never by the number: the same, one digit wrong, or any two exchanged."""
    owners = NationalId.objects.values_list("person_id", "blind")
    found = dict.fromkeys(
        owners.filter(blind__in=crypto.exchanged(nik)).values_list("person_id", flat=True), EXCHANGED
    )
    same = crypto.blind(nik)
    near = owners.filter(wild__overlap=crypto.wildcards(nik))  # never sliced in SQL
    return found | {person: SAME_NIK if bytes(own) == same else ONE_DIGIT for person, own in near}


def _ranked(ranking, rows, gone, so_far=None):
    """{canonical id: the best `Ranked`} of rows worth showing, added to what there is."""
    best = dict(so_far or {})
    for ranked in map(ranking.of, rows):
        worth = _worth_showing(ranked) and ranked.id not in gone
        if worth and (ranked.id not in best or ranked.score > best[ranked.id].score):
            best[ranked.id] = ranked
    return best


def _worth_showing(ranked):
    """A score, and a reason besides a year that many share."""
    return ranked.score >= WORTH_SHOWING and {code for code, _words in ranked.reasons} - YEARS_ONLY


def _seen_by(user, ranked):
    """Hits with their people. Whom `user` may not see is only counted, and told to staff of the unit only."""
    everybody = Person.objects.visible_to(user) if user else Person.objects.all()
    people = everybody.select_related("national_id").in_bulk([r.id for r in ranked])
    hits = Hits(Hit(people[r.id], r.score, r.reasons, r.certain) for r in ranked if r.id in people)
    hits.certain = any(r.certain for r in ranked)
    if user is None or user.has_perm("clients.see_file"):
        hits.restricted = len(ranked) - len(hits)
    return hits
