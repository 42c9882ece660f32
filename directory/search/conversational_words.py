"""Words of everyday speech around what somebody looks for: "my son hears voices" asks for "hears voices"."""

import re

from directory.models.words import fold, raw_words

# What every group is, has or does.
OF_ANY_GROUP = frozenset(
    "group groups grp grps meeting meetings meets meetup meetups session sessions class classes club clubs "
    "service services organisation organisations place places area local locally nearby nearest close "
    "closest around available based happening join joining recommend recommended run running "
    "start starting project projects scheme schemes programme programmes charity "
    "charities".split()
)
# "Group", "support", "for" and "help" in the languages that are spoken most in England beside English.
OTHER_LANGUAGES = frozenset(
    "grupa grupy grupo grupos groupe grup gruppo wsparcia wsparcie apoyo apoio soutien sprijin destek "
    "supporto pomoc ayuda ajuda ajutor aide madad yardim caawimo dla de para pour con pentru icin".split()
)
# Words that tell nothing of a group, whoever says them.
SMALL = (
    OF_ANY_GROUP
    | OTHER_LANGUAGES
    | frozenset(
        "ago last month months recently since still week weeks year years drive drives driving car "
        "bus buses train trains transport travel far about all also any anymore anything anywhere as "
        "be bit because been being but by can cannot cant could couldnt did didnt do does doesnt "
        "doing done dont else every ever everything everywhere gonna gotta had has hasnt havent "
        "having he her here hers herself hes him himself his how id if ill isnt it its ive just keep "
        "keeps kind like lot lots many may might more most much must myself need needed needs no not "
        "now often other others ok okay our please pls plz r really shall she shes should so some "
        "something sort sorta kinda stuff such than thanks thing things thx their them then there "
        "theres these they theyre this those through today tonight too u up ur us very wanna want "
        "wanted wants was wasnt were what whats when where which who whom whos whose why will wont "
        "would wouldnt yet you your youre arent wheres hows owt nowt mat wherever whenever hiya x xx "
        "xxx hey bring bringing brings come coming comes came allowed likes liked twice once thru "
        "through nr whove off out up down into "
        "dear after before during while between wat wot wen wher coz cuz cos bc da dat dis den".split()
    )
)
# Words that somebody asks with. They count where nothing else is said: "someone to talk to".
ASKING = frozenset(
    "alright anybody anyone anyones ask asking awful bad badly cope deal dealing desperate diagnosed "
    "diagnosis feel feeling feelings feels felt find finding folk folks get getting give go going got "
    "hello hi horrible know look looking meet moved nobody noone peeps people person persons ppl say "
    "says seek seeking somebody someone someones somewhere speak speaking struggle struggles struggling "
    "suffer suffering suffers talk talking terrible think thinks tried try trying understand "
    "understands".split()
)
# Of these there are groups, where nothing else is asked: "scared in Bristol".
FEELING = frozenset("afraid frightened scared worried".split())
SPOKEN_WORDS = SMALL | ASKING | FEELING
# Said of when, which is known of few groups.
TIMES = re.compile(
    r"\b(?:(?:(?:^| )?(?:this |on |every |in the |at the |at )*(?:today|tonight|tomorrow|mornings?"
    r"|afternoons?|evenings?|nights?|weekends?|weekdays?|daytime|mondays?|tuesdays?|wednesdays?|thursdays?"
    r"|fridays?|saturdays?|sundays?|lunchtimes?|christmas|xmas|new years?|easter|bank holidays?"
    r"|school holidays?|half term|term time|summer holidays?))+"
    r"|after work|right now|24 7|24 hours?|next week|this week)\b"
)
# Said of what it costs and who sends you, which is known of few groups. "Free from" and "drug free" say more.
CONDITIONS = re.compile(
    r"\b(?:(?:for )?(?<!drug )(?<!alcohol )(?<!smoke )free(?: of charge)?(?! (?:from|of|ing|will)\b)"
    r"|(?:at )?no (?:cost|charge)|without (?:paying|cost|a referral|referral)|low cost|cheap|affordable"
    r"|(?:with )?no (?:gp )?referral(?: needed| required| necessary)?|self referrals?|self refer"
    r"|(?:do i |do you |must i |without )?(?:need |needing |have |get )?"
    r"(?:to be referred|a (?:gp |drs? |doctors? )?(?:referral|letter))|referrals?"
    r"|can i just (?:turn|show|come|walk) (?:up|along|in)|(?:just )?(?:drop|walk|turn) up"
    r"|(?:is there |how long is )?(?:a |the )waiting (?:list|time)s?"
    r"|(?:how much (?:does|do|is) )?(?:it|they|this|that) costs?|membership fees?)\b"
)
# Of these there is a term, "out of hours", so that some groups are found by them.
IN_A_TERM = frozenset("evening evenings night nights weekend weekends".split())
NEAR_ME = re.compile(
    r"\b(?:(?:near|nr|close to|around|round|by|nearest to|local to) (?:me|here|us|where i live)"
    r"|nearby|nearest|closest|my (?:local )?(?:area|town|city|postcode)|local)\b"
)
KIN = (
    "aunt|auntie|bestie|boy|boyfriend|brother|child|children|colleague|cousin|dad|daddy|daughter|family|father"
    "|father in law|fella|fiance|fiancee|flatmate|friend|girl|girlfriend|gran|grandad|granddad|granddaughter"
    "|grandma|grandparent|grandson|granny|hubby|husband|housemate|kid|lad|lass|loved one|mam|mate|missus|mom"
    "|mother|mother in law|mum|mummy|nan|neighbour|nephew|niece|other half|parent|partner|relative|sibling"
    "|sis|sister"
    "|son|spouse|stepdaughter|stepson|teen|teenager|uncle|wife"
)
NEAREST = "adult|best|elderly|eldest|ex|late|little|old|older|own|teenage|younger|youngest"
# "Mum of two" speaks of herself.
NOT_WHOM = "the|two|three|four|five|twins|colour|color|faith|all|mine"
# "Daughter has anorexia" is said of another; "mum with depression" is said of herself.
OF_ANOTHER = (
    rf"(?:{KIN})(?= (?:has|is|hears|sees|wont|cant|cannot|suffers|keeps|needs|refuses|stopped"
    r"|self harms|cuts|drinks|hurts|killed|took|died|passed|hanged|hung)\b)"
)
# "My 16 yr old" is a child.
OF_AN_AGE = (
    r"my [0-9]{1,2} ?(?:years?|yrs?|y|months?)s?[ -]?(?:o|old)s?\b(?: (?:son|daughter|boy|girl|child))?"
)
# How old somebody is.
AGE = re.compile(
    r"\b(?:(?:im|i am|hes|she is|shes|he is|age|aged|^) ?([0-9]{1,2})\b"
    r"(?! ?(?:weeks?|months?|days?|hours?|hrs?|miles?|steps?|[0-9]))"
    r"|([0-9]{1,2}) ?(?:years?|yrs?)[ -]?olds?\b)"
)
ASKED_WITH = re.compile(
    rf"\b(?:{OF_AN_AGE}|(?:phone|telephone|tel|contact) (?:numbers?|details)|opening (?:times|hours)"
    rf"|(?:my|our) (?:(?:{NEAREST}) )?(?:{KIN})s?|(?:{KIN})s? of(?! (?:{NOT_WHOM}))|{OF_ANOTHER}"
    rf"|lost (?:a|an|his|her|my|our|their) (?:(?:{NEAREST}) )?(?:{KIN})s?(?: to)?"
    r"|(?:support|supporting|help|helping|worried about) (?:a|an|my|our)"
    rf" (?:(?:{NEAREST}) )?(?:{KIN})s?(?: who)?"
    r"|as an? (?:adult|child|kid|teenager)"
    r"|(?:some |any )?(?<!self[ -])help (?:for|me|now|with)"
    r"|(?:any|find|get|getting|need|needs|some|want|wants) help"
    r"|(?<!peer )support(?: (?:for|groups?|with))?|(?<!self[ -])help"
    r"|mental (?:health|illness|ill health)(?: (?:conditions?|difficult(?:y|ies)|issues?|problems?))?"
    r"|(?:can|cant|cannot) stop"
    r"|(?:been|being|gone|goes|going|go|are|is) through(?: it| this| that| the same(?: thing)?)?"
    r"|(?:meet|meets|meeting|catch|met) ups?|(?:on (?:a|the) )?waiting lists?"
    r"|over(?= (?:zoom|video|skype|teams|the phone|phone|text|email|the internet)\b)"
    r"|in the same boat|living with|the same (?:thing|problems?)|(?:any|no) more)\b"
)


