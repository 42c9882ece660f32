"""One page of each public template, on the data of the report, and each state that a visitor may meet."""

PAGES = {
    "home": "/",
    "results": "/projects/?near=Leeds",
    "results with filters": "/projects/?near=Leeds&within=25&community=women&activity=socialising&only=yes",
    "results in words": "/projects/?q=depresion",
    "nothing found": "/projects/?q=zzzzqq",
    "which place": "/projects/?near=Newport",
    "unknown place": "/projects/?near=Nowhereland",
    "project": "/projects/hayaan/",
    "checked project": "/projects/checked-leeds-group/",
    "closed project": "/projects/closed-leeds-group/",
    "unnamed project": "/projects/anxiety-group-suffolk-mind/",
    "merged network": "/projects/depression-alliance/",
    "regions": "/regions/",
    "region": "/regions/london/",
    "networks": "/networks/",
    "second page of a region": "/regions/london/?page=2",
    "about peer support": "/about-peer-support/",
    "in other words": "/about-peer-support/in-other-words/",
    "training": "/training/",
    "what is on": "/whats-on/",
    "what is on near a place": "/whats-on/?near=Leeds",
    "urgent help": "/urgent-help/",
    "stay safe online": "/stay-safe-online/",
    "shortlist": "/shortlist/?id=hayaan&id=checked-leeds-group",
    "empty shortlist": "/shortlist/",
    "about": "/about/",
    "privacy": "/about/privacy/",
    "2013 report": "/about/2013-report/",
    "how to use": "/about/how-to-use/",
    "bad request": "/fails/400/",
    "not allowed": "/fails/403/",
    "form refused": "/fails/csrf/",
    "not found": "/none-such/",
    "taken off": "/fails/410/",
    "too many requests": "/fails/429/",
    "our fault": "/fails/500/",
    "database away": "/fails/503/",
}
STATUS = {
    "bad request": 400,
    "not allowed": 403,
    "form refused": 403,
    "not found": 404,
    "taken off": 410,
    "too many requests": 429,
    "our fault": 500,
    "database away": 503,
}
RESULTS = ["results", "results with filters", "results in words", "nothing found", "unknown place"]
PROJECTS = ["project", "checked project", "closed project", "unnamed project", "merged network"]
# These add no part that another page lacks: the error pages, for one, differ in their words only.
ALIKE = {*STATUS, "results in words", "merged network", "empty shortlist", "second page of a region"} - {
    "not found"
}
TEMPLATES = [name for name in PAGES if name not in ALIKE]
WIDTHS = {"phone": 320, "tablet": 768, "desk": 1280}

# Of people who signed in; the figure is one that a test gives out first.
PEOPLE = {"staff": "staff@example.org", "researcher": "researcher@example.org"}
PASSWORD = "a long and quiet river"
SET = "region=north-east&community=racialised-communities"
STAFF_PAGES = {
    "summaries": "/staff/summaries/",
    "summary of a region": (
        "/staff/summaries/?region=north-east&since=2026-01-01"
        "&section=overview&section=claimed&section=changes&section=firmly&section=funding"
    ),
    "summary of England": (
        "/staff/summaries/?region=england&audience=internal"
        "&section=overview&section=claimed&section=training&section=funders"
    ),
    "summary of a set": f"/staff/summaries/?{SET}",
    "summary of nothing": "/staff/summaries/?region=nowhere&since=yesterday",
    "groups behind a figure": f"/staff/summaries/groups/?{SET}&table=overview&row=listed&column=all",
    "all groups": "/staff/projects/",
    "all groups near a place": "/staff/projects/?near=Leeds&community=women",
    "figures": "/staff/figures/",
    "a sentence": "/staff/figures/?kind=leading&region=london",
    "a figure given out": "/staff/figures/1/",
}
