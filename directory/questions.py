"""The template's sixteen questions, as data: wording, what each one fills, and who may see the answer.

After Appendix A of the 2013 report. Admin form, group page, exports and imports take
wording and order from here.
"""

from dataclasses import dataclass

PUBLIC = "public"
STAFF = "staff"


@dataclass(frozen=True)
class Field:
    """One fact on a project: a column, a vocabulary, or rows that hang on it."""

    name: str
    label: str
    help: str = ""
    audience: str = PUBLIC


@dataclass(frozen=True)
class Question:
    """One of the sixteen: number, short title, wording, and the facts that answer it."""

    number: int
    title: str
    wording: str
    fields: tuple[Field, ...] = ()
    vocabularies: tuple[Field, ...] = ()
    audience: str = PUBLIC

    @property
    def is_public(self) -> bool:
        return self.audience == PUBLIC


QUESTIONS = (
    Question(
        1,
        "Peer support",
        "Is this a peer support project, and why do you think so?",
        fields=(
            Field("is_peer_support", "Is it peer support?", "Only as sure as your source is."),
            Field("role", "What it does for peer support"),
            Field("peer_support_in_title", "“Peer support” is in its name"),
            Field("own_term", "Its own word for what it does", "For example: self-help, mutual support."),
            Field("rejects_term", "Chooses not to say “peer support”"),
        ),
        vocabularies=(Field("category", "Types of peer support"),),
    ),
    Question(
        2,
        "Values",
        "What values does it hold, and does it have a written statement or a code of practice?",
        fields=(
            Field("statement_of_values", "Written statement of values"),
            Field("code_of_practice", "Code of practice or good practice guidelines"),
            Field("recovery", "Recovery ideas"),
        ),
        vocabularies=(Field("value", "Values"),),
    ),
    Question(
        3,
        "Who leads",
        "Is it led by the people who use it, or by peers? Who is in charge of the decisions?",
        fields=(
            Field("controlled_by", "Who is in charge", "Only where somebody said so in words."),
            Field("facilitated_by", "Who runs the meetings", "Only where somebody said so in words."),
            Field("supporters_lived_experience", "Have those who help been there themselves?"),
        ),
    ),
    Question(
        4,
        "Name and joining",
        "What is its name, where is it, and how does somebody join?",
        fields=(
            Field("name", "Name"),
            Field("also_known_as", "Other names", "One a line: former names, short names, other spellings."),
            Field("stage", "Does it meet?"),
            Field("open_to_new_members", "Open to new members"),
            Field("referral", "How somebody joins"),
            Field("first_contact", "First step"),
            Field("may_bring_someone", "May bring someone"),
            Field("cost", "Cost"),
            Field("step_free", "Step-free access"),
            Field("bsl", "British Sign Language"),
        ),
        vocabularies=(Field("language", "Languages"),),
    ),
    Question(
        5,
        "Who it is for",
        "Who is it for, who comes, and are carers included?",
        fields=(
            Field("carers", "Carers and family"),
            Field("youngest_age", "Youngest age", "In years. Empty means not known."),
            Field("oldest_age", "Oldest age", "In years. Empty means no limit is known."),
        ),
        vocabularies=(
            Field("community", "Communities"),
            Field("experience", "Experiences"),
            Field("membership", "Who can join"),
        ),
    ),
    Question(
        6,
        "Who is behind it",
        "What kind of organisation is it based in?",
        fields=(Field("place_in_organisation", "Place of peer support in the organisation"),),
        vocabularies=(
            Field("base", "Kind of organisation"),
            Field("grouping", "Grouping in the regional summary"),
        ),
    ),
    Question(
        7,
        "Structure",
        "How is the support given: one to one, in a group, mutually, by a peer worker?",
        fields=(Field("formality", "Formal or informal"),),
        vocabularies=(Field("structure", "How people support each other"),),
    ),
    Question(
        8,
        "Place",
        "What kind of place is it, and how do people meet?",
        fields=(Field("scope", "Local or national"),),
        vocabularies=(Field("setting", "Kind of place"), Field("mode", "How people meet")),
    ),
    Question(
        9,
        "Activities",
        "What do people do there?",
        vocabularies=(Field("activity", "What people do"),),
    ),
    Question(
        10,
        "How long",
        "Is it for a set time, or ongoing?",
        fields=(Field("duration", "Set time or ongoing"),),
    ),
    Question(
        11,
        "Funding",
        "Does it have funding, where from, is it at risk, and are there plans?",
        fields=(
            Field("has_funding", "Has funding", audience=STAFF),
            Field("funding_at_risk", "Funding at risk", audience=STAFF),
            Field("funding_plans", "Plans for funding", audience=STAFF),
        ),
        audience=STAFF,
    ),
    Question(
        12,
        "Peer workers",
        "Are there peer support workers, and are they paid, trained and supported?",
        fields=(
            Field("peer_workers_distinguished", "Peer worker is a role of its own"),
            Field("peer_worker_pay", "Peer workers’ pay"),
            Field("peer_worker_training", "Peer workers get training"),
            Field("peer_worker_support", "Peer workers get regular support"),
            Field("peer_worker_development", "Peer workers can move on"),
            Field("peer_worker_courses", "Peer workers have taken courses"),
        ),
    ),
    Question(
        13,
        "What is a peer",
        "Has it thought about the question “what is a peer?”",
        vocabularies=(Field("peer-basis", "What makes somebody a peer here"),),
    ),
    Question(
        14,
        "Evaluation",
        "Has it been evaluated, and how?",
        vocabularies=(Field("evaluation", "Evaluation"),),
    ),
    Question(
        15,
        "Help wanted",
        "What would it find helpful from Mind?",
        vocabularies=(Field("resource-wanted", "Help wanted", audience=STAFF),),
        audience=STAFF,
    ),
    Question(16, "Anything else", "Is there anything else they want to say?", audience=STAFF),
)

BY_NUMBER = {question.number: question for question in QUESTIONS}


def fields(audience: str | None = None) -> tuple[Field, ...]:
    """Every column of a project that a question fills, in order; of one audience, where it is given."""
    return tuple(f for q in QUESTIONS for f in q.fields if audience in (None, f.audience))


def vocabularies(audience: str | None = None) -> tuple[Field, ...]:
    """Every vocabulary that a question fills, in order; of one audience, where it is given."""
    return tuple(v for q in QUESTIONS for v in q.vocabularies if audience in (None, v.audience))


def question_of(name: str) -> Question:
    """The question that a column or vocabulary answers. KeyError where there is none."""
    for question in QUESTIONS:
        if any(name == item.name for item in question.fields + question.vocabularies):
            return question
    raise KeyError(name)


# /projects.csv and every file that researchers bring: the columns in order, and which hold a vocabulary.
FILE_COLUMNS = (
    "id slug name also_known_as organisations summary scope regions based_in authorities area "
    "latitude longitude categories groupings communities only_for experiences membership bases "
    "structures settings modes activities languages controlled_by facilitated_by is_peer_support "
    "open_to_new_members referral carers duration cost recorded_in last_checked_on source url"
).split()
VOCABULARY_COLUMNS = {
    "categories": "category",
    "groupings": "grouping",
    "communities": "community",
    "experiences": "experience",
    "membership": "membership",
    "bases": "base",
    "structures": "structure",
    "settings": "setting",
    "modes": "mode",
    "activities": "activity",
    "languages": "language",
}
