"""Edits as people make them: through the pages, on the report's groups, each by somebody whose role it is.

Whoever adds one adds it at the end: the numbers of rows that come later would move.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from .browser import Browser, Form

ROLES = {
    "editor": ("Edith Editor", "editor", []),
    "researcher": ("Rosa Researcher", "researcher", ["london"]),
    "neighbour": ("Ned Neighbour", "researcher", ["north-east"]),
    "staff": ("Stan Staff", "staff", []),
    "administrator": ("Ada Administrator", "administrator", []),
}
SHEET = (
    "name,summary,regions,cost,activities,organisations,area\n"
    "Golden Tuesday Club,A club that a file brought.,london,free,socialising,Harbour Trust,Camden\n"
    "Rethink Sahayak,,,free,campaigning,,\n"
    "A row that cannot be,,,cheap,,,\n"
)


class Edit(NamedTuple):
    """What somebody does, as a sentence."""

    does: str
    do: Callable[["Workshop"], None]


EDITS: list[Edit] = []


def edit(does: str):
    def keep(do):
        EDITS.append(Edit(does, do))
        return do

    return keep


def make_people() -> None:
    """One account a role; nobody of them has a password."""
    for email, (name, role, regions) in ROLES.items():
        person = model("User").objects.create_user(f"{email}@example.org", name=name, role=role)
        person.regions.set(model("Region").objects.filter(slug__in=regions))


def perform(clock) -> None:
    """Make the people, then every edit in order, a minute apart on a stopped clock."""
    make_people()
    workshop = Workshop(clock)
    for one in EDITS:
        clock.wait(minutes=1)
        try:
            one.do(workshop)
        except Exception as problem:
            problem.add_note(f"while the {one.does}")
            raise


def model(name: str):
    return apps.get_model("directory", name)


def person(email: str):
    return model("User").objects.get(email=f"{email}@example.org")


def project(slug: str):
    return model("Project").objects.get(slug=slug)


def term(vocabulary: str, slug: str):
    return model("Term").objects.get(vocabulary=vocabulary, slug=slug)


def page(name: str, *args) -> str:
    return reverse(f"admin:directory_{name}", args=args)


class Workshop:
    """The people at their browsers."""

    editor: Browser
    researcher: Browser
    neighbour: Browser
    staff: Browser
    administrator: Browser

    def __init__(self, clock):
        self.clock = clock
        for email in ROLES:
            setattr(self, email, Browser(person(email)))

    def save(self, who: str, record, change: Callable[[Form], None] | None = None, /, **values) -> str:
        """Open the form of a record, type into it, save it; `change` may add rows."""
        kind = type(record)._meta.model_name
        address = page("project_whole" if kind == "project" else f"{kind}_change", record.pk)
        return self.sent(who, address, f"{kind}_form", change, **values)

    def add(self, who: str, kind: str, change: Callable[[Form], None] | None = None, /, **values) -> str:
        return self.sent(who, page(f"{kind}_add"), f"{kind}_form", change, **values)

    def check(self, who: str, slug: str, change: Callable[[Form], None] | None = None, /, **values) -> str:
        return self.sent(who, page("project_check", project(slug).pk), "project_form", change, **values)

    def sent(self, who, address, form_id, change, **values) -> str:
        browser = getattr(self, who)
        form = browser.open(address, form_id)
        buttons = {name: values.pop(name) for name in list(values) if name.startswith("_")}
        form.fill(**values)
        if change:
            change(form)
        form.values |= {name: [value] for name, value in buttons.items()}
        return browser.send(address, form)

    def step(self, who: str, slug: str, step: str, note: str = "") -> str:
        found = project(slug)
        return getattr(self, who).send(
            page("project_step", found.pk, step), {"note": note, "typed_name": found.name}
        )

    def decide(self, slug: str, note: str = "", **more) -> str:
        """What waits longest for this group is accepted, or sent back."""
        waiting = project(slug).proposed_changes.filter(state="waiting").order_by("pk")[0]
        return self.editor.send(
            page("project_proposal", waiting.project_id, waiting.pk), {"note": note, **more}
        )

    def bring(self, who: str, sheet: str) -> None:
        """A file, looked at and applied."""
        browser, file = getattr(self, who), SimpleUploadedFile(f"{who}.csv", sheet.encode())
        browser.get(browser.send(page("importrun_bring"), {}, file=file))
        browser.send(page("importrun_apply", model("ImportRun").objects.order_by("pk").last().pk), {})

    def tell(self, **values) -> None:
        """A visitor's message, from an address of its own, as slowly as a person writes."""
        number = model("Message").objects.count() + 1
        visitor = Browser(REMOTE_ADDR=f"192.0.2.{number}")
        form = visitor.open(f"{reverse('tell_us')}?about={values.pop('group', '')}", "")
        form.fill(**values)
        self.clock.wait(seconds=30)
        visitor.send(reverse("tell_us"), form)


