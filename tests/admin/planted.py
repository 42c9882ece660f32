"""A directory in which every staff-only fact is a word of its own, and the table of who may read which.

V a visitor, R a researcher of the record's region, N one of another region, S Mind staff, E an editor,
A an administrator.
"""

import datetime
import uuid
from dataclasses import dataclass, field

from django.utils import timezone

from directory import models
from directory.models import Consent, Contact, Project, VenueAddress
from directory.records import messages, worries
from directory.records.reindex import changed
from directory.search import live
from directory.vocabulary import Review
from tests.factories import (
    YEAR,
    make_consent,
    make_contact,
    make_organisation,
    make_person,
    make_project,
    make_source,
)

WRITERS, READERS, NOBODY = "REA", "RNSEA", ""
# What is staff only of a published record in London.
OF_A_PUBLISHED_ONE = {
    **dict.fromkeys(["contacthidden", "contactwithoutconsent", "contactrefused", "contactrunout"], WRITERS),
    **dict.fromkeys(["contactneverused", "contactrole", "consentwho", "consentwording"], WRITERS),
    **dict.fromkeys(["consenttopasson", "hiddenby"], WRITERS),
    **dict.fromkeys(["leadphone", "leadweb", "leadorganisation", "leadcharity", "leadstatus"], WRITERS),
    **dict.fromkeys(["leadnote", "leadcopy", "openedname", "openedmoved"], WRITERS),
    **dict.fromkeys(["address", "addressrunout", "addressproposed", "exactproposed"], WRITERS),
    **dict.fromkeys(["addressformer", "exactformer"], WRITERS),
    **dict.fromkeys(["internalnotes", "fundingwords", "needswords", "anythingelse", "funder"], READERS),
    **dict.fromkeys(["whochecked", "checknote", "attemptnote", "reviewnote", "toask"], READERS),
    **dict.fromkeys(["proposalnote", "decisionnote", "changenote"], READERS),
}
# These are not words: a number to ring, a postcode, and where somebody's door is.
NUMBERS = {"numberhidden": "07700 900771", "postcode": "ZQ9 9QZ", "truepoint": "53.12345"}
OF_A_PUBLISHED_ONE |= dict.fromkeys(NUMBERS, WRITERS)
# Of a draft in London nothing is for another region, and a contact that is to be public is not yet.
OF_A_DRAFT = {
    **dict.fromkeys(["draftname", "draftsummary", "draftneeds"], "RSEA"),
    **dict.fromkeys(["draftcontact", "draftexact"], WRITERS),
    "draftexactpoint": WRITERS,
}
OF_THE_REST = {
    **dict.fromkeys(["messagewords", "messageabout", "messageoutcome"], WRITERS),
    "messageemail": WRITERS,
    "messageofnorecord": "EA",
    # By a permission that none of these people has.
    **dict.fromkeys(["worrywords", "worryemail", "worryplace", "worryofnorecord", "worryreason"], NOBODY),
    **dict.fromkeys(["worryofthedraft", "worrydecision"], NOBODY),
    # Administrators see who has an account.
    "worrywho": "A",
    "importfile": WRITERS,
    "importrow": WRITERS,
    "importproblem": WRITERS,
    "importofaneditor": "EA",
    "givento": "SEA",
    "givenrow": "SEA",
    **dict.fromkeys(["signinmark", "accesspage", "loadedkey", "personemail"], "A"),
    **dict.fromkeys(["tombstonedigest", "loadedvalues", "passwordhash", "importcell"], NOBODY),
}
MAY_READ = OF_A_PUBLISHED_ONE | OF_A_DRAFT | OF_THE_REST
SECRETS = {kind: f"zq{kind}qz" for kind in MAY_READ} | NUMBERS | {"draftexactpoint": "53.54321"}
NOT_YET = {"lat": 53.54321, "lon": -1.5, "area": "Camden"}
TODAY = datetime.date(2026, 6, 1)


def secret(kind: str) -> str:
    return SECRETS[kind]


@dataclass
class Planted:
    """The two records, and the people by their letter."""

    published: Project
    draft: Project
    people: dict = field(default_factory=dict)


