"""People who sign in."""

import unicodedata

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from directory.phrases import day_words


class UserRole(models.TextChoices):
    RESEARCHER = "researcher", "Researcher"
    EDITOR = "editor", "Editor"
    STAFF = "staff", "Mind staff"
    ADMINISTRATOR = "administrator", "Administrator"


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """A person with a normalised address; without a password nobody can sign in."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=self.model.normalize_username(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, role=UserRole.ADMINISTRATOR, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        """Sign-in looks here, so every spelling of an address leads to the same account on any database."""
        return self.get(email=self.model.normalize_username(email))

    def called(self, email: str) -> "User | None":
        """The account that this spelling signs in to; None where there is none."""
        wanted = self.model.normalize_username(email)
        return self.filter(email=wanted).first() if "\x00" not in wanted else None


class User(AbstractBaseUser, PermissionsMixin):
    """Signs in by e-mail. What they may see and do follows from role and regions."""

    email = models.EmailField("e-mail", unique=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=14, choices=UserRole, default=UserRole.RESEARCHER)
    regions = models.ManyToManyField("Region", blank=True, related_name="researchers")
    sees_worries = models.BooleanField(
        "looks into worries about safety",
        default=False,
        help_text="Whatever the role: reads what was told in confidence, and decides with a second person.",
    )
    gets_morning_letter = models.BooleanField(
        "gets a letter in the morning",
        default=True,
        help_text="On days on which something waits for them: how much, never what. Only with a mail server.",
    )
    is_active = models.BooleanField("account is open", default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    link_made_at = models.DateTimeField(
        "one-time link made",
        null=True,
        blank=True,
        editable=False,
        help_text="When the newest one-time link was made; empty once it is used or revoked.",
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["email"]
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once_in_any_case")]

    def __str__(self):
        return self.name or self.email

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """One spelling of an e-mail address: NFKC, lower case, no space around it."""
        if not isinstance(username, str):
            return username
        lower = unicodedata.normalize("NFKC", username).lower()
        return unicodedata.normalize("NFKC", lower).strip()

    def set_password(self, raw_password):
        """A new password ends the one-time link that was open."""
        super().set_password(raw_password)
        self.link_made_at = None

    @property
    def is_staff(self):
        """Everyone with an account works in the admin."""
        return self.is_active


class SignInTry(models.Model):
    """The wrong sign-ins under one mark, which names nobody: see people/sign_in_tries.py."""

    mark = models.CharField(max_length=64, unique=True)
    tries = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now, db_index=True, help_text="The last one.")
    person = models.ForeignKey(
        User,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who signed in under this mark lately.",
    )

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "sign-in tries"

    def __str__(self):
        return f"{day_words(self.at)}, {self.at:%H:%M}"
