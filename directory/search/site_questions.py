"""Questions about this directory and not about groups: who runs it, how a group gets in. No database."""

import re
from dataclasses import dataclass

from directory.models.words import WORD, fold

# Whom or what they ask about: this site, and a group of their own.
SITE = r"(?:th(?:is|e) (?:web ?)?(?:site|website|directory|page|list|database)|you|u|it)"
OWN_GROUP = (
    r"(?:(?:a|my|our|this|new|your|an|own|peer|support|self help|mental|health|local|online)\s)+"
    r"(?:group|project|charity|organisation|service|network|meeting)s?"
)
INTO = r"(?:listed|added|included|on (?:here|this|the)|onto?|in (?:the|this|your) (?:directory|list))"


@dataclass(frozen=True)
class SiteQuestion:
    """How it is asked, the answer, and the page that says more: its address's name and its title."""

    asked: re.Pattern[str]
    answer: str
    page: str
    title: str


def site_question(asked: str, answer: str, page: str, title: str) -> SiteQuestion:
    return SiteQuestion(re.compile(rf"\b(?:{asked})\b"), answer, page, title)


# The first that fits is answered.
SITE_QUESTIONS = (
    site_question(
        rf"(?:how (?:do|can|could|would) (?:i|we|you) |can (?:i|we) |want to |like to |^)"
        rf"(?:add|list|register|submit|include|advertise|promote|put|get) {OWN_GROUP}(?: {INTO})?"
        rf"|(?:get|be|have|getting|put) {OWN_GROUP} {INTO}"
        rf"|(?:get|be) (?:listed|added|included)(?: here| (?:on|in) {SITE})?|(?:submit|add) a listing",
        "You can tell us about a group that is not listed, or of a mistake.",
        "tell_us",
        "Tell us something",
    ),
    site_question(
        r"(?:mistake|error|something wrong|wrong (?:info|information|details|number)) (?:on|in|with|about) "
        rf"{SITE}|(?:report|correct|change|update|wrong|mistake|error|remove|delete|take) "
        r"(?:(?:a|an|the|my|our|some|in|on|with|off|down|out of date|wrong|phone|email|web|details?|info"
        r"|information) )*"
        r"(?:mistake|error|listing|entry|details|information|info|group|number|address|website|link|page)s?"
        r"(?: (?:on|in|from) (?:here|the|this))?"
        rf"|contact (?:us|{SITE})|complain(?:t|ts)? about {SITE}|feedback",
        "You can tell us of a mistake, or about a group.",
        "tell_us",
        "Tell us something",
    ),
    site_question(
        rf"who (?:runs?|owns?|made|makes?|built|created|set up|funds?|pays? for|is behind|are behind) {SITE}"
        rf"|who(?: i)?s (?:behind|running|in charge of|paying for) {SITE}|who are (?:you|u)"
        rf"|about (?:us|{SITE})"
        rf"|what(?: i)?s (?:{SITE})$|what is this (?:site|website|directory)"
        rf"|(?:is|are) {SITE} (?:the |an? |part of |run by )?(?:nhs|mind|charity|safe|private|confidential"
        r"|anonymous|up to date|legit|legitimate|real|official|government)"
        rf"|(?:do|does|will) {SITE} (?:track|keep|store|share|sell|save|use cookies)"
        r"|(?:privacy|cookies?|data protection) policy|cookies"
        rf"|how (?:old|recent|up to date|accurate) is {SITE}",
        "“About this site” says how the list was made, how old it is, and how your visit stays private.",
        "about",
        "About this site",
    ),
    site_question(
        r"(?:how|where) (?:do|can|would|could) (?:i|we|you) (?:just )?(?:join|sign up|register|book|get in"
        r"|attend|enrol|get involved|contact them|get in touch)"
        r"(?: (?:to|with|in|for|at))?(?: (?:a|the|one|them|your|these))?"
        r"(?: groups?)?"
        rf"|how (?:do|can) i (?:use|search|work) {SITE}|how does {SITE} work|how to use {SITE}",
        "“How to use this site” says how to look for a group, and how to go to one.",
        "how_to_use",
        "How to use this site",
    ),
    site_question(
        r"(?:how (?:do|can|could) (?:i|we)|how to|want to|like to|help (?:to|with)?|thinking of)"
        rf" ?(?:start|starting|set up|setting up|run|running|create|form|facilitate) {OWN_GROUP}"
        rf"|^(?:starting|setting up|start|set up) {OWN_GROUP}"
        r"|(?:become|becoming|train as|training as|be) an? (?:peer (?:support(?:er)?|worker|mentor"
        r"|facilitator)"
        r"|peer support (?:worker|volunteer|specialist))(?: worker)?s?"
        r"|peer (?:support(?:er)?(?: worker)?|mentor(?:ing)?|facilitator)"
        r" (?:training|courses?|qualifications?)",
        "“Training courses” lists courses for people who give peer support.",
        "training",
        "Training courses",
    ),
    site_question(
        r"what(?: i)?s (?:a |an )?(?:peer (?:to peer )?support(?: group)?s?|peer support work(?:er)?"
        r"|self help group|support group)(?: like)?"
        r"|what (?:is|are) (?:a |an )?(?:peer|support|self help) (?:support )?groups?(?: like)?"
        r"|what (?:does|do) (?:a |the )?(?:peer )?(?:support|peer|self help)(?: support)? groups? do"
        r"|what happens (?:at|in) (?:a |the )?(?:peer |support |self help )*(?:group|meeting)s?"
        r"|difference between (?:a )?(?:peer support|support group)s? and [a-z]+"
        r"|(?:meaning|definition) of peer support|peer support (?:meaning|definition)|does peer support work"
        r"|what (?:does|do) peer support(?:ers?)? (?:mean|do)",
        "“About peer support” says what it is and which kinds there are.",
        "about_peer_support",
        "About peer support",
    ),
)


def site_question_in(text: str) -> tuple[SiteQuestion, str] | None:
    """The question about the directory itself that a text asks, and the words around it; None for none."""
    said = " ".join(WORD.findall(fold(text)))
    for question in SITE_QUESTIONS:
        if found := question.asked.search(said):
            return question, f"{said[: found.start()]} {said[found.end() :]}".strip()
    return None
