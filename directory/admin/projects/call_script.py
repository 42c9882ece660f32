"""The words of a call: how to open it, what to ask and where each answer is written, what is read out, and

what to do where it goes otherwise. All words of the script are here; templates only lay them out.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from directory import consent_wordings, rules
from directory.consent_wordings import Wording
from directory.models import Project, StaleFact, User
from directory.vocabulary import USES_OF_A_CONTACT, ConsentUse

from .form import vocabulary_field

YOUR_NAME, YOUR_OPERATOR = "[your name]", "[whom you ring for]"
NO_OPERATOR = "The setting OPERATOR_NAME says nothing, so say whom you ring for. Say no subject."
FIRST = [
    "Say no subject, and not the group’s name, until you know that you speak to somebody of the group: it "
    "may be a shared phone, and nobody there may know.",
    "Then ask: “Do you look after an entry in a directory that has this number?” Only after a yes: name the "
    "group, say that the directory is public, and ask if they have five minutes.",
]

JOINING = "4-name-and-joining"
# Asked in the order of the six facts.
SIX = {
    StaleFact.RUNS: "Does the group still meet?",
    StaleFact.OPEN: "Can new people come?",
    StaleFact.WHEN_AND_WHERE: "When and where do you meet? In which weeks do you not?",
    StaleFact.JOINING: "What does somebody do first who wants to come? Must anybody refer them?",
    StaleFact.CONTACT: "Which number or address should people use? Is it somebody’s own?",
    StaleFact.FOR_WHOM: "Who is it for? From which age?",
}
PAGES_OF_SIX = {
    StaleFact.WHEN_AND_WHERE: "where-and-when-it-meets",
    StaleFact.CONTACT: "numbers-and-addresses",
    StaleFact.FOR_WHOM: "5-who-it-is-for",
}
# Where an answer is written: the fields of the record's form, and the fact of the check screen that has them.
FIELDS_OF_SIX = {
    StaleFact.RUNS: "id_stage",
    StaleFact.OPEN: "id_open_to_new_members",
    StaleFact.WHEN_AND_WHERE: "block-meetings",
    StaleFact.JOINING: "id_referral",
    StaleFact.CONTACT: "block-contacts",
    StaleFact.FOR_WHOM: "id_carers",
}


@dataclass(frozen=True)
class Question:
    """A question with the field for its answer: its name, its id, its fact where a check asks it."""

    words: str
    field: str
    id: str
    fact: StaleFact | None = None
    # The page of the record that asks it.
    page: str = JOINING


LISTED = "Consent of the group: listed here at all. A no: note “Declined”, and go on with its next step"
SHORT = [
    Question("Does it cost anything?", "Cost", "id_cost"),
    Question("Can somebody get in without a step?", "Step-free access", "id_step_free"),
    Question("Is there British Sign Language?", "British Sign Language", "id_bsl"),
    Question("Is there another language than English?", "Languages", f"id_{vocabulary_field('language')}"),
    Question("May they bring someone?", "May bring someone", "id_may_bring_someone", StaleFact.JOINING),
]
ALSO = [
    Question(
        "Is it all right that the group is listed here at all?",
        LISTED,
        "block-consents",
        page="where-and-when-it-meets",
    ),
    Question(
        "Is it for women only, or for men only?",
        "Communities, “Only for”",
        "block-5-who-it-is-for",
        StaleFact.FOR_WHOM,
        "5-who-it-is-for",
    ),
    Question(
        "What should a doctor, nurse or other professional do first, who wants to send somebody?",
        "Name and joining, in their words",
        "id_q4_words",
    ),
    Question(
        "Is it full at present? Until when?",
        "Open to new members; until when, in the note",
        "id_open_to_new_members",
        StaleFact.OPEN,
    ),
]

READ_OUT = (
    "Read each out by itself, and write down what they say to it. None is chosen before they speak. Where "
    "the number or name is a person’s own, say too:"
)


@dataclass(frozen=True)
class Otherwise:
    """A call that goes otherwise: what happens, and what to do."""

    title: str
    what_to_do: list[str]
    has_numbers: bool = False


OTHERWISE = [
    Otherwise(
        "Somebody is in distress",
        [
            "Stop asking, and listen. You need not solve anything.",
            "Say that Samaritans listen day and night, free, on 116 123. If a life is at risk, ask them to "
            "ring 999, or ring it yourself.",
            "Write nothing of it down: not here, not on paper. Tell an editor the same day that there was "
            "such a call, so that you are not alone with it.",
        ],
        has_numbers=True,
    ),
    Otherwise(
        "It is a shared phone at home",
        [
            "Say your name and whom you ring for, no more. Ask when a better time is, and leave no message.",
            "Note “Call back later” with the day. Ask the group for another number to show.",
        ],
    ),
    Otherwise(
        "They are hostile",
        [
            "Thank them and end the call. You need not explain.",
            "Note “Declined”, without a word about the person. If they want not to be listed, say that we "
            "take it out, and do so by the next step.",
        ],
    ),
]


@dataclass(frozen=True)
class Line:
    """A question as a page shows it: where its answer is written, there or on which page of the record."""

    words: str
    field: str
    anchor: str = ""
    # The slug of that page.
    page: str = ""
    # Its address with the field; empty where the page that shows the line leads there by a button.
    address: str = ""


@dataclass(frozen=True)
class Script:
    opening: str
    voicemail: str
    privacy: str
    warning: str
    six: list[Line]
    short: list[Line]
    also: list[Line]
    consents: list[Wording]
    first = FIRST
    read_out = READ_OUT
    own = consent_wordings.OWN
    otherwise = OTHERWISE


def for_the_check(project: Project, person: User) -> Script:
    """On the check screen, which asks six; for any other a button keeps what is typed and opens its page."""

    def line(question: Question) -> Line:
        if question.fact:
            return Line(question.words, question.field, anchor=f"#fact-{question.fact}")
        return Line(question.words, question.field, page=question.page)

    return script(project, person, line)


def for_the_form(project: Project | None, person: User, shown: Container[str] | None = None) -> Script:
    """Where a record is written down; `shown` are the ids on the page, None where it asks everything."""

    def line(question: Question) -> Line:
        places = [question.id, FIELDS_OF_SIX.get(question.fact, "")]
        here = [one for one in places if shown is None or one in shown]
        return Line(question.words, question.field, anchor=f"#{here[0]}" if here else "")

    return script(project, person, line)


def for_the_record(project: Project, person: User) -> Script:
    """On the record's own page: every answer is written on the page of its question."""

    def line(question: Question) -> Line:
        address = reverse("admin:directory_project_question", args=[project.pk, question.page])
        return Line(question.words, question.field, address=f"{address}#{question.id}")

    return script(project, person, line)


