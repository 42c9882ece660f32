from collections import Counter
from pathlib import Path

import pytest

from directory.gazetteer import find_place
from directory.gazetteer.files import COLUMNS, ENDED, LIVE, GeodataError
from directory.gazetteer.load import Loaded, hash_of, load_gazetteer
from directory.models.gazetteer import GazetteerEntry, GazetteerLoad, GazetteerName, PostcodeBlock
from tests.gazetteer.sample import write_postcodes

pytestmark = pytest.mark.django_db

TABLES = [GazetteerEntry, GazetteerName, PostcodeBlock, GazetteerLoad]


def everything():
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


def test_a_folder_becomes_the_gazetteer(sample):
    loaded = load_gazetteer(sample)
    assert loaded == Loaded(
        changed=True, entries=GazetteerEntry.objects.count(), outcodes=PostcodeBlock.objects.count()
    )
    assert find_place("LS2 8AD").kind == "ended-postcode"
    assert find_place("Ilkeston").region == "east-midlands"


def test_loading_the_same_again_touches_nothing(sample, django_assert_num_queries):
    load_gazetteer(sample)
    before = everything()
    with django_assert_num_queries(1):
        assert load_gazetteer(sample) == Loaded(changed=False)
    assert everything() == before


def test_a_changed_file_replaces_all_of_it(sample):
    load_gazetteer(sample)
    places = sample / "places_england.csv"
    places.write_text(places.read_text().replace(",Ilkeston,", ",Ilkestown,"))
    assert load_gazetteer(sample).changed
    assert find_place("Ilkestown").region == "east-midlands"
    assert not GazetteerName.objects.filter(key="ilkeston", entry__kind="place").exists()
    assert GazetteerLoad.objects.count() == 1


def test_a_file_that_breaks_half_way_changes_nothing(sample):
    load_gazetteer(sample)
    before = everything()
    write_postcodes(sample, LIVE[0], ["postcode,lat,lon,local_authority_code\n", "LS2 8AD,53.8052,-1.5542\n"])
    with pytest.raises(GeodataError, match=f"{LIVE[0]}, line 2"):
        load_gazetteer(sample)
    assert everything() == before


def test_a_failure_while_writing_changes_nothing(sample, monkeypatch):
    load_gazetteer(sample)
    before = everything()
    places = sample / "places_england.csv"
    places.write_text(places.read_text().replace("Ilkeston", "Ilkestown"))
    monkeypatch.setattr("directory.gazetteer.load.GazetteerLoad.objects.update_or_create", _fail)
    with pytest.raises(RuntimeError):
        load_gazetteer(sample)
    assert everything() == before


def _fail(**values):
    raise RuntimeError


@pytest.mark.parametrize("file", [*COLUMNS, *LIVE, *ENDED])
def test_every_file_counts_for_whether_anything_changed(sample, file):
    before = hash_of(sample)
    (sample / file).write_bytes((sample / file).read_bytes() + b"\n")
    assert hash_of(sample) != before


@pytest.mark.parametrize("file", [*COLUMNS, *LIVE, *ENDED])
def test_a_missing_file_is_named_and_changes_nothing(sample, file):
    load_gazetteer(sample)
    before = everything()
    (sample / file).unlink()
    with pytest.raises(GeodataError, match=Path(file).name):
        load_gazetteer(sample)
    assert everything() == before


def test_all_of_england_and_wales_is_loaded(gazetteer):
    assert PostcodeBlock.objects.count() == 2526
    assert Counter(GazetteerEntry.objects.values_list("kind", flat=True)) == {
        "sector": 10748,
        "outcode": 2976,
        "country": 8,
        "place": 5932,
        "authority": 350,
        "county": 47,
        "area": 85,
        "ward": 7576,
        "written": 47,
    }
