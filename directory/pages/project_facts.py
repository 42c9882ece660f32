"""A project's known facts by question, worded by questions.py. What is not known makes no row."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from directory.models import KINDED, Answer, Project, ProjectTerm, SourceKind
from directory.phrases import ages, listed, worked_out
from directory.questions import BY_NUMBER, PUBLIC, QUESTIONS, Question
from directory.vocabulary import NOT_KNOWN, LinkKind, Stage

# Joining (4) and for whom (5) stand first on the page; these follow, the nearest to a visitor's mind first.
# What somebody takes along on paper is one sheet, so it ends with what people do.
PARTS = (
    ("Who leads and who helps", (3, 12), True),
    ("What happens there", (9, 7), True),
    ("What kind of place", (8, 10, 6), False),
    ("Ideas and values", (2, 13, 1, 14), False),
)
JOINING = ("open_to_new_members", "referral", "first_contact", "may_bring_someone")
BEFORE_YOU_GO = ("cost", "step_free", "bsl")
# These have their own place on the page.
ELSEWHERE = ("scope", "grouping")

# Of a planned group nobody can say what it does.
PLANNED = {"stated": "Planned as peer support", "offers": "Is meant to offer peer support"}
OTHER_GENDER = {"women": "men", "men": "women"}


@dataclass(frozen=True)
class Subject:
    """What a visitor would ask. It is told of by a column, a term, own words to a question, or `told`.

    `columns`, `terms` ("vocabulary/slug") and `questions` are what answers it; `told` finds words that speak
    of it in any public text of the record. Rather too often: “The report does not say” must never stand
    beside a sentence that says it.
    """

    phrase: str
    columns: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    questions: tuple[int, ...] = ()
    told: str = ""

    def is_told(self, project: Project, terms: set[str], answered: set[int], text: str) -> bool:
        return bool(
            any(getattr(project, name) not in (NOT_KNOWN, None) for name in self.columns)
            or not terms.isdisjoint(self.terms)
            or not answered.isdisjoint(self.questions)
            or (self.told and re.search(self.told, text, re.IGNORECASE))
        )


WHERE = Subject("where it meets", questions=(4, 8))
WHEN = Subject(
    "when it meets",
    terms=("mode/forum", "mode/letters"),
    told=r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:week|month|fortnight|night|dai)ly\b"
    r"|\b(?:every|each|a|per|once|twice) (?:other )?(?:day|week|month|fortnight|evening|afternoon|morning)"
    r"|\b(?:mornings?|afternoons?|evenings?|weekends?)\b|\b24[- ]hours?\b|\d ?[ap]m\b",
)
SUBJECTS = (
    WHERE,
    WHEN,
    Subject(
        "how to join",
        ("referral", "first_contact"),
        told=r"\bjoin|\breferr|\brefers? (?:you|people|them|somebody|those)\b|\bopen access"
        r"|\bdrop(?:ped|s)?[- ]in|\binvit|\bwaiting list|\bsign(?:s|ed)? up"
        r"|\bregister|\bappl(?:y|ies|ied)\b|\b(?:hours|days?|weeks?) of (?:\w+ )?training"
        r"|\bdone (?:its|the|their) [\w ]*(?:training|course)",
    ),
    Subject(
        "what it costs",
        ("cost",),
        told=r"£|\bfree\b|\bcosts?\b|\bfees?\b|(?<!in )(?<!take )\bcharged?\b|\bdonations?\b"
        r"|\bsubscriptions?\b",
    ),
    Subject(
        "if you can get in without steps",
        ("step_free",),
        told=r"\bstep[- ]free|\bwheelchairs?|\bdisabled access|\baccessible\b",
    ),
    Subject(
        "if carers can come",
        ("carers",),
        ("community/carers-and-family",),
        (5,),
        r"\bcarers?\b|\bfamil(?:y|ies)\b|\bparents?\b|\bmothers?\b|\bfathers?\b|\brelatives?\b"
        r"|\bfriends\b",
    ),
    Subject(
        "if the people who use it are in charge",
        ("controlled_by",),
        questions=(3,),
        told=r"\b(?:user|peer|survivor|member|self|community|staff|student|client)[- ]"
        r"(?:led|run|controlled)\b|\b(?:run|led|managed|controlled|governed|owned|set up) by\b"
        r"|\btrustees?\b|\bcommittee\b|\bin charge\b|\bdecides?\b|\bdecisions?\b|\bsteering\b",
    ),
    Subject(
        "who runs the meetings",
        ("facilitated_by",),
        ("structure/peer-worker",),
        (3, 12),
        r"[- ](?:led|run)\b|\b(?:run|runs|running|ran|lead|leads|leading|led) (?:by|it|them|the|their)\b"
        r"|\b(?:facilitat|moderat|supervis|co-?ordinat)|\bstaff\b|\bvolunteers?\b|\b(?:work|train)ers?\b"
        r"|\bmentors?\b|\bstart(?:s|ed)? by\b|\ban individual\b",
    ),
    Subject(
        "if those who help have been there too",
        ("supporters_lived_experience", "facilitated_by", *(f.name for f in BY_NUMBER[12].fields)),
        (
            "structure/mutual",
            "structure/peer-worker",
            "category/mutual-peer-support",
            "category/peer-mentoring",
        ),
        (3, 12, 13),
        r"\blived experience|\bbeen (?:there|through)|\bgone through|\bwent through|\bthemselves\b"
        r"|\beach other|\bone another|\bsurvivors?\b|\bfellow\b|\b(?:own|personal) experience"
        r"|\bpeers?\b(?! support)|\bpeer support (?:work|group lead|volunteer|assistant)"
        r"|\b(?:user|peer|survivor|self)[- ](?:led|run|help)\b",
    ),
    Subject(
        "which ages it is for",
        ("youngest_age", "oldest_age"),
        ("community/older-people", "community/young-people", "community/students"),
        (5,),
        r"\badults?\b|\bolder\b|\byoung|\bstudents?\b|\bage[ds]?\b|\belderly\b|\bchild|\bteen"
        r"|\bover \d\d|\bunder \d\d|\b\d\d (?:and|or) over\b|\bsixth form",
    ),
)


@dataclass(frozen=True)
class Row:
    """One fact: what it is about, and what is known."""

    label: str
    values: list[str]


@dataclass(frozen=True)
class Said:
    """Something said to a question that the boxes do not hold."""

    words: str
    by: str


@dataclass(frozen=True)
class QuestionFacts:
    """One of the sixteen, answered: rows, own words, and what another source says."""

    number: int
    rows: list[Row]
    words: list[str] = field(default_factory=list)
    others: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """Questions that belong together, under a heading for visitors."""

    heading: str
    questions: list[QuestionFacts]
    is_for_paper: bool

    @property
    def rows(self) -> list[Row]:
        return [row for facts in self.questions for row in facts.rows]


def facts_of(project: Project, links: list[ProjectTerm], answers: list[Answer]) -> list[QuestionFacts]:
    """Every public question that has an answer; of 4 and 5 only what was said."""
    found = (question_facts(q, project, links, answers) for q in QUESTIONS if q.is_public)
    return [facts for facts in found if facts.rows or facts.words or facts.others]


def parts_of(facts: list[QuestionFacts]) -> list[Part]:
    """The page's parts that have something to tell."""
    by_number = {one.number: one for one in facts}
    parts = (
        Part(heading, [by_number[n] for n in numbers if n in by_number], is_for_paper)
        for heading, numbers, is_for_paper in PARTS
    )
    return [part for part in parts if part.questions]


