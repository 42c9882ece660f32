"""Keys of villages and wards whose names are ordinary words or given names too: either may be meant."""

ALSO_WORDS = frozenset(
    "airs amble ash ashes aunt banks bar barbican battle beacon bear beer bell berry birches blackbird bow"
    " bowling box branch bray bream brick bride bridge brighton brook brush bugle burn butts camber castle"
    " cathedral centre central chain chapel chase cherry church city clare cliff clive college comber common"
    " cooling corner cove crest cross crook crown dale denny dingle diss docking dollar douglas dove downs"
    " downside eagle eye fair faith falls fern ferry field fleet flint flushing ford forest forth foundry"
    " friary garden gotham grain grange green grove hale hand harbour hare harmony haven hay hazel"
    " head healing heath heather hermitage hill hillside hinge hole holly holt hope hose hook houston hulk"
    " island ivy keith king knight lake lane law lee lees leaf leslie lizard loans lock locking manor mark"
    " market martin maud meadow meadows mere middle mile mill minster mold moor moss mousehole nash nelson"
    " newton normandy north oak oaks oakwood over palace pant par park patrick peel phoenix pine plains pool"
    " poplar poppy port portland prior priory quarry quarter queen queens rake redding regent ridge ridges"
    " rise river road rock rode rose rowan royal rush saline sale sandwich sandy school scone seaview seal"
    " send settle shard shirley shore sleights south spa speak spring springs spur square stanley star steep"
    " stepaside stock stone street sun sway talk thatch thorn tong tower town trinity tumble union university"
    " vale valley victory view wall warden water waterloo well wells west wharf wheel whetstone wick willow"
    " wing wood woods wool world worth yard yew".split()
)
