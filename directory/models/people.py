"""People who sign in."""

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
        """A person with an address in lower case; without a password nobody can sign in."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, role=UserRole.ADMINISTRATOR, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Signs in by e-mail. What they may see and do follows from role and regions."""

    email = models.EmailField("e-mail", unique=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=14, choices=UserRole, default=UserRole.RESEARCHER)
    regions = models.ManyToManyField("Region", blank=True, related_name="researchers")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

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

    @property
    def is_staff(self):
        """Everyone with an account works in the admin."""
        return self.is_active


class SignInTry(models.Model):
    """A sign-in that failed, under a mark that names nobody. It counts for a quarter of an hour."""

    mark = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "sign-in tries"

    def __str__(self):
        return f"{day_words(self.at)}, {self.at:%H:%M}"