def script(project: Project | None, person: User, line: Callable[[Question], Line]) -> Script:
    me = person.name or YOUR_NAME
    operator = settings.OPERATOR_NAME or YOUR_OPERATOR
    six = [
        Question(words, fact.label, FIELDS_OF_SIX[fact], fact, PAGES_OF_SIX.get(fact, JOINING))
        for fact, words in SIX.items()
    ]

    def lines(questions: list[Question]) -> list[Line]:
        return [line(one) for one in questions]

    return Script(
        opening=f"“Hello, this is {me} from {operator}. Is it a good moment for a short question?”",
        voicemail=f"“This is {me} from {operator}. I will ring again. Thank you.”",
        privacy=privacy_words(),
        warning="" if settings.OPERATOR_NAME else NO_OPERATOR,
        six=lines(six),
        short=lines(SHORT),
        also=lines(ALSO),
        consents=[consent_wordings.current(use) for use in uses_asked_of(project)],
    )


def privacy_words() -> str:
    """What somebody is told whose data we have from elsewhere (UK GDPR, article 14), in a breath."""
    page = f"{settings.SITE_URL or settings.LOCAL_URL}{reverse('privacy')}"
    write = f", or write to {settings.PRIVACY_CONTACT}" if settings.PRIVACY_CONTACT else ""
    return (
        "“We keep what you told us, to keep the list right. What we hold, for how long, and how to have it "
        f"put right or taken out stands at {page}{write}.”"
    )


def uses_asked_of(project: Project | None) -> list[ConsentUse]:
    """Those of a contact; of dates, where the group keeps them private."""
    asked = list(USES_OF_A_CONTACT)
    if project and Project.objects.filter(rules.keeping_dates_private(), pk=project.pk).exists():
        asked.append(ConsentUse.DATED)
    return asked