@edit("researcher records a group that she rang")
def record(at: Workshop):
    def rows(form):
        form.add_row("venues", precision="area", postcode="NW1 2DB")
        form.add_row("meetings", frequency="monthly", weekday=1, week=2, starts_at="19:00", venue="new-1")
        form.add_row("contacts", kind="phone", value="020 7946 0000", role="Group line")

    at.add(
        "researcher",
        "project",
        rows,
        name="Golden Listening Circle",
        summary="People who hear voices meet and listen.",
        cost="free",
        **{f"term_experience_{term('experience', 'hearing-voices').pk}": "only"},
    )
    more = {"controlled_by": "service-users", "q5_words": "Anybody who hears voices."}
    at.save("researcher", project("golden-listening-circle"), **more)


@edit("researcher sends it for review")
def send(at):
    at.step("researcher", "golden-listening-circle", "send", "Rang them twice.")


@edit("editor sends it back")
def send_back(at):
    at.step("editor", "golden-listening-circle", "send-back", "Is it open to men?")


@edit("researcher answers and sends it again")
def send_again(at):
    at.save("researcher", project("golden-listening-circle"), open_to_new_members="yes", referral="self")
    at.step("researcher", "golden-listening-circle", "send")


@edit("editor publishes it")
def publish(at):
    at.step("editor", "golden-listening-circle", "publish")


@edit("researcher’s change of a published group waits and is accepted")
def accepted(at):
    at.save("researcher", project("bowhaven"), cost="free", summary="A drop-in run by its members, in Bow.")
    at.decide("bowhaven", "Agreed.")


@edit("researcher’s new place and meeting wait and are accepted")
def accepted_rows(at):
    def rows(form):
        form.add_row("venues", precision="area", area="Camden")
        form.add_row("meetings", frequency="weekly", weekday=3, starts_at="18:30", ends_at="20:00")

    at.save("researcher", project("hayaan"), rows, also_known_as="Hayaan Somali project")
    at.decide("hayaan")


@edit("editor sends a researcher’s change back")
def refused(at):
    at.save("researcher", project("outcome"), open_to_new_members="no", q3_words="Its members run it.")
    at.decide("outcome", "Who said so?", _send_back="x")


@edit("researcher goes on with it, and it waits again")
def again(at):
    at.save("researcher", project("outcome"), q3_words="Its members run it, said its chair.")


@edit("researcher’s change of terms waits")
def waiting_terms(at):
    at.save(
        "researcher",
        project("kindred-minds"),
        term_activity=[str(term("activity", slug).pk) for slug in ("campaigning", "socialising")],
        **{f"term_community_{term('community', 'women').pk}": "welcomes"},
    )


@edit("neighbour’s change of rows waits")
def waiting_rows(at):
    def rows(form):
        form.add_row("coverage", area="Leeds")
        form.values["project_organisations-0-DELETE"] = ["on"]

    at.save("neighbour", project("dosti"), rows, referral="either")


@edit("editor takes over a change that was sent back")
def taken_over(at):
    at.save("neighbour", project("sodit"), cost="fee", duration="ongoing")
    at.decide("sodit", "How much is it?", _send_back="x")
    change = project("sodit").proposed_changes.get()
    address = page("project_take_over", change.project_id, change.pk)
    at.editor.send(address, {"note": "She is away."})
    at.sent(
        "editor",
        f"{page('project_whole', change.project_id)}?proposal={change.pk}",
        "project_form",
        None,
        cost="free",
    )


@edit("editor writes a group anew")
def rewrite(at):
    at.save(
        "editor",
        project("leeds-mind"),
        name="Leeds Mind",
        summary="Peer support groups in Leeds, for anybody with mental health difficulties.",
        story="It began with one group.\n\nThere are many now.",
        since=1974,
        youngest_age=18,
        term_value=[str(term("value", slug).pk) for slug in ("mutuality", "respect")],
        q2_words="Everybody has something to give.",
        internal_notes="Ring on Tuesdays.",
    )


