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
    """Somebody who signs in. When and how often is nobody's business: there is no last sign-in (I6)."""

    last_login = None

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    # Somebody else has set the password: the first thing its owner does is to change it.
    must_change = models.BooleanField("登录后先改口令", default=False)
    is_active = models.BooleanField("可登录", default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name shown on pages."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name shown on pages."""
        return self.name
