"""Words for made-up projects: names that no group has, and sentences that read like a group's own."""

from random import Random

MARK = "(made up)"
FIRST = (
    "Amber Blue Bright Copper Early Evening Fern Gentle Golden Green Harbour Hazel Heather Ivy Juniper "
    "Kind Lantern Lark Linden Long Maple Meadow Morning Open Orchard Paper Pebble Quiet River Robin "
    "Rowan Saffron Silver Sparrow Spring Still Sunday Thistle Umbrella Velvet Violet Warm Willow Winter "
    "Wren Yellow"
).split()
SECOND = (
    "Anchor Bench Bridge Cabin Candle Canopy Clock Compass Cup Door Feather Fire Garden Gate Ginger "
    "Harbour Hearth Hill Island Jar Kettle Key Kite Ladder Lamp Letter Loft Mill Needle Oak Path Pier "
    "Pocket Quilt Raft Roof Room Shore Sofa Stair Stone Table Thread Tide Train Window Yard"
).split()
KINDS = (
    "Group Circle Network Project Forum Collective Friends Drop-in Space Club Companions Peers Voices "
    "Café Listeners"
).split()
ORGANISATIONS = "Trust Association Partnership Foundation Alliance Charity Service Centre".split()
COMES = [
    "People who {experience} meet to talk and to listen.",
    "For anyone in {area} who wants company and somebody who understands.",
    "A group where people who {experience} share what has helped them.",
    "We are {community}, and we meet because nobody else was there for us.",
    "Members support each other through good weeks and bad ones.",
]
DOES = [
    "There is tea, and no one has to speak.",
    "We walk, cook and make things together.",
    "Each meeting begins with a short round, then people talk in pairs.",
    "People swap ideas for coping and help each other with forms and letters.",
    "We also write to services about what should change.",
    "Visitors are welcome once a month to see if it suits them.",
]
LEADS = [
    "Members take turns to lead.",
    "Two people who have been there themselves keep the time.",
    "A worker opens the room, and the group decides the rest.",
    "Everyone who comes has a say in how it runs.",
]
LIVES_WITH = [
    "live with depression",
    "hear voices",
    "have had a hard time",
    "know anxiety well",
    "care for someone",
    "have been in hospital",
    "live with bipolar",
    "have lost someone",
]
ARE = ["women", "men", "students", "parents", "neighbours", "older people", "young people", "survivors"]
SAID = [
    "Says that its members decide.",
    "Began as a project of a charity and now stands by itself.",
    "Would rather be called a friendship group.",
    "Asks for nothing but kindness.",
]


def name(rng: Random, area: str) -> str:
    """A name that is plainly nobody's."""
    town = f"{area} " if area and rng.random() < 0.35 else ""
    return f"{town}{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(KINDS)} {MARK}"


def other_name(rng: Random) -> str:
    return f"{rng.choice(SECOND)} {rng.choice(KINDS)}"


def organisation(rng: Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(ORGANISATIONS)} {MARK}"


def summary(rng: Random, area: str) -> str:
    """Two or three sentences."""
    comes = rng.choice(COMES).format(
        experience=rng.choice(LIVES_WITH), community=rng.choice(ARE), area=area or "England"
    )
    more = [rng.choice(DOES), *([rng.choice(LEADS)] if rng.random() < 0.6 else [])]
    return " ".join([comes, *more])