@edit("editor puts the last change of a group back")
def put_back(at):
    at.save("editor", project("darlington-mind"), cost="fee", summary="This is wrong.")
    change = project("darlington-mind").history.first()
    at.editor.send(page("project_put_back", change.project_id, change.pk), {"note": "It was another group."})


@edit("editor adds rows of every kind to a group")
def add_rows(at):
    def rows(form):
        form.add_row(
            "venues", precision="hidden", area="Headingley", postcode="LS6 3BN", staff_address="12 A Street"
        )
        form.add_row("meetings", frequency="irregular", note="Ask first.")
        form.add_row(
            "project_regions", region=model("Region").objects.get(slug="north-east").pk, kind="based-in"
        )
        form.add_row("coverage", area="Kent")
        form.add_row(
            "project_organisations",
            organisation=model("Organisation").objects.order_by("slug")[0].pk,
            role="hosts",
        )
        form.add_row(
            "affiliations",
            network=model("Network").objects.get(project__slug="hearing-voices-network").pk,
            kind="listed",
        )
        form.add_row(
            "peer_definitions",
            who="Its members",
            defines="peer",
            words="Somebody who was there.",
            source=project("sharing-voices").source_id,
        )

    at.save("editor", project("sharing-voices"), rows)


@edit("editor changes a place and takes a row away")
def change_rows(at):
    at.save("editor", project("brent-users-group"), **{"venues-0-area": "Wembley"})
    at.save("editor", project("mind-in-harrow"), **{"project_organisations-0-DELETE": "on"})


@edit("editor says that a group meets in somebody’s home")
def home(at):
    at.save("editor", project("happi"), term_setting=[str(term("setting", "someones-home").pk)])


@edit("editor gives a group another name and address")
def rename(at):
    at.save("editor", project("steps-sheffield"), name="Steps of Sheffield", slug="steps-of-sheffield")


@edit("editor merges two records of one group")
def merge(at):
    kept = project("launchpad-newcastle")
    at.editor.send(f"{page('project_merge', kept.pk)}?twin=launchpad-lgbt-group", {"note": "One group."})


@edit("editor pauses, closes and reopens groups")
def stages(at):
    at.step("editor", "equilibrium", "pause", "Until spring.")
    at.step("editor", "biped", "close", "Nobody comes.")
    at.step("editor", "survivors-club", "close")
    at.step("editor", "survivors-club", "reopen", "It was a mistake.")


@edit("researcher says that a group has closed, and it waits")
def close_waits(at):
    at.step("researcher", "branching-out", "close", "Its number is dead.")


@edit("editor closes a network")
def close_network(at):
    at.save("editor", project("beat").network, status="closed", since="2026-10")


@edit("editor merges a network into another, and begins a merged one again")
def merge_networks(at):
    at.save("editor", project("ocd-uk").network, status="merged", successor="OCD Action", since="2026-11")
    at.save("editor", project("depression-alliance").network, status="active", successor="", since="")


@edit("editor withdraws a group and publishes another again")
def withdraw(at):
    at.step("editor", "watch-chard", "withdraw", "They asked us to wait.")
    at.step("editor", "rethink-sangam", "withdraw")
    at.step("editor", "rethink-sangam", "publish")


@edit("editor sees to it that a group is never listed again")
def never(at):
    at.step("editor", "przestrzen", "not-to-be-listed")


@edit("researcher checks a group: all is still so, and its number may be shown")
def check_all(at):
    def rows(form):
        said = {"said_shown": "yes", "said_by": "Its convener"}
        form.add_row("contacts", kind="phone", value="020 7946 0999", used="on", **said)

    at.check(
        "researcher", "golden-listening-circle", rows, stage="running", check_note="She was glad.", _rest="x"
    )


@edit("editor accepts what that check corrected")
def accept_check(at):
    at.decide("golden-listening-circle")


@edit("researcher checks a group and puts one fact right, which waits")
def check_and_correct(at):
    at.check(
        "researcher",
        "islington-mind",
        stage="running",
        open_to_new_members="yes",
        found_runs="corrected",
        found_open="corrected",
    )


@edit("editor checks a group and finds it closed")
def check_closed(at):
    at.check("editor", "tranx-shiregreen", stage="closed", found_runs="corrected")


