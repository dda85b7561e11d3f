"""启用、取消第二步: a code from one's telephone after the password. One's own choice; lost telephones are the guardian's."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office, User
from ..refusals import CodeIsWrong, NothingIsDifferent
from ..second_factor import secret_of, step_of
from .accounts import answerable_for
from .record import one_act, record
from .who import guardian


def take_up_second(user: User, nonce: str, code: str, *, office: Office, by: Actor, on: date, at: datetime) -> Change:
    """Let the user's sign-ins take a code from now on; the first code proves that the telephone knows the secret.

    Raises CodeIsWrong.
    """
    step = step_of(code, secret_of(user.pk, nonce), at)
    if step is None:
        raise CodeIsWrong
    with one_act():
        user.second_nonce, user.second_step = nonce, step
        user.save(update_fields=["second_nonce", "second_step"])
        return record(user, Act.SECOND_ON, office=office, by=by, post=by.posts[0], on=on, at=at)


def take_code(user: User, code: str, at: datetime) -> None:
    """Take a code of the user's telephone, each once. Raises CodeIsWrong."""
    step = step_of(code, secret_of(user.pk, user.second_nonce), at, after=user.second_step)
    taken = step is not None and User.objects.filter(pk=user.pk, second_step__lt=step).update(second_step=step)
    if not taken:
        raise CodeIsWrong


def lay_down_second(user: User, code: str, *, office: Office, by: Actor, on: date, at: datetime) -> Change:
    """Sign in with the password alone again: oneself, with a code. Raises CodeIsWrong."""
    with one_act():
        take_code(user, code, at)
        return _forget(user, office=office, by=by, on=on, at=at, post=by.posts[0])


def take_away_second(user: User, *, office: Office, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """Let somebody whose telephone is lost sign in with the password alone.

    Raises OnlyTheAdministrator, NotYoursToSet, AlsoElsewhere or NothingIsDifferent.
    """
    with one_act():
        post = guardian(by, office, on=on, what="取消别人的第二步")
        answerable_for(user, post, on)
        if not user.has_second:
            raise NothingIsDifferent(f"{user.name}没有启用第二步，没有要取消的。")
        return _forget(user, office=office, by=by, on=on, at=at, post=post, note=note)


def _forget(user: User, **told: object) -> Change:
    user.second_nonce, user.second_step = "", 0
    user.save(update_fields=["second_nonce", "second_step"])
    return record(user, Act.SECOND_OFF, **told)  # type: ignore[arg-type]