def plant() -> Planted:
    people = {
        "R": make_person(role="researcher", regions=["london"], name="Rae"),
        "N": make_person(role="researcher", regions=["eastern"], name="Noor"),
        "S": make_person(role="staff", name="Sam"),
        "E": make_person(role="editor", name="Eve"),
        "A": make_person(role="administrator", name="Ada"),
    }
    checker = make_person(email=f"{secret('personemail')}@example.org", name=secret("whochecked"))
    models.User.objects.filter(pk=checker.pk).update(password=secret("passwordhash"))
    found = Planted(published_one(checker), draft_one(checker), people)
    beside(found, checker)
    changed(found.published, found.draft)
    live.refresh()
    return found


def published_one(checker) -> Project:
    project = make_project(
        "Sunrise",
        slug="sunrise",
        regions=["london"],
        grouping=["local-voluntary"],
        summary="A group.",
        internal_notes=secret("internalnotes"),
        resource_wanted=["funding"],
        answers={
            11: secret("fundingwords"),
            15: secret("needswords"),
            16: secret("anythingelse"),
            3: "Public.",
        },
        organisations=[(secret("funder"), "funds"), "Harbour Trust"],
        lat=53.7,
        lon=-1.5,
        area="Camden",
    )
    contacts_of(project)
    leads_of(project, checker)
    places_of(project)
    recorded_of(project, checker)
    return project


def contacts_of(project: Project) -> None:
    """One for each reason for which a contact is not public."""
    source = make_source()
    refused = Contact.objects.create(
        project=project, kind="e-mail", value=secret("contactrefused"), source=source
    )
    Consent.objects.create(
        project=project,
        contact=refused,
        use="shown",
        answer="no",
        who=secret("consentwho"),
        said_on=TODAY,
        how="phone",
        wording=secret("consentwording"),
        expires_on=TODAY + YEAR,
    )
    Contact.objects.create(
        project=project,
        kind="phone",
        value=secret("contactwithoutconsent"),
        role=secret("contactrole"),
        source=source,
    )
    for kind in ("contacthidden", "numberhidden"):
        make_contact(project, secret(kind))
    project.contacts.filter(value__in=[secret("contacthidden"), secret("numberhidden")]).update(
        is_hidden=True
    )
    make_contact(project, secret("contactrunout"), expires=-YEAR)
    make_contact(project, secret("contactneverused"), checked=None)


def leads_of(project: Project, checker) -> None:
    """What a page said of it, with its contacts; and a web address that turned out to be somebody else's."""
    lead = models.Lead.objects.create(
        project=project,
        mark="x",
        organisation=secret("leadorganisation"),
        charity_number=secret("leadcharity"),
        status="merged",
        status_note=secret("leadstatus"),
        publisher="own",
        copy_hint=secret("leadcopy"),
        note=secret("leadnote"),
        read_on=TODAY,
    )
    source = make_source("page-1", title="A page", kind="page")
    lead.sources.add(source)
    phone = Contact.objects.create(project=project, kind="phone", value=secret("leadphone"), source=source)
    web = Contact.objects.create(
        project=project, kind="website", value=f"https://{secret('leadweb')}.example.org", source=source
    )
    lead.contacts.set([phone, web])
    models.Opening.objects.create(
        contact=web,
        answer="somebody-elses",
        address=web.value,
        address_before=f"https://{secret('openedmoved')}.example.org",
        name=secret("openedname"),
        opened_on=TODAY,
        by=checker,
        batch=uuid.uuid4(),
    )


def places_of(project: Project) -> None:
    """An address of ours, and an exact one whose consent has run out."""
    VenueAddress.objects.create(
        venue=project.venues.get(),
        address=secret("address"),
        postcode=secret("postcode"),
        latitude=float(secret("truepoint")),
        longitude=-1.98765,
        pin_set_by_hand=True,
    )
    long_ago = TODAY - 3 * YEAR
    run_out = Consent.objects.create(
        project=project,
        use="exact-venue",
        answer="yes",
        who="Sam",
        said_on=long_ago,
        how="phone",
        wording="May we?",
        expires_on=long_ago + YEAR,
    )
    project.venues.create(area="Camden", precision="exact", address=secret("addressrunout"), consent=run_out)