def question_facts(question: Question, project, links, answers) -> QuestionFacts:
    rows = [] if question.number in (4, 5) else rows_of(question, project, links)
    said = [a for a in answers if a.question == question.number and a.own_words.strip()]
    return QuestionFacts(
        question.number,
        rows,
        [marked(project, f"answer/{question.number}", a.own_words) for a in said if a.is_current],
        [Said(answer.own_words, other_source(answer)) for answer in said if not answer.is_current],
    )


def other_source(answer: Answer) -> str:
    return "The report" if answer.source.kind == SourceKind.REPORT else answer.source.title


def rows_of(question: Question, project: Project, links: list[ProjectTerm]) -> list[Row]:
    fields = [f for f in question.fields if f.audience == PUBLIC and f.name not in ELSEWHERE]
    rows = [Row(f.label, [text]) for f in fields if (text := known(project, f.name))]
    for vocabulary in question.vocabularies:
        labels = labels_of(project, links, vocabulary.name)
        if labels and vocabulary.audience == PUBLIC and vocabulary.name not in ELSEWHERE:
            rows.append(Row(vocabulary.label, labels))
    return rows


def known(project: Project, name: str) -> str:
    """A single answer in words; empty where nobody said."""
    value = getattr(project, name)
    if value in (NOT_KNOWN, "", None):
        return ""
    display = getattr(project, f"get_{name}_display", None)
    words = display() if display else str(value)
    return marked(project, name, PLANNED.get(value, words) if project.stage == Stage.PLANNED else words)


