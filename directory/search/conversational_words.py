"""Words of everyday speech around what somebody looks for: "my son hears voices" asks for "hears voices"."""

import re

from directory.models.words import fold, raw_words

# Words that tell nothing of a group, whoever says them.
SMALL = frozenset(
    "about all any anymore anything as be because been being but by can cannot cant could couldnt did "
    "didnt do does doesnt doing done dont else every ever had has hasnt havent having he her here hers "
    "herself hes him himself his how id if ill isnt it its ive just keep keeps like lot lots many may "
    "might more most much must myself need needed needs no not now often other others our please really "
    "shall she shes should so some such than their them then there theres these they theyre this those "
    "through today tonight too us very want wanted wants was wasnt were what whats when where which who "
    "whom whos whose why will wont would wouldnt yet you your youre".split()
)
# Words that somebody asks with. They count where nothing else is said: "someone to talk to".
ASKING = frozenset(
    "anybody anyone ask asking deal dealing diagnosed diagnosis feel feeling feelings feels felt find "
    "finding get getting give go going got group groups hello hi know look looking meet meeting "
    "people person persons say says seek seeking somebody someone somewhere suffer "
    "suffering suffers struggle struggles struggling talk talking think thinks tried try trying "
    "understand understands alright awful bad badly desperate horrible terrible".split()
)
# Of these there are groups, where nothing else is asked: "scared in Bristol".
FEELING = frozenset("afraid frightened scared worried".split())
KIN = (
    "aunt|auntie|boy|boyfriend|brother|child|children|cousin|dad|daddy|daughter|family|father|fiance|fiancee"
    "|friend|girl|girlfriend|gran|grandad|granddaughter|grandma|grandson|husband|kid|mate|mom|mother|mum|mummy"
    "|nan|nephew|niece|parent|partner|sister|son|spouse|uncle|wife"
)
NEAREST = "adult|best|elderly|eldest|ex|late|little|old|older|own|teenage|younger|youngest"
ASKED_WITH = re.compile(
    rf"\b(?:(?:my|our) (?:(?:{NEAREST}) )?(?:{KIN})s?"
    r"|as an? (?:adult|child|kid|teenager)"
    r"|(?:some |any )?help (?:for|me|now|with)|(?:any|find|get|getting|need|needs|some|want|wants) help"
    r"|(?<!peer )support (?:for|groups?|with)"
    r"|(?:can|cant|cannot) stop"
    r"|(?:been|being|gone|goes|going|go|are|is) through(?: it| this| that| the same(?: thing)?)?"
    r"|in the same boat|living with|the same (?:thing|problems?)|(?:any|no) more)\b"
)


def spoken(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a question that it is asked with: those that tell nothing, and all of them."""
    said, rest = raw_words(text), raw_words(ASKED_WITH.sub(" ", fold(text)))
    small = frozenset(word for word in said if word in SMALL)
    return small, small | {word for word in said if word in ASKING | FEELING or word not in rest}