def place(*, address="", private="") -> dict:
    """A venue's row in a change, as `facts` takes it."""
    row = {"precision": "exact" if address else "area", "area": "Camden", "address": address}
    point = {"latitude": None, "longitude": None, "town_only": False, "authority_code": "", "ons_region": ""}
    staff = {"address": private, "postcode": "ZQ9 9QY", "latitude": None, "longitude": None}
    staff["pin_set_by_hand"] = False
    return row | point | {"position": 0, "consent_id": None, "private": staff}


def recorded_of(project: Project, checker) -> None:
    """Checks, attempts, steps, history, a change that waits and one that was sent back."""
    check = models.Check.objects.create(
        project=project,
        made_on=TODAY,
        means="phone",
        outcome="confirmed",
        by=checker,
        note=secret("checknote"),
    )
    check.contacts_used.set(project.contacts.exclude(value=secret("contactneverused")))
    models.ContactAttempt.objects.create(
        project=project,
        made_on=TODAY,
        means="phone",
        outcome="no-answer",
        by=checker,
        note=secret("attemptnote"),
    )
    models.ReviewEvent.objects.create(
        project=project, step="published", by=checker, note=secret("reviewnote")
    )
    hider = make_person(name=secret("hiddenby"))
    hidden = project.contacts.get(value=secret("contacthidden"))
    hidden.steps.create(step="hidden", by=hider)
    make_consent(project, contact=hidden, use="passed-on", who=secret("consenttopasson"))
    models.WorkItem.objects.create(project=project, to_ask=secret("toask"))
    former = place(address=secret("exactformer"), private=secret("addressformer"))
    models.ProjectChange.objects.create(
        project=project,
        via="form",
        by=checker,
        changes={"venues/99": [former, None]},
        note=secret("changenote"),
    )
    proposed = place(address=secret("exactproposed"), private=secret("addressproposed"))
    consent = Consent.objects.create(
        project=project,
        use="exact-venue",
        answer="yes",
        who="Sam",
        said_on=timezone.localdate(),
        how="phone",
        wording="May we?",
        expires_on=timezone.localdate() + YEAR,
    )
    change = {"venues/new-1": [None, proposed | {"consent_id": consent.pk}], "cost": ["not-known", "free"]}
    models.ProposedChange.objects.create(
        project=project, changes=change, by=checker, note=secret("proposalnote")
    )
    models.ProposedChange.objects.create(
        project=project,
        changes={"cost": ["not-known", "fee"]},
        state="sent-back",
        by=checker,
        decided_by=checker,
        decided_at=timezone.now(),
        decision_note=secret("decisionnote"),
    )


def draft_one(checker) -> Project:
    """A contact and an address that will be public once the record is."""
    project = make_project(
        secret("draftname"),
        slug="not-public",
        review=Review.DRAFT,
        regions=["london"],
        summary=secret("draftsummary"),
        answers={15: secret("draftneeds")},
        network={},
    )
    make_contact(project, secret("draftcontact"))
    consent = Consent.objects.create(
        project=project,
        use="exact-venue",
        answer="yes",
        who="Sam",
        said_on=timezone.localdate(),
        how="phone",
        wording="May we?",
        expires_on=timezone.localdate() + YEAR,
    )
    project.venues.create(
        area="Camden",
        precision="exact",
        address=secret("draftexact"),
        latitude=NOT_YET["lat"],
        longitude=NOT_YET["lon"],
        consent=consent,
    )
    return project


