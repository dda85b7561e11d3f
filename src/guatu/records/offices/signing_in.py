"""Signing in: what is written down of every try, and when an account or an address has to wait (F12.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from unicodedata import normalize

from django.utils.crypto import salted_hmac

from .models import Office, Outcome, Post, SignIn, SignInRules, Substitute, User
from .models.sign_in import ENDS, FAILURES, KEPT_DAYS
from .refusals import AccountIsLocked, AddressIsSlowed

# A whole town may share one address: it is slowed, never locked.
ADDRESS_MINUTES = 10
ADDRESS_TRIES = 20
ADDRESS_STEP = 5  # seconds more for every further failure
ADDRESS_LONGEST = 60  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """How often one may be wrong, how long an account is then locked, after how long one is signed out."""

    tries: int = 5
    minutes: int = 15
    idle_desk: int = 30
    idle_mobile: int = 15

    def idle(self, *, phone: bool) -> int:
        """Return the minutes without a hand after which one is signed out."""
        return self.idle_mobile if phone else self.idle_desk


def rules_of(whole: Office) -> Rules:
    """Return the rules that hold for a town: its own, else those of what lies above it."""
    return _nearest(whole.path, _all_rules())


def rules_for(user: User | None, day: date) -> Rules:
    """Return the rules for somebody who signs in: of several towns the strictest of each."""
    given = _all_rules()
    if user is None or not given:
        return Rules()
    paths = [*Post.objects.on(day).filter(user=user).values_list("office__path", flat=True)]
    paths += Substitute.objects.on(day).filter(user=user).values_list("post__office__path", flat=True)
    found = [_nearest(path, given) for path in paths] or [Rules()]
    return Rules(
        min(each.tries for each in found), max(each.minutes for each in found),
        min(each.idle_desk for each in found), min(each.idle_mobile for each in found),
    )  # fmt: skip


def _all_rules() -> dict[str, Rules]:
    rows = SignInRules.objects.values_list("whole__path", "tries", "minutes", "idle_desk", "idle_mobile")
    return {path: Rules(*numbers) for path, *numbers in rows}


def _nearest(path: str, given: dict[str, Rules]) -> Rules:
    above = [each for each in given if path.startswith(each)]
    return given[max(above, key=len)] if above else Rules()


def as_meant(username: str) -> str:
    """Return the name as the form of signing in takes it: full-width letters are the same name."""
    return normalize("NFKC", username).replace("\x00", "").strip()


def name_hash(username: str) -> str:
    """Return what is kept of a name that was typed."""
    return salted_hmac("guatu.sign-in", as_meant(username), algorithm="sha256").hexdigest()


def write_down(username: str, outcome: Outcome, *, user: User | None, address: str | None, at: datetime) -> SignIn:
    """Write down one try, or the end of a lock."""
    return SignIn.objects.create(at=at, who=name_hash(username), user=user, address=address, outcome=outcome)


def failures(who: str, since: datetime) -> list[datetime]:
    """Return the moments at which the name was wrong since it was last right, newest first."""
    wrong = []
    for outcome, at in SignIn.objects.filter(who=who, at__gt=since).values_list("outcome", "at"):
        if outcome in ENDS:
            break
        if outcome in FAILURES:
            wrong.append(at)
    return wrong


def locked_until(username: str, rules: Rules, at: datetime) -> datetime | None:
    """Return until when the account is locked, or None. Whether there is such an account makes no difference."""
    wrong = failures(name_hash(username), at - timedelta(minutes=rules.minutes))
    return wrong[0] + timedelta(minutes=rules.minutes) if len(wrong) >= rules.tries else None


def slowed_until(address: str | None, at: datetime) -> datetime | None:
    """Return until when nobody at that address may try, or None."""
    if address is None:
        return None
    wrong = SignIn.objects.filter(address=address, at__gt=at - timedelta(minutes=ADDRESS_MINUTES), outcome__in=FAILURES)
    times = list(wrong.values_list("at", flat=True)[: ADDRESS_TRIES + ADDRESS_LONGEST // ADDRESS_STEP])
    if len(times) < ADDRESS_TRIES:
        return None
    wait = min(ADDRESS_LONGEST, ADDRESS_STEP * (len(times) - ADDRESS_TRIES + 1))
    until = times[0] + timedelta(seconds=wait)
    return until if until > at else None


def knock(username: str, *, address: str | None, at: datetime, day: date, outcome: Outcome = Outcome.REFUSED) -> SignIn:
    """Write a try down as a failure before it is looked at, so that many at once cannot go uncounted.

    Inside a short transaction, in which others who try the same account wait. Whoever turns out right changes it.
    Raises AccountIsLocked or AddressIsSlowed.
    """
    user = User.objects.select_for_update().filter(username=as_meant(username)).first()
    rules = rules_for(user, day)
    until = locked_until(username, rules, at)
    if until is not None:
        raise AccountIsLocked(rules.tries, until)
    slowed = slowed_until(address, at)
    if slowed is not None:
        raise AddressIsSlowed(max(1, round((slowed - at).total_seconds())))
    return write_down(username, outcome, user=user, address=address, at=at)


def left(username: str, *, at: datetime, day: date) -> tuple[int, int]:
    """Return how often one may still be wrong, and for how many minutes the account is locked then."""
    rules = rules_for(User.objects.filter(username=as_meant(username)).first(), day)
    wrong = failures(name_hash(username), at - timedelta(minutes=rules.minutes))
    return max(0, rules.tries - len(wrong)), rules.minutes


def locked_accounts(users: list[User], *, at: datetime, day: date) -> list[tuple[User, datetime]]:
    """Return those of the users who are locked, each with until when."""
    lately = {
        user: username
        for user, username in SignIn.objects.filter(
            at__gt=at - timedelta(minutes=120), user__in=users, outcome__in=FAILURES
        ).values_list("user", "user__username")
    }
    found = []
    for user in users:
        if user.pk in lately:
            until = locked_until(user.username, rules_for(user, day), at)
            if until is not None:
                found.append((user, until))
    return found


def forget_old(at: datetime) -> int:
    """Delete what has been kept long enough; return how many. Called by the tick."""
    return SignIn.objects.filter(at__lt=at - timedelta(days=KEPT_DAYS)).delete()[0]

