"""Closed single answers, as choices. "Not known" is an answer like any other, and never means "no"."""

from django.db.models import TextChoices

NOT_KNOWN = "not-known"


class YesNo(TextChoices):
    """Any question of yes or no."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class IsPeerSupport(TextChoices):
    """How sure are we that this is peer support?"""

    STATED = "stated", "Named as peer support"
    PART_OF_ETHOS = "part-of-ethos", "Peer support is part of how it works"
    BY_PRODUCT = "by-product", "Peer support comes from doing other things together"
    UNCLEAR = "unclear", "Not clear if it is peer support"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Role(TextChoices):
    """What does it do for peer support?"""

    OFFERS = "offers", "Offers peer support"
    HOSTS = "hosts", "Hosts groups that others run"
    HELPS_START = "helps-start", "Helps groups to start"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Recovery(TextChoices):
    """Does it work by recovery principles?"""

    BASED_ON = "based-on", "Based on recovery ideas"
    NOT_BASED_ON = "not-based-on", "Not based on recovery ideas"
    REJECTS = "rejects", "Chooses not to use recovery ideas"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class ControlledBy(TextChoices):
    """Who is in charge of the decisions?"""

    SERVICE_USERS = "service-users", "People who use mental health services"
    COMMUNITY = "community", "Members of the community it is for"
    SHARED = "shared", "Shared between people who use it and others"
    OTHERS = "others", "Others"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class FacilitatedBy(TextChoices):
    """Who runs the meetings or gives the support?"""

    PEERS = "peers", "Peers"
    STAFF = "staff", "Staff"
    BOTH = "both", "Peers and staff together"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class LivedExperience(TextChoices):
    """Have the people who help been there themselves?"""

    ALL = "all", "Everyone who helps has been there"
    SOME = "some", "Some who help have been there"
    NOT_REQUIRED = "not-required", "People who help do not need to have been there"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Scope(TextChoices):
    """How far does it reach?"""

    LOCAL = "local", "Local"
    NATIONAL = "national", "National"


class Stage(TextChoices):
    """Does it meet?"""

    PLANNED = "planned", "Planned"
    RUNNING = "running", "Running"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Closed"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Referral(TextChoices):
    """How does somebody join?"""

    SELF = "self", "Contact them yourself"
    OTHER = "other", "Somebody refers you"
    EITHER = "either", "Contact them yourself, or somebody refers you"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Carers(TextChoices):
    """Are carers included?"""

    ONLY = "only", "Only for carers and family"
    WELCOME = "welcome", "Carers and family are welcome"
    NOT_INCLUDED = "not-included", "Not for carers and family"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class PlaceInOrganisation(TextChoices):
    """What is peer support to the organisation?"""

    CORE_ETHOS = "core-ethos", "At the core of all it does"
    PROJECT = "project", "One project among others"
    BY_PRODUCT = "by-product", "Something that happens beside its work"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Formality(TextChoices):
    """Is the support formal or informal?"""

    FORMAL = "formal", "Formal, with set roles"
    INFORMAL = "informal", "Informal"
    BOTH = "both", "Both formal and informal"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Duration(TextChoices):
    """Does it end on a set day?"""

    TIME_LIMITED = "time-limited", "For a set time"
    ONGOING = "ongoing", "Ongoing"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Pay(TextChoices):
    """Are peer workers paid?"""

    PAID = "paid", "Paid"
    VOLUNTARY = "voluntary", "Volunteers"
    BOTH = "both", "Some paid, some volunteers"
    THERAPEUTIC_EARNINGS = "therapeutic-earnings", "Paid a small sum (therapeutic earnings)"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class Cost(TextChoices):
    """What does it cost to come?"""

    FREE = "free", "Free"
    DONATION = "donation", "Give what you can"
    FEE = "fee", "There is a charge"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class FirstContact(TextChoices):
    """What is the first thing to do?"""

    TURN_UP = "turn-up", "Just turn up"
    RING = "ring", "Ring first"
    WRITE = "write", "Write first"
    REFERRAL = "referral", "Ask somebody to refer you"
    NOT_KNOWN = NOT_KNOWN, "Not known"


class WayIn(TextChoices):
    """How can somebody get to it today? Worked out from contacts, never asked."""

    TURN_UP = "turn-up", "Turn up"
    RING = "ring", "Ring"
    WRITE = "write", "Write"
    WEB = "web", "Look on its website"
    SITE = "site", "Through a website"
    NETWORK = "network", "Through the network"
    NONE = "none", "No way known yet"


class Opened(TextChoices):
    """What did a person find who opened a web address in a browser?"""

    THEIRS = "theirs", "Theirs"
    SOMEBODY_ELSES = "somebody-elses", "Somebody else’s"
    GONE = "gone", "Gone"
    MOVED = "moved", "Moved"


class Frequency(TextChoices):
    """How often does it meet?"""

    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Every month"
    IRREGULAR = "irregular", "Not on fixed days"


class LinkKind(TextChoices):
    """How firmly is a project for a community or an experience?"""

    ONLY = "only", "Only for"
    MAINLY = "mainly", "Mainly for"
    WELCOMES = "welcomes", "Welcomes"


class AnswerState(TextChoices):
    """What became of one of the sixteen questions."""

    ANSWERED = "answered", "Answered"
    ASKED_NO_ANSWER = "asked-no-answer", "Asked, no answer"
    DECLINED = "declined", "Did not want to answer"
    DOES_NOT_APPLY = "does-not-apply", "Does not apply"
    NOT_ASKED = "not-asked", "Not asked"


class Means(TextChoices):
    """How a fact reached us."""

    REPORT = "report", "The 2013 report"
    PHONE = "phone", "Phone"
    EMAIL = "e-mail", "E-mail"
    WEBSITE = "website", "Website"
    VISIT = "visit", "Visit"


class Review(TextChoices):
    """Where a record stands between a researcher's desk and the public."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    SENT_BACK = "sent-back", "Sent back"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Origin(TextChoices):
    """Who brought a record here? What others brought is published by two people, one of whom spoke to the
    group: see `rules.needs_two`."""

    OURS = "ours", "We found it and wrote it down"
    TOLD = "told", "The group, or a visitor, told us of it"
    FEED = "feed", "Another list sent it"