def marked(project: Project, name: str, words: str) -> str:
    """The words of a fact, with a mark where it was worked out; `name` as `Project.inferred` has it."""
    return worked_out(words, name in project.inferred)


def name_of(link: ProjectTerm) -> str:
    return f"{link.term.vocabulary}/{link.term.slug}"


def labels_of(project: Project, links: Iterable[ProjectTerm], vocabulary: str) -> list[str]:
    own = [link for link in links if link.term.vocabulary == vocabulary]
    return [marked(project, name_of(link), link.term.label) for link in own]


def chosen_rows(project: Project, number: int, names: Iterable[str]) -> list[Row]:
    """Some of one question's facts."""
    labels = {f.name: f.label for f in BY_NUMBER[number].fields}
    return [Row(labels[name], [text]) for name in names if (text := known(project, name))]


def before_you_go(project: Project, links: list[ProjectTerm]) -> list[Row]:
    """Cost, access, languages and ages."""
    rows = chosen_rows(project, 4, BEFORE_YOU_GO)
    if languages := labels_of(project, links, "language"):
        rows.append(Row("Languages", languages))
    if age := ages(project.youngest_age, project.oldest_age):
        is_marked = not {"youngest_age", "oldest_age"}.isdisjoint(project.inferred)
        rows.append(Row("Ages", [worked_out(age, is_marked)]))
    return rows


def audience(project: Project, links: list[ProjectTerm]) -> list[Row]:
    """For whom, and how firmly."""
    kinded = [link for link in links if link.term.vocabulary in KINDED]
    rows = []
    for kind in LinkKind:
        tied = [link for link in kinded if (link.kind or LinkKind.MAINLY) == kind]
        if tied:
            rows.append(Row(kind.label, [marked(project, name_of(link), link.term.label) for link in tied]))
    rows += chosen_rows(project, 5, ["carers"])
    if members := labels_of(project, links, "membership"):
        rows.append(Row("Who can join", members))
    return rows


def recorded_words(links: list[ProjectTerm]) -> list[str]:
    """What the report called this very group, where that is kept."""
    return list(dict.fromkeys(link.recorded_words for link in links if link.recorded_words))


def other_gender(links: Iterable[ProjectTerm]) -> str:
    """The men or women of whom nobody says if they come: it is for the others, and not said to be only so."""
    genders = {link.term.slug: link.kind for link in links if link.term.axis == "gender"}
    [slug, kind] = next(iter(genders.items())) if len(genders) == 1 else ["", ""]
    return OTHER_GENDER.get(slug, "") if (kind or LinkKind.MAINLY) == LinkKind.MAINLY else ""


def ask_first(project: Project, links: list[ProjectTerm], texts: Iterable[str]) -> str:
    """“The report does not say if men come. Ask first.”; empty where a text speaks of them."""
    other = other_gender(links)
    if not other or re.search(rf"\b{other}\b", "\n".join(texts), re.IGNORECASE):
        return ""
    return f"{nobody_says(project)} if {other} come. Ask first."


def is_of_report(project: Project) -> bool:
    """Whether the record comes from the report, so that it may be said what that tells and does not tell."""
    return project.source_kind == SourceKind.REPORT


def nobody_says(project: Project) -> str:
    return "The report does not say" if is_of_report(project) else "We do not know yet"


def not_known(
    project: Project,
    links: Iterable[ProjectTerm],
    answered: set[int],
    texts: Iterable[str],
    *,
    meets: bool,
    has_place: bool,
) -> str:
    """What a visitor would ask and nobody has told us, as one sentence; never as “no”.

    `answered` are the questions to which own words stand, `texts` all that the public reads of this record.
    """
    terms, text = {name_of(link) for link in links}, "\n".join(texts)
    known = {WHERE} if has_place else set()
    known |= {WHEN} if meets else set()
    phrases = [
        subject.phrase
        for subject in SUBJECTS
        if subject not in known and not subject.is_told(project, terms, answered, text)
    ]
    return f"{nobody_says(project)} {listed(phrases, 'or')}." if phrases else ""
