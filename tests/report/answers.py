"""What a reader of the 2013 report answers to questions that the filters must answer too: slugs."""

# By region.
LGBT = {
    "east-midlands": "",
    "west-midlands": "b-glad",
    "north-west": "",
    "eastern": "",
    "london": "lgbt-group-bowhaven outcome",
    "north-east": "launchpad-lgbt-group sodit",
    "south-west": "lgbt-group-mind-in-sedgemoor mind-out-dorset",
    "south-east": "lgbt-group-medway mindout-brighton-and-hove",
}
STATUTORY = {
    "east-midlands": "nottinghamshire-healthcare-nhs-trust",
    "west-midlands": """
        big-recovery birmingham-and-solihull-mental-health-foundation-trust
        phoenix-hub-and-clubhouse psychotherapy-service-user-network-birmingham-and-solihull
        worcestershire-health-and-social-care-nhs-trust
    """,
    "north-west": "",
    "eastern": """
        carers-peer-support-hertfordshire-partnership-foundation-trust
        hertfordshire-partnership-foundation-trust-peer-support-scheme
        norfolk-and-suffolk-foundation-trust
    """,
    "london": """
        central-and-north-west-london-nhs-foundation-trust peer-support-in-southwark
        south-london-and-maudsley-nhs-trust west-london-nhs-trust
    """,
    "north-east": """
        ladies-monday-group-sheffield sheffield-mental-health-nhs-trust steps-sheffield
        sunrise-sheffield
    """,
    "south-west": """
        community-peer-support-group-devon-partnership devon-partnership-nhs-trust north-devon-link
        somerset-partnership-nhs-foundation-trust ward-peer-support-group-devon-partnership
    """,
    "south-east": "berkshire-healthcare-nhs-foundation-trust berkshire-mental-health-users-group",
}
# Over the whole country.
ANSWERS = {
    "community=south-asian": "hamdard leeds-mind-dosti-groups roshni-ghar",
    "community=asian": """
        dosti hamdard leeds-mind-dosti-groups rethink-sahayak rethink-sangam roshni-ghar
        tamarind-centre
    """,
    "community=somali": "hayaan",
    "community=chinese": "peer-support-for-the-chinese-community-oxfordshire",
    "community=polish": "przestrzen",
    "community=african-caribbean": "tamarind-centre thacmho",
    "community=black": "black-users-group-ellerslie-centre new-ark-foundation",
    "community=trans": """
        launchpad-lgbt-group lgbt-group-bowhaven lgbt-group-medway lgbt-group-mind-in-sedgemoor
        mind-out-dorset mindout-brighton-and-hove outcome sodit
    """,
    "setting=ward-or-hospital": """
        canerows-and-plaits capital-project-trust devon-partnership-nhs-trust
        enfield-mental-health-users-group
        hertfordshire-partnership-foundation-trust-peer-support-scheme
        somerset-partnership-nhs-foundation-trust sunrise-sheffield
        ward-peer-support-group-devon-partnership
    """,
    "activity=ward-visits": """
        canerows-and-plaits capital-project-trust enfield-mental-health-users-group
        somerset-partnership-nhs-foundation-trust
    """,
    "setting=drop-in": """
        community-service-canerows-and-plaits dosti kindred-minds network-for-change
        peer-support-in-southwark positive-steps recovery-partners
        safe-space-drop-in-local-mind-west-midlands social-drop-in-groups-local-minds-east-midlands
        stockport-user-friendly-forum
    """,
    "setting=day-centre": """
        black-users-group-ellerslie-centre ellerslie-centre erewash-mental-health-association
    """,
    "setting=prison": "hearing-voices-network leeds-mind-hmp-armley-pilot",
    "community=people-in-prison": "hearing-voices-network leeds-mind-hmp-armley-pilot",
    "community=carers-and-family": """
        bipolar-uk caraline carers-group-caraline
        carers-peer-support-hertfordshire-partnership-foundation-trust equilibrium
        rethink-respect-group torbay-bipolar-uk-self-help-group
    """,
    "community=older-people": """
        british-red-cross-over-50s-group-east-midlands
        older-peoples-peer-mentoring-bedfordshire-and-luton-mind watch-chard
    """,
    "experience=eating-difficulties": """
        beat beat-message-boards caraline carers-group-caraline eating-behaviours-group-caraline
        first-steps-derbyshire overeaters-anonymous ps4mh self-help-group-caraline
    """,
    "category=supporting-development": """
        bipolar-uk building-bridges-to-wellbeing dorset-mental-health-forum hearing-voices-network
        ocd-uk peer2peer-network ps4mh rethink-recovery-point self-help-nottingham sheffield-ship
        stockport-mind
    """,
    "category=online-peer-support": """
        beat-message-boards bipolar-uk-ecommunity elefriends
        facebook-peer-support-group-west-midlands mental-health-forum recover-your-life rethinktalk
        time-to-change-facebook-community
    """,
    # All that the chapter on them names, the national networks too; what merged is found by name only.
    "category=self-help-groups": """
        alcoholics-anonymous b-glad beat bipolar-uk bowhaven bridge-collective caraline
        carers-group-caraline depression-self-help-group-batley depression-self-help-group-east-midlands
        depression-self-help-group-halifax depression-support-group-kent depression-support-group-surrey
        eating-behaviours-group-caraline facebook-peer-support-group-west-midlands first-steps-derbyshire
        hamdard hearing-voices-network launchpad-lgbt-group launchpad-newcastle
        launchpad-self-management-groups lgbt-group-bowhaven lifecraft
        local-mind-self-help-social-mentoring-west-midlands mens-group-bowhaven
        mental-health-and-wellbeing-group-east-midlands narcotics-anonymous network-for-change
        nottingham-depression-support-group ocd-uk overeaters-anonymous philosophy-cafe
        self-help-group-caraline sharing-voices sobs sodit spring
        student-self-help-group-oxford-brookes-university student-self-help-group-oxford-university
        torbay-bipolar-uk-self-help-group tranx-shiregreen womens-group-bowhaven
    """,
    "category=formal-peer-support": """
        bromley-mind canerows-and-plaits capital-project-trust chard-intentional-peer-support-group
        cleo-oldham community-service-canerows-and-plaits dorset-mental-health-forum
        hertfordshire-partnership-foundation-trust-peer-support-scheme
        herts-mind-network-peer-support-service nottinghamshire-healthcare-nhs-trust oxfordshire-mind
        peer-support-in-southwark pros-taunton-and-west-somerset-mind reading-your-way recovery-devon
        recovery-partners rochdale-and-district-mind second-step second-step-peer-support
        somerset-partnership-nhs-foundation-trust southwark-your-way together together-your-way
        wandsworth-your-way
    """,
    "category=peer-brokerage": "canterbury-and-district-mental-health-forum project-swap recovery-partners",
    "led=user-led": """
        anxiety-group-suffolk-mind arts-and-crafts-group-suffolk-mind b-glad
        bipolar-support-group-suffolk-mind bowhaven bridge-collective capital-project-trust
        cleo-oldham equilibrium first-person-plural happi launchpad-newcastle
        leeds-survivor-led-crisis-service lifecraft making-waves medway-engagement-group-and-network
        mental-health-action-group-derbyshire mental-health-action-group-sheffield
        mental-health-user-representatives-sheffield mind-in-sedgemoor network-for-change no-panic
        north-staffordshire-user-group ocd-support-group-suffolk-mind peer2peer-network
        positive-steps project-swap recovery-partners rethink-peer-support-groups-exmouth
        scarborough-survivors sheffield-light stockport-user-friendly-forum survivors-club
        swimming-group-suffolk-mind west-cornwall-mind
    """,
    "led=shared": """
        community-peer-support-group-devon-partnership devon-partnership-nhs-trust recovery-devon
        southwark-your-way ward-peer-support-group-devon-partnership
    """,
}
# With `only=yes`.
ONLY = {
    "women": """
        hamdard sheffield-light womens-group-local-mind-east-midlands
    """,
    "men": "mens-group-local-mind-east-midlands",
    "racialised-communities": "hamdard",
    "carers-and-family": """
        carers-group-caraline carers-peer-support-hertfordshire-partnership-foundation-trust
    """,
}
