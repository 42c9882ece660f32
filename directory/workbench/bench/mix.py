"""The questions that visitors ask, as a mix with a fixed seed."""

import random
from urllib.parse import urlencode

PLACES = (
    "Leeds|Bradford|Sheffield|Hull|York|Newcastle upon Tyne|Sunderland|Durham|Manchester|"
    "Salford|Bolton|Oldham|Liverpool|Preston|Carlisle|Birmingham|Coventry|Stoke-on-Trent|"
    "Worcester|Nottingham|Derby|Leicester|Lincoln|Ilkeston|Norwich|Ipswich|Cambridge|Luton|"
    "Southend-on-Sea|Hackney|Southwark|Harrow|Tower Hamlets|Croydon|Brighton|Oxford|Reading|"
    "Canterbury|Southampton|Portsmouth|Bristol|Bath|Exeter|Plymouth|Truro|Chard|Torquay|"
    "Cornwall|Kent|Hove|Macclesfield|LS2 9JT|M1 1AE|B1 1AA|EX1 1HS|NG7|SE1|BN1|NR1 3JU|S1 2HE|"
    "TR18|CA17|WV1"
).split("|")
WORDS = (
    "depression|anxiety|bipolar|hearing voices|self harm|ocd|eating disorder|women|men|lgbt|"
    "gay|carers|bme|somali|south asian|older people|students|art|gardening|drop in|"
    "peer support|mutual support|mind|walking|ward visits|support group|self help|recovery|"
    "friendship|alcohol|young people|café|mentoring|creative|advocacy"
).split("|")
TYPOS = "bipoler|aniexty|depresion|gardning|alchohol|hearing voces|selfharm".split("|")
FACETS = {
    "community": "women men lgbt trans racialised-communities somali older-people carers-and-family".split(),
    "experience": "depression bipolar hearing-voices ocd anxiety self-harm eating-difficulties".split(),
    "structure": "group one-to-one mutual peer-worker".split(),
    "setting": "drop-in community ward-or-hospital online".split(),
    "mode": "in-person video forum phone-line".split(),
    "open": ["yes", "not-known"],
    "activity": "emotional-support socialising practical-help campaigning".split(),
    "led": "user-led peer-led".split(),
    "region": "east-midlands west-midlands north-west eastern london north-east south-west".split(),
}
RADII = ["1", "3", "5", "10", "25", "50"]
# How often each kind of question comes, of a hundred.
KINDS = {
    "place": 30,
    "words": 18,
    "both": 12,
    "facets": 18,
    "browse": 8,
    "paging": 8,
    "text-place": 4,
    "typo": 2,
}


def questions(most: int = 240, seed: int = 2013) -> list[str]:
    """Query strings; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    kinds = dice.choices(list(KINDS), weights=list(KINDS.values()), k=most)
    return [urlencode(ask(dice, kind)) for kind in kinds]


def ask(dice: random.Random, kind: str) -> list[tuple[str, str]]:
    near = [("near", dice.choice(PLACES))]
    if dice.random() < 0.4:
        near.append(("within", dice.choice(RADII)))
    words = [("q", dice.choice(WORDS))]
    return {
        "place": lambda: near + (chosen(dice, 1) if dice.random() < 0.4 else []),
        "words": lambda: words + (chosen(dice, 1) if dice.random() < 0.2 else []),
        "both": lambda: words + near,
        "facets": lambda: chosen(dice, dice.randint(1, 3)),
        "browse": list,
        "paging": lambda: [*chosen(dice, 1), ("page", str(dice.randint(2, 5)))],
        "text-place": lambda: [("q", f"{dice.choice(WORDS)} {dice.choice(PLACES[:50]).lower()}")],
        "typo": lambda: [("q", dice.choice(TYPOS))],
    }[kind]()


def chosen(dice: random.Random, facets: int) -> list[tuple[str, str]]:
    names = dice.sample(list(FACETS), facets)
    return [(name, value) for name in names for value in dice.sample(FACETS[name], dice.choice([1, 1, 2]))]
