import pytest
from django.test import override_settings
from django.utils.crypto import salted_hmac

from directory.models import DirectoryVersion, OldSlug, Tombstone, TombstoneKind, TombstoneMark
from directory.records import tombstones
from tests.factories import LEEDS, make_person, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopped():
    project = make_project(name="The Listening Room", also_known_as=["TLR"], slug="listening-room", **LEEDS)
    OldSlug.objects.create(project=project, slug="the-old-room")
    tombstones.lay(project, kind=TombstoneKind.NOT_TO_BE_LISTED, by=make_person())
    return project


def test_the_same_name_in_the_same_town_is_stopped_however_it_is_written(stopped):
    assert tombstones.is_stopped(name="THE listening-room", places=["Leeds, West Yorkshire"])
    assert tombstones.is_stopped(names=["Something else", "T.L.R", "TLR"], places=["Leeds"])


def test_the_same_name_elsewhere_is_another_group(stopped):
    assert not tombstones.is_stopped(name="The Listening Room", places=["York"])
    assert not tombstones.is_stopped(name="The Listening Room")


def test_another_name_in_the_same_town_may_come(stopped):
    assert not tombstones.is_stopped(name="The Reading Room", places=["Leeds"])


def test_its_addresses_and_its_id_are_stopped(stopped):
    assert tombstones.is_stopped(slug="listening-room")
    assert tombstones.is_stopped(slug="the-old-room")
    assert tombstones.is_stopped(public_id=stopped.public_id)
    assert not tombstones.is_stopped(slug="another-room")


def test_a_record_without_a_place_is_known_by_its_name_alone():
    tombstones.lay(make_project(name="Nowhere group"), kind=TombstoneKind.ERASED, by=None)
    assert tombstones.is_stopped(name="Nowhere Group")
    assert not tombstones.is_stopped(name="Nowhere Group", places=["Leeds"])


def test_nothing_asked_is_nothing_stopped(stopped):
    assert not tombstones.is_stopped()
    assert not tombstones.is_stopped(name="", places=["Leeds"], slug="")


def test_the_marks_outlive_the_record_and_say_nothing_without_the_key(stopped):
    stopped.delete()
    assert tombstones.is_stopped(slug="listening-room")
    text = " ".join(TombstoneMark.objects.values_list("digest", flat=True))
    assert "listening" not in text
    marks = set(TombstoneMark.objects.values_list("digest", flat=True))
    with override_settings(TOMBSTONE_KEY="another"):
        assert tombstones.digest("slug", "listening-room") not in marks
    assert tombstones.digest("slug", "listening-room") in marks


def test_a_new_secret_key_changes_nothing(settings, stopped):
    settings.SECRET_KEY = "a new key"
    assert tombstones.is_stopped(slug="listening-room")


def test_what_was_laid_under_the_secret_key_stands_where_that_became_the_tombstone_key(settings):
    settings.TOMBSTONE_KEY = settings.SECRET_KEY
    before = salted_hmac("directory.tombstone.slug", "x", algorithm="sha256").hexdigest()
    assert tombstones.digest("slug", "x") == before


def test_with_another_key_nothing_is_asked_or_laid(settings, stopped):
    settings.TOMBSTONE_KEY = "another"
    for ask in [
        lambda: tombstones.is_stopped(slug="listening-room"),
        lambda: tombstones.lay(make_project(name="Next"), kind=TombstoneKind.ERASED, by=None),
        tombstones.must_fit,
    ]:
        with pytest.raises(tombstones.OtherKeyError, match=r"TOMBSTONE_KEY is not the key .* set it to"):
            ask()
    assert Tombstone.objects.count() == 1


def test_before_the_first_tombstone_any_key_fits_and_then_one_alone(settings):
    settings.TOMBSTONE_KEY = "one"
    assert not tombstones.is_stopped(slug="sunrise")
    tombstones.lay(make_project(name="Sunrise"), kind=TombstoneKind.ERASED, by=None)
    Tombstone.objects.all().delete()
    settings.TOMBSTONE_KEY = "two"
    tombstones.lay(make_project(name="Sunset"), kind=TombstoneKind.ERASED, by=None)
    settings.TOMBSTONE_KEY = "one"
    with pytest.raises(tombstones.OtherKeyError):
        tombstones.must_fit()


def test_the_fingerprint_is_not_the_key(settings, stopped):
    kept = DirectoryVersion.objects.get().tombstone_key
    assert len(kept) == 64
    assert settings.TOMBSTONE_KEY not in kept


def test_a_merged_record_says_into_what():
    kept = make_project(name="Kept")
    laid = tombstones.lay(make_project(name="Twin"), kind=TombstoneKind.MERGED, by=None, merged_into=kept)
    assert laid.merged_into == kept