class Keeper(TextChoices):
    """Who keeps a record true? See `rules.kept_by`."""

    GROUP = "group", "The group keeps this page true."
    US = "us", "We keep this page true."
    NOBODY = "nobody", "Nobody keeps this page true yet."


class RefusedFor(TextChoices):
    """What is not listed here; `/about/#what-we-list` says so in these words."""

    NOT_PEER_SUPPORT = "not-peer-support", "Help from professionals alone, with no peers in it"
    PAID_THERAPY = "paid-therapy", "Therapy or counselling that you pay for"
    CONVERSION = "conversion", "Anything that tries to change whom people love, or their gender"
    HARM = "harm", "Anything that encourages self-harm or disordered eating"
    SELLING = "selling", "Anything that is there to sell you something"


class RegionKind(TextChoices):
    """How a project belongs to a region."""

    WORKS_IN = "works-in", "Works in"
    BASED_IN = "based-in", "Based in"


class OrganisationRole(TextChoices):
    """What an organisation is to a project. Who funds whom is for staff only."""

    RUNS = "runs", "Runs it"
    HOSTS = "hosts", "Hosts it"
    PARTNERS = "partners", "Partner"
    TRAINS = "trains", "Trains its people"
    HELPED_START = "helped-start", "Helped it to start"
    FUNDS = "funds", "Funds it"


class AffiliationKind(TextChoices):
    """How a local group belongs to a national network."""

    RUN_BY = "run-by", "Run by the network"
    FUNDED = "funded", "Funded by the network"
    ENDORSED = "endorsed", "Endorsed by the network"
    LISTED = "listed", "Listed by the network"


class NetworkStatus(TextChoices):
    """What became of a network."""

    ACTIVE = "active", "Active"
    MERGED = "merged", "Merged"
    CLOSED = "closed", "Closed"


class CountArea(TextChoices):
    """The area that a claimed count speaks of."""

    REGION = "region", "A region"
    ENGLAND = "england", "England"
    GREAT_BRITAIN = "great-britain", "Great Britain"
    UK = "uk", "The United Kingdom"


class Precision(TextChoices):
    """How much of a venue the public may know."""

    EXACT = "exact", "Exact address, with consent"
    AREA = "area", "Area only"
    HIDDEN = "hidden", "Hidden (always, for a home)"


class GapFinding(TextChoices):
    """Why a region has nothing listed of some kind."""

    NONE_FOUND = "none-found", "None found"
    NOT_LOOKED_FOR = "not-looked-for", "Not looked for"
    CANNOT_TELL = "cannot-tell", "Cannot tell"


class DefinitionOf(TextChoices):
    """What a definition defines."""

    PEER = "peer", "Peer"
    PEER_SUPPORT = "peer-support", "Peer support"


class ConsentUse(TextChoices):
    """What somebody at a group was asked to agree to. The first four are uses of what is recorded."""

    SHOWN = "shown", "Shown here"
    PASSED_ON = "passed-on", "Passed on to other directories"
    WRITTEN_TO = "written-to", "Written to once a year"
    DATED = "dated", "Meetings shown by date"
    EXACT_VENUE = "exact-venue", "Exact address shown"
    LISTING = "listing", "Listed here at all"


# What is asked of each number or address by itself; the others are asked of the group.
USES_OF_A_CONTACT = (ConsentUse.SHOWN, ConsentUse.PASSED_ON, ConsentUse.WRITTEN_TO)


class ConsentAnswer(TextChoices):
    """What they said. Nobody is taken to have refused because nobody asked."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not-asked", "Not asked"
