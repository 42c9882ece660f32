"""A small set of fixtures, whole and right, that a test changes where it is about to look."""

import copy
import json

from directory.models import GazetteerEntry, GazetteerName

ROOM = {
    "slug": "listening-room",
    "name": "The Listening Room",
    "also_known_as": ["TLR"],
    "summary": "Women who hear voices meet and listen to each other.",
    "source": "appendix-c-east-midlands",
    "more_sources": ["types-mutual"],
    "scope": "local",
    "works_in": ["east-midlands"],
    "covers": ["Rutland"],
    "places": ["Oakham, Rutland"],
    "organisations": [{"organisation": "harbour-trust", "role": "hosts"}],
    "affiliations": [{"network": "voices-network", "kind": "listed"}],
    "terms": {
        "grouping": ["local-voluntary"],
        "community": [{"term": "women", "kind": "only"}],
        "experience": ["hearing-voices"],
        "structure": ["group"],
    },
    "facts": {"controlled_by": "service-users", "stage": "running"},
    "answers": [
        {"question": 3, "words": "Says that its members decide.", "source": "types-mutual"},
        {
            "question": 3,
            "words": "A worker sets the dates.",
            "source": "appendix-c-east-midlands",
            "current": False,
        },
    ],
    "meetings": [{"frequency": "monthly", "note": ""}],
    "contacts": [{"kind": "phone", "value": "01632 960000"}],
    "definitions": [
        {
            "of": "peer",
            "who": "The Listening Room",
            "words": "Anyone who hears voices.",
            "basis": ["same-condition"],
            "source": "types-mutual",
        }
    ],
    "since": 2007,
}
NETWORK = {
    "slug": "voices-network",
    "name": "Voices Network",
    "summary": "It links groups.",
    "source": "appendix-c-east-midlands",
    "scope": "national",
    "terms": {"grouping": ["national-network"]},
    "network": {"status": "active", "source": "appendix-c-east-midlands"},
}
FILES = {
    "terms": {
        "grouping": [
            {"slug": "local-voluntary", "label": "Local charities"},
            {"slug": "national-network", "label": "National networks"},
        ],
        "community": [
            {"slug": "women", "label": "Women", "axis": "gender", "other_words": ["ladies"]},
            {"slug": "asian", "label": "Asian people", "axis": "culture-and-faith"},
            {
                "slug": "south-asian",
                "label": "South Asian people",
                "axis": "culture-and-faith",
                "parent": "asian",
            },
        ],
        "experience": [{"slug": "hearing-voices", "label": "Hearing voices"}],
        "structure": [{"slug": "group", "label": "Group"}, {"slug": "mutual", "label": "Mutual"}],
        "peer-basis": [{"slug": "same-condition", "label": "The same condition"}],
    },
    "regions": [
        {
            "slug": "east-midlands",
            "name": "East Midlands",
            "label": "East Midlands",
            "ons_regions": ["East Midlands"],
        },
        {"slug": "london", "name": "London", "label": "London", "ons_regions": ["London"]},
    ],
    "sources": [
        {
            "key": "appendix-c-east-midlands",
            "title": "Appendix C, East Midlands",
            "kind": "report",
            "date": "2013-09",
        },
        {"key": "types-mutual", "title": "Mutual peer support", "kind": "report", "date": "2013-09"},
    ],
    "counts": [
        {
            "network": "voices-network",
            "area": "region",
            "region": "east-midlands",
            "what": "Voices groups",
            "low": 25,
            "high": 25,
            "wording": "around 25 groups",
            "source": "appendix-c-east-midlands",
        }
    ],
    "courses": [
        {
            "slug": "listening",
            "name": "Listening well",
            "used_by": ["listening-room"],
            "regions": ["east-midlands"],
            "source": "types-mutual",
        }
    ],
    "efforts": [{"region": "east-midlands", "researchers": 1, "days": 10, "source": "types-mutual"}],
    "gaps": [{"region": "london", "community": "women", "finding": "none-found", "source": "types-mutual"}],
    "definitions": [{"of": "peer", "who": "A thinker", "words": "An equal.", "source": "types-mutual"}],
    "east-midlands": {
        "organisations": [{"slug": "harbour-trust", "name": "Harbour Trust", "source": "types-mutual"}],
        "projects": [ROOM],
    },
    "national": {"projects": [NETWORK]},
    "helplines": [
        {
            "slug": "a-line",
            "name": "A line",
            "words": "Somebody listens.",
            "phone": "116 000",
            "kind": "network",
            "subjects": ["adhd"],
            "network": NETWORK["slug"],
            "source": "Its own page",
            "read_on": "2026-05-01",
        }
    ],
}


class Fixtures:
    """The sample as files in a folder; `edit` a file's value and write it again."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "report").mkdir()
        self.files = copy.deepcopy(FILES)
        self.write()

    def write(self):
        for name, value in self.files.items():
            self.path(name).write_text(json.dumps(value, ensure_ascii=False), "utf-8")

    def path(self, name):
        return (self.folder if name == "helplines" else self.folder / "report") / f"{name}.json"

    @property
    def room(self):
        return self.files["east-midlands"]["projects"][0]


def make_rutland(north=0):
    """A gazetteer of three entries: a county that is one authority, and its town."""
    for number, (kind, name) in enumerate(
        [("place", "Oakham"), ("authority", "Rutland"), ("county", "Rutland")]
    ):
        entry = GazetteerEntry.objects.create(
            kind=kind,
            name=name,
            label=name,
            query=name,
            latitude=52.67 + north + number / 100,
            longitude=-0.73,
            authority_code="" if kind == "county" else "E06000017",
            authority_codes="E06000017",
            authority="Rutland",
            county="Rutland",
            ons_region="East Midlands",
            region="east-midlands",
            country="England",
            weight=9000,
        )
        GazetteerName.objects.create(entry=entry, key=name.lower(), is_full=True)