def beside(found: Planted, checker) -> None:
    """Whatever hangs on no record, and what other rows say of the draft."""
    project, source = found.published, make_source()
    models.Message.objects.create(
        kind="wrong",
        project=project,
        words=secret("messagewords"),
        about=secret("messageabout"),
        email=f"{secret('messageemail')}@example.org",
    )
    models.Message.objects.create(
        kind="add",
        project=project,
        words="x",
        done_by=checker,
        done_at=timezone.now(),
        outcome=secret("messageoutcome"),
    )
    models.Message.objects.create(kind="add", words=secret("messageofnorecord"))
    worries_of(found)
    brought(found.people["R"], f"{secret('importfile')}.csv", secret("importrow"), secret("importproblem"))
    brought(found.people["E"], f"{secret('importofaneditor')}.csv", "x", "x")
    models.GivenFigure.objects.create(
        sentence="One group.",
        kind="listed",
        as_at=TODAY,
        method="x",
        source="x",
        rows=[
            {
                "label": "Listed",
                "number": 1,
                "groups": [{"name": secret("givenrow"), "recorded_in": 2013, "last_checked_on": ""}],
            }
        ],
        given_to=secret("givento"),
        given_by=checker,
    )
    models.Tombstone.objects.create(kind="erased").marks.create(of="slug", digest=secret("tombstonedigest"))
    models.JobRun.objects.create(job="link check")
    models.LinkCheck.objects.create(mark="x", outcome="answers", tried_on=TODAY)
    models.UnmetSearch.objects.create(month="2026-01-01", term=models.Term.objects.first(), times=10)
    models.LoadedRecord.objects.create(
        kind="project", key=secret("loadedkey"), values={"x": secret("loadedvalues")}
    )
    models.SignInTry.objects.create(mark=secret("signinmark"))
    models.Letter.objects.create(kind="password", person=checker)
    models.LetterCount.objects.create(kind="password", day="2026-01-01", state="sent", number=3)
    models.AccessEvent.objects.create(what="opened", by=checker, page=secret("accesspage"))
    course = models.TrainingCourse.objects.create(slug="c", name="C", source=source)
    course.used_by.set([found.published, found.draft])
    models.Affiliation.objects.create(project=project, network=found.draft.network)
    models.OldSlug.objects.create(project=project, slug="before")
    models.NotDuplicate.objects.create(one=project, other=found.draft, by=checker)
    models.Meeting.objects.create(project=project, venue=project.venues.first(), frequency="weekly")
    models.Coverage.objects.create(project=project, authority_code="E09000007", area="Camden")
    definition = {"project": found.draft, "who": "Us", "defines": "peer", "words": "Equal."}
    models.PeerDefinition.objects.create(**definition, source=source)
    models.ClaimedCount.objects.create(
        area="uk", what="Groups", low=3, wording="three", source=source, network=found.draft.network
    )
    models.Gap.objects.create(topic="Cumbria", finding="cannot-tell", source=source)
    models.SearchEffort.objects.create(source=source, by=checker)
    models.Signpost.objects.create(slug="s", name="S", words="W", source="x")
    models.GazetteerLoad.objects.create()
    models.PostcodeBlock.objects.create(outcode="LS1")
    entry = models.GazetteerEntry.objects.create(
        kind="place",
        name="Leeds",
        label="Leeds",
        query="Leeds",
        latitude=53,
        longitude=-1,
        country="England",
        region="north-east",
    )
    models.GazetteerName.objects.create(entry=entry, key="leeds", is_full=True)
    make_organisation("Another body")


def worries_of(found: Planted) -> None:
    """One about each record and one about none; an old one over which a contact was hidden."""
    keeper = make_person(role="staff", name=secret("worrywho"), sees_worries=True)

    def told(project, words, **more):
        return messages.take_in(kind="safety", project=project, words=words, **more)

    email = f"{secret('worryemail')}@example.org"
    message = told(
        found.published, secret("worrywords"), place=secret("worryplace"), email=email, may_answer=True
    )
    worries.read(message.worry, by=keeper, words=secret("worryreason"))
    worries.note(message.worry, by=keeper, words=secret("worrydecision"))
    found.published.contacts.get(value=secret("contacthidden")).steps.create(step="hidden", message=message)
    told(found.draft, secret("worryofthedraft"))
    told(None, "x", about=secret("worryofnorecord"), place="Leeds")


def brought(person, name: str, row: str, problem: str) -> None:
    """A file with one new row and one problem."""
    counts = {"create": 1, "update": 0, "same": 0, "problems": 1, "done": 0}
    new = {"row": 2, "kind": "create", "pk": None, "name": row, "columns": {"cost": secret("importcell")}}
    new |= {"links": {}, "places": [], "new_organisations": {}, "alike": "", "namesake": ""}
    problems = [{"row": 3, "column": "name", "words": problem}]
    models.ImportRun.objects.create(file_name=name, by=person, rows=[new], counts=counts, problems=problems)
