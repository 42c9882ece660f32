"""Appendix C read line by line: what it names in each region, under which of its headings."""

# The South East's four self-help groups stand there under local voluntary organisations, as "independent
# self-help/support groups": here under the heading that other regions have for these.
# Of London: "many of the headquarters of national voluntary organisations" are there.
HEADINGS = {
    "east-midlands": {
        "national-branch": (
            "derbyshire-mind mental-health-action-group-derbyshire enjoying-derby social-drop-in-"
            "groups-local-minds-east-midlands advocacy-project-local-mind-east-midlands mens-group-"
            "local-mind-east-midlands womens-group-local-mind-east-midlands arts-groups-local-mind-"
            "east-midlands local-mind-towards-user-led-east-midlands rethink-respect-group british-"
            "red-cross-over-50s-group-east-midlands"
        ).split(),
        "national-network-group": "first-steps-derbyshire".split(),
        "local-voluntary": (
            "recovery-leicester pets-as-wellbeing-support erewash-mental-health-association network-"
            "for-change biped"
        ).split(),
        "independent-self-help": (
            "depression-self-help-group-east-midlands nottingham-depression-support-group mental-"
            "health-and-wellbeing-group-east-midlands"
        ).split(),
        "minority-and-marginalised": "new-ark-foundation".split(),
    },
    "west-midlands": {
        "national-branch": (
            "local-mind-without-the-term-peer-support-west-midlands safe-space-drop-in-local-mind-"
            "west-midlands local-mind-self-help-social-mentoring-west-midlands kaleidoscope-plus-"
            "group befriending-service-kaleidoscope-plus-group people-in-mind volunteer-placement-"
            "scheme-kaleidoscope-plus-group"
        ).split(),
        "national-network-group": "depression-alliance-penfriend-service b-glad".split(),
        "statutory": (
            "birmingham-and-solihull-mental-health-foundation-trust psychotherapy-service-user-"
            "network-birmingham-and-solihull phoenix-hub-and-clubhouse worcestershire-health-and-"
            "social-care-nhs-trust big-recovery"
        ).split(),
        "local-voluntary": (
            "no-panic action-on-post-partum-psychosis first-person-plural survivors-club north-"
            "staffordshire-user-group"
        ).split(),
        "independent-self-help": "philosophy-cafe facebook-peer-support-group-west-midlands".split(),
        "minority-and-marginalised": "tamarind-centre b-glad".split(),
    },
    "north-west": {
        "national-branch": (
            "stockport-mind stockport-mind-hearing-voices-group stockport-mind-art-group stockport-"
            "mind-mindful-media-group stockport-mind-emotional-resilience-group stockport-mind-"
            "fibromyalgia-group rochdale-and-district-mind"
        ).split(),
        "national-network-group": "co-counselling-network-manchester".split(),
        "local-voluntary": (
            "stockport-user-friendly-forum cleo-oldham st-helens-peer-support-network st-helens-"
            "mental-health-forum"
        ).split(),
    },
    "eastern": {
        "national-branch": (
            "suffolk-mind suffolk-mind-peer-support-network arts-and-crafts-group-suffolk-mind "
            "anxiety-group-suffolk-mind swimming-group-suffolk-mind bipolar-support-group-suffolk-"
            "mind ocd-support-group-suffolk-mind herts-mind-network herts-mind-network-peer-support-"
            "service bedfordshire-and-luton-mind older-peoples-peer-mentoring-bedfordshire-and-luton-"
            "mind luton-cab-peer-support-project norwich-and-central-norfolk-mind staff-peer-support-"
            "norwich-and-central-norfolk-mind rethink-recovery-point"
        ).split(),
        "national-network-group": "co-counselling-network-suffolk".split(),
        "statutory": (
            "hertfordshire-partnership-foundation-trust-peer-support-scheme carers-peer-support-"
            "hertfordshire-partnership-foundation-trust norfolk-and-suffolk-foundation-trust"
        ).split(),
        "local-voluntary": (
            "caraline self-help-group-caraline carers-group-caraline eating-behaviours-group-caraline "
            "impact-mental-health watford-womens-centre spring lifecraft"
        ).split(),
    },
    "london": {
        "national-network": "mind together bipolar-uk depression-alliance".split(),
        "national-branch": (
            "bromley-mind mind-in-harrow happi hayaan wandsworth-your-way southwark-your-way"
        ).split(),
        "national-network-group": "co-counselling-network-london".split(),
        "statutory": (
            "peer-support-in-southwark central-and-north-west-london-nhs-foundation-trust west-"
            "london-nhs-trust south-london-and-maudsley-nhs-trust"
        ).split(),
        "local-voluntary": (
            "enfield-mental-health-users-group brent-users-group islington-borough-users-group "
            "bowhaven mens-group-bowhaven womens-group-bowhaven lgbt-group-bowhaven thacmho "
            "branching-out community-options"
        ).split(),
        "minority-and-marginalised": (
            "kindred-minds hayaan fanon-centre-peer-mentoring-programme thacmho canerows-and-plaits "
            "black-users-group-ellerslie-centre irie-mind mentoring-and-peer-support-group-irie-mind "
            "lgbt-group-bowhaven outcome"
        ).split(),
    },
    "north-east": {
        "national-branch": (
            "hartlepool-mind darlington-mind leeds-mind leeds-mind-peer-support washington-mind "
            "sheffield-mental-health-cab-peer-support"
        ).split(),
        "national-network-group": "co-counselling-network-sheffield".split(),
        "statutory": (
            "sheffield-mental-health-nhs-trust steps-sheffield sunrise-sheffield ladies-monday-group-"
            "sheffield"
        ).split(),
        "local-voluntary": (
            "sodit launchpad-newcastle launchpad-self-management-groups sheffield-ship sheffield-"
            "light sheffield-user-survivor-trainers mental-health-action-group-sheffield mental-"
            "health-user-representatives-sheffield scarborough-survivors st-wilfrids-centre contact-"
            "morpeth"
        ).split(),
        "independent-self-help": (
            "tranx-shiregreen depression-self-help-group-batley depression-self-help-group-halifax"
        ).split(),
        "minority-and-marginalised": (
            "sodit launchpad-lgbt-group dosti touchstone-leeds roshni-ghar sharing-voices hamdard"
        ).split(),
    },
    "south-west": {
        "national-branch": (
            "taunton-and-west-somerset-mind pros-taunton-and-west-somerset-mind mind-in-sedgemoor "
            "west-cornwall-mind rethink-peer-support-groups-exmouth building-bridges-to-wellbeing "
            "second-step second-step-peer-support horizons-second-step"
        ).split(),
        "national-network-group": "changes-bristol".split(),
        "statutory": (
            "somerset-partnership-nhs-foundation-trust devon-partnership-nhs-trust ward-peer-support-"
            "group-devon-partnership community-peer-support-group-devon-partnership north-devon-link"
        ).split(),
        "local-voluntary": (
            "equilibrium recovery-devon chard-intentional-peer-support-group watch-chard bridge-"
            "collective dorset-mental-health-forum changes-bristol positive-steps"
        ).split(),
        "minority-and-marginalised": (
            "culture-club-mind-in-sedgemoor lgbt-group-mind-in-sedgemoor mind-out-dorset"
        ).split(),
    },
    "south-east": {
        "national-branch": (
            "oxfordshire-mind reading-your-way rethink-recovery-hope rethink-sangam rethink-"
            "survivors-of-suicide-brighton-and-hove rethink-peer-led-groups-brighton-and-hove"
        ).split(),
        "national-network-group": "ps4mh".split(),
        "statutory": (
            "berkshire-healthcare-nhs-foundation-trust berkshire-mental-health-users-group"
        ).split(),
        "local-voluntary": (
            "capital-project-trust medway-engagement-group-and-network mindout-brighton-and-hove "
            "recovery-partners project-swap"
        ).split(),
        "independent-self-help": (
            "depression-support-group-surrey depression-support-group-kent student-self-help-group-"
            "oxford-university student-self-help-group-oxford-brookes-university"
        ).split(),
        "minority-and-marginalised": (
            "mindout-brighton-and-hove lgbt-group-medway rethink-sangam rethink-sahayak peer-support-"
            "for-the-chinese-community-oxfordshire przestrzen"
        ).split(),
    },
}

