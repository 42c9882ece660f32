"""The tables, one subject a file; no code here changes a second row.

May import: the ground floor (rules, term_tree, phrases, phones, contact_values, geo,
vocabulary, questions).
Begin with projects.py, then terms.py and review.py; querysets.py has the verbs that finish "projects ...".
"""

from .access import Access, AccessEvent
from .answers import Answer, PeerDefinition
from .cards import ProjectCard
from .checks import (
    STALE_COLUMNS,
    STALE_VOCABULARIES,
    AttemptOutcome,
    Check,
    CheckOutcome,
    ContactAttempt,
    Found,
    StaleFact,
)
from .contacts import Consent, Contact, ContactKind, ContactStep, ContactStepKind
from .figures import GivenFigure
from .gaps import Gap, SearchEffort
from .gazetteer import *  # noqa: F403
from .history import ChangeVia, ProjectChange
from .imports import ImportRun
from .job_runs import JobRun
from .leads import ENDED_OR_RENAMED, Lead, LeadStatus, Opening, Publisher
from .letters import Letter, LetterCount, LetterKind, LetterState
from .link_checks import STANDS, LinkCheck, LinkOutcome
from .loaded import LoadedRecord
from .messages import WISHES, Message, MessageKind
from .networks import Affiliation, ClaimedCount, Network
from .organisations import Organisation, OrganisationKind, ProjectOrganisation
from .people import SignInTry, User, UserRole
from .projects import NotDuplicate, OldSlug, Project
from .regions import Coverage, ProjectRegion, Region
from .review import (
    ProposalState,
    ProposedChange,
    ReviewEvent,
    Step,
    Tombstone,
    TombstoneKind,
    TombstoneMark,
)
from .signposts import Nation, Signpost, SignpostKind
from .sources import Source, SourceKind
from .terms import AXES, KINDED, ProjectTerm, Term
from .training import TrainingCourse
from .unmet_searches import UnmetSearch
from .venues import Frequency, Meeting, Venue, VenueAddress
from .versions import DirectoryVersion
from .words import ProjectWords
from .work import WorkItem
from .worries import Worry, WorryStep, WorryStepKind