@edit("researchers reach nobody")
def attempts(at):
    for who, slug, outcome in [("researcher", "thacmho", "no-answer"), ("neighbour", "hamdard", "declined")]:
        getattr(at, who).send(
            page("project_attempt", project(slug).pk), {"outcome": outcome, "note": "At noon."}
        )
    at.researcher.send(
        page("project_attempt", project("southwark-mind").pk),
        {"outcome": "call-back", "call_back_on": "2026-12-09"},
    )


@edit("editor writes consents down: a yes to the exact place, a no to the contact")
def consents(at):
    words = {"who": "Its convener", "how": "phone", "said_on": "2026-11-30", "expires_on": "2027-11-30"}

    def yes(form):
        form.add_row("consents", **words, use="exact-venue", answer="yes")
        form.add_row(
            "venues",
            precision="exact",
            area="Leeds",
            postcode="LS2 9JT",
            address="Room 2, The Hall",
            consent="new-1",
        )

    def no(form):
        said = {"said_shown": "no", "said_by": "Its convener", "said_how": "phone", "said_on": "2026-11-30"}
        form.add_row("contacts", kind="e-mail", value="group@example.org", **said)

    at.save("editor", project("touchstone-leeds"), yes)
    at.save("editor", project("hamdard"), no)


@edit("visitors write, and are answered")
def messages(at):
    at.tell(group="hayaan", reason="safety", words="I met somebody rude.", email="sam@example.org")
    at.tell(group="golden-listening-circle", reason="wrong", words="It is on Wednesdays.")
    at.tell(reason="add", about="Sunday walkers", place="Hull", words="We walk.")
    at.tell(reason="remove", about="A group in York", words="Please take us off.", email="kim@example.org")
    first, second = model("Message").objects.exclude(kind="safety").order_by("pk")[:2]
    at.editor.send(page("message_hide", first.pk), {})
    at.editor.send(page("message_deal", second.pk), {"outcome": "Asked the group."})


@edit("editor brings a file of groups")
def import_file(at):
    at.bring("editor", SHEET)


@edit("researcher’s file changes a published group, and waits")
def import_waits(at):
    at.bring("researcher", "name,cost,languages\nIrie Mind,fee,somali\nOutcome,fee,\n")


@edit("editor withdraws several groups at once")
def bulk(at):
    chosen = [project(slug).pk for slug in ("spring", "lifecraft")]
    data = {
        "action": "withdraw_selected",
        "_selected_action": chosen,
        "note": "All of Suffolk is asked again.",
    }
    at.editor.post(page("project_changelist"), data | {"ids": ",".join(str(pk) for pk in chosen)})


@edit("editors change what many groups share")
def shared(at):
    at.save("editor", model("Organisation").objects.get(slug="leeds-mind"), also_known_as="Mind in Leeds")
    at.save(
        "administrator", term("community", "women"), label="Women and girls", other_words="Ladies\nSisters"
    )
    at.save("administrator", model("Region").objects.get(slug="london"), label="Greater London")
    at.save("editor", model("Source").objects.order_by("pk")[0], title="The 2013 report, again")
    at.save("editor", model("ClaimedCount").objects.order_by("pk")[0], wording="about that many")
    at.save("editor", model("Gap").objects.order_by("pk")[0], words="Nobody has told us.")
    at.save("editor", model("TrainingCourse").objects.order_by("pk")[0], level="Level 2")
    course = model("TrainingCourse").objects.order_by("pk").last()
    at.editor.send(page("trainingcourse_delete", course.pk), {"post": "yes"})


@edit("administrator retires a term")
def retire(at):
    at.save(
        "administrator", term("activity", "ward-visits"), replaced_by=term("activity", "emotional-support").pk
    )


@edit("researchers take work in hand, and an editor passes it on")
def work(at):
    for slug in ("mind-in-harrow", "bromley-mind"):
        at.researcher.send(reverse("admin:work_claim", args=[project(slug).pk]), {})
    at.researcher.send(reverse("admin:work_release", args=[project("bromley-mind").pk]), {})
    at.editor.send(
        reverse("admin:work_pass_on"), {"from": person("researcher").pk, "to": person("neighbour").pk}
    )


@edit("researcher begins another group of an organisation")
def another(at):
    at.researcher.send(page("project_another", project("womens-group-bowhaven").pk), {})


@edit("staff member gives a figure out")
def figure(at):
    at.staff.send(
        reverse("staff_figures"), {"kind": "leading", "region": "london", "given_to": "A commissioner"}
    )


@edit("administrator deletes a record for good")
def delete(at):
    at.administrator.send(page("project_delete", project("plan-w").pk), {"post": "yes"})
