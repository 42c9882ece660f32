"""Where made-up projects are: real places of the gazetteer, or a few where it is not loaded."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from directory.gazetteer.places import Kind
from directory.models import GazetteerEntry


@dataclass(frozen=True)
class Town:
    """A place with all that a venue and its region need."""

    name: str
    latitude: float
    longitude: float
    region: str
    ons_region: str
    authority_code: str
    weight: int


FEW = [
    Town("Leeds", 53.7965, -1.5478, "north-east", "Yorkshire and The Humber", "E08000035", 500_000),
    Town("Newcastle upon Tyne", 54.9733, -1.6140, "north-east", "North East", "E08000021", 300_000),
    Town("Manchester", 53.4809, -2.2374, "north-west", "North West", "E08000003", 550_000),
    Town("Birmingham", 52.4814, -1.8998, "west-midlands", "West Midlands", "E08000025", 1_100_000),
    Town("Nottingham", 52.9536, -1.1505, "east-midlands", "East Midlands", "E06000018", 320_000),
    Town("Norwich", 52.6278, 1.2983, "eastern", "East of England", "E07000148", 200_000),
    Town("Hackney", 51.5493, -0.0553, "london", "London", "E09000012", 260_000),
    Town("Bristol", 51.4552, -2.5967, "south-west", "South West", "E06000023", 460_000),
    Town("Brighton", 50.8284, -0.1395, "south-east", "South East", "E06000043", 280_000),
]
# A village has more groups for its size than a city.
SMALLEST = 2_000
COLUMNS = "name latitude longitude region ons_region authority_code weight".split()


class Towns:
    """Draws towns by their people."""

    def __init__(self, rng: Random):
        self.rng = rng
        rows = GazetteerEntry.objects.filter(kind=Kind.PLACE, country="England").order_by("pk")
        self.all = [Town(*row) for row in rows.values_list(*COLUMNS)] or FEW
        self.cumulated = list(accumulate(max(town.weight, SMALLEST) for town in self.all))

    def draw(self) -> Town:
        return self.rng.choices(self.all, cum_weights=self.cumulated)[0]
