"""The demo's accounts, one a role, all with one password that production never knows."""

from django.contrib.auth.hashers import make_password

from rptc.accounts.models import User
from rptc.places.models import Unit

PASSWORD = "kapal pinisi biru"  # noqa: S105 - printed in the README, refused in production
CAST = {
    "sari": ("Sari Mappiare", "social_worker", "Pekerja sosial"),
    "fadil": ("Fadil Rauf", "social_worker", "Pekerja sosial"),
    "rina": ("Rina Tenriawaru", "unit_head", "Kepala UPT"),
    "andi": ("Andi Nompo", "shelter_officer", "Petugas jaga"),
    "oci": ("Oci Lallo", "outreach_officer", "TRC Saribattang"),
    "wati": ("Wati Saleh", "administration", "Tata Usaha"),
    "lina": ("Lina Bakri", "feedback_officer", "Petugas pengaduan"),
    "tono": ("Tono Hakim", "auditor", "Inspektorat"),
    "sisca": ("Sisca Tahir", "system_admin", "Administrator"),
}


def ensure():
    """{username: User} of the cast; an account that exists is left as it is."""
    unit, password = (
        Unit.objects.get(code="rptc-makassar"),
        make_password(PASSWORD),
    )  # hashed once, it is slow
    for username, (full_name, role, position) in CAST.items():
        if not User.objects.filter(username=username).exists():
            User.objects.create(
                username=username,
                password=password,
                full_name=full_name,
                role=role,
                position=position,
                unit=unit,
            )
    return {user.username: user for user in User.objects.filter(username__in=CAST)}