def spoken(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a question that it is asked with: those that tell nothing, and all of them."""
    said, rest = raw_words(text), raw_words(ASKED_WITH.sub(" ", fold(text)))
    conditions = {word for one in conditions_in(text) for word in raw_words(one)}
    conditions |= {word for age in AGE.finditer(fold(text)) for word in raw_words(age.group())}
    small = frozenset(word for word in said if word in SMALL or word in conditions)
    times = {word for when in times_in(text) for word in raw_words(when)} - IN_A_TERM
    return small, small | {word for word in said if word in ASKING | FEELING | times or word not in rest}


# Whom somebody asks for: "my son", "mum of", "someone I love"; and what says that it is their own loss.
SOMEBODY_ELSE = re.compile(
    rf"\b(?:{OF_AN_AGE}|(?:my|our) (?:(?:{NEAREST}) )?(?:{KIN})s?"
    rf"|(?:{KIN})s? of(?! (?:{NOT_WHOM}))|{OF_ANOTHER}"
    r"|(?:someone|somebody) i (?:love|know|care (?:for|about))|(?:a|my) loved ones?"
    rf"|(?:care|cares|caring|carer) for (?:my|a|an|our|someone|somebody|(?:{KIN}))s?\b"
    r"|for (?:a friend|someone else|somebody else)"
    r"|(?:looking after|support|supporting|help|helping|living with|worried about)"
    rf" (?:my|a|an|someone|somebody) (?:[a-z]+ )?(?:{KIN}|who|with)s?)\b"
)
THEIR_OWN = re.compile(
    r"\b(?:died|dead|death|dies|lost|losing|passed|killed|suicide|funeral|grief|grieving|bereaved|bereavement"
    r"|miss|left me|leaving me|divorc\w*|beat\w*|hits?|abus\w*|violent|controlling"
    r"|and i(?:ve| have| also| both| too)"
    r"|my (?:friends|family|kids|children) (?:dont|do not|wont|will not))\b"
)


def is_for_somebody_else(text: str) -> bool:
    """Does somebody ask for one they are close to? Not where the words tell of their own loss."""
    said = fold(text)
    return bool(SOMEBODY_ELSE.search(said)) and not THEIR_OWN.search(said)


def asks_near_me(text: str) -> bool:
    """“near me”, “in my area”: a place that we do not know."""
    return bool(NEAR_ME.search(fold(text)))


def times_in(text: str) -> tuple[str, ...]:
    """The words of a text that say when: “tonight”, “at the weekend”."""
    return tuple(found.group().strip() for found in TIMES.finditer(fold(text)))


def conditions_in(text: str) -> tuple[str, ...]:
    """The words of a text that say what it may cost, and who need not send you: “free”, “no referral”."""
    return tuple(found.group().strip() for found in CONDITIONS.finditer(fold(text)))


def age_in(text: str) -> int | None:
    """How old somebody says that they are: 72 of “im 72 and live alone”."""
    found = AGE.search(fold(text))
    return int(found[1] or found[2]) if found else None


def without_asides(text: str) -> str:
    """A text without its words of when and at what cost, so that it ends with the place: “group sheffield
    mondays no cost”. Empty where it has none."""
    said = fold(text)
    left = CONDITIONS.sub(" ", TIMES.sub(" ", said))
    return "" if left == said else " ".join(left.split())