# Named in other chapters, or in another region's list: here under a heading of ours.
# The North West's list has the networks of Leeds and Sheffield.
FROM_ELSEWHERE = {
    "east-midlands": {
        "local-voluntary": (
            "plan-w staff-peer-support-group-network-for-change making-waves self-help-nottingham"
        ).split(),
        "statutory": "nottinghamshire-healthcare-nhs-trust".split(),
    },
    "west-midlands": {},
    "north-west": {
        "national-branch": (
            "macclesfield-mind growth-project-rochdale rochdale-mind-internet-cafes rochdale-"
            "literacy-champions"
        ).split(),
    },
    "eastern": {},
    "london": {
        "national-branch": (
            "city-and-hackney-mind islington-mind southwark-mind westminster-mind rethink-sahayak"
        ).split(),
        "minority-and-marginalised": "community-service-canerows-and-plaits rethink-sahayak".split(),
        # Hosts that it names in passing, beside a group for a community.
        "local-voluntary": "ellerslie-centre sound-minds southside-partnership".split(),
    },
    "north-east": {
        "national-network-group": "co-counselling-network-leeds".split(),
        "national-branch": (
            "leeds-mind-dosti-groups leeds-mind-hmp-armley-pilot leeds-mind-iapt-pilot leeds-mind-"
            "crisis-service-pilot"
        ).split(),
        "local-voluntary": "leeds-survivor-led-crisis-service".split(),
        "minority-and-marginalised": "leeds-mind-dosti-groups".split(),
    },
    "south-west": {
        "national-branch": (
            "carrick-mind dorset-mind sunny-side-up-mind-in-sedgemoor social-support-groups-west-"
            "cornwall-mind"
        ).split(),
        "national-network-group": "torbay-bipolar-uk-self-help-group".split(),
    },
    "south-east": {
        "national-branch": "rethink-sahayak".split(),
        "local-voluntary": "canterbury-and-district-mental-health-forum community-options".split(),
    },
}

# What Appendix C says is missing, unclear or was not reached: region, what, and how it is recorded.
STATED_GAPS = [
    ("eastern", "minority-and-marginalised", "none-found"),
    ("eastern", "national-branch", "cannot-tell"),
    ("west-midlands", "national-branch", "cannot-tell"),
    ("south-west", "national-branch", "cannot-tell"),
    ("south-east", "national-branch", "cannot-tell"),
    ("london", "national-branch", "cannot-tell"),
    ("london", "statutory", "cannot-tell"),
    ("london", "local-voluntary", "cannot-tell"),
    ("london", "black", "cannot-tell"),
    ("north-east", "national-branch", "cannot-tell"),
    ("north-west", "Cumbria", "cannot-tell"),
    ("north-west", "Manchester and Liverpool", "cannot-tell"),
    ("south-east", "statutory", "cannot-tell"),
    ("east-midlands", "national-branch", "cannot-tell"),
    ("east-midlands", "Rethink’s Respect group", "cannot-tell"),
]
