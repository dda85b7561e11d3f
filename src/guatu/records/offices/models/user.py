"""A user: a name to sign in with. Rights come from posts; nobody is above the rules."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes users; a password is always set by hand, never by default."""

    def create_user(self, username: str, *, name: str, password: str | None) -> "User":
        """Make a user. With ``password=None`` nobody can sign in under the name until one is set."""
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in. There is no last sign-in here: what is kept of signing in is the auditor's (sign_in.py)."""

    last_login = None

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    # Somebody else has set the password: the first thing its owner does is to change it.
    must_change = models.BooleanField("登录后先改口令", default=False)
    is_active = models.BooleanField("可登录", default=True)
    # The second step of signing in (second_factor.py): what its secret is derived from, nothing where it is not used;
    # and the last half minute whose code was taken, so that none is taken twice.
    second_nonce = models.CharField("第二步", max_length=32, blank=True, editable=False)
    second_step = models.BigIntegerField("用过的验证码", default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name

    @property
    def has_second(self) -> bool:
        """Whether signing in takes a code from a telephone, after the password."""
        return bool(self.second_nonce)

    def get_full_name(self) -> str:
        """Return the name shown on pages."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name shown on pages."""
        return self.name
