"""The families of words by which a call for help is heard, and the phrases made of them, for `distress.py`."""

# ruff: noqa: E501 - a phrase is one line.

# What people type on a phone, as the word that the families below hold.
SPELLINGS = {
    short: meant
    for pairs in (
        "u=you ur=your r=are n=and 2=to cuz=because cos=because plz=please pls=please plse=please abt=about "
        "im=i_am ive=i_have id=i_would iv=i_have weve=we_have hes=he_is shes=she_is theyre=they_are theyve=they_have "
        "youre=you_are its=it_is theres=there_is whats=what_is dont=do_not dnt=do_not doesnt=does_not didnt=did_not "
        "cant=can_not cnt=can_not cannot=can_not couldnt=could_not wont=will_not wouldnt=would_not isnt=is_not "
        "aint=is_not arent=are_not wasnt=was_not werent=were_not havent=have_not hasnt=has_not shouldnt=should_not "
        "wanna=want_to wana=want_to gonna=going_to gunna=going_to gona=going_to gotta=got_to tryna=trying_to "
        "nobody=no_one noone=no_one no1=no_one noones=no_one nobodys=no_one somebody=someone some1=someone "
        "sum1=someone anybody=anyone any1=anyone every1=everyone everybody=everyone rn=right_now tonite=tonight "
        "bf=boyfriend bfs=boyfriend fella=boyfriend bloke=man gf=girlfriend hubby=husband hubbie=husband "
        "hubs=husband missus=wife mrs=wife mam=mum mom=mum mummy=mum mother=mum mums=mum moms=mum father=dad "
        "daddy=dad dads=dad fathers=dad mothers=mum grandma=nan gran=nan granny=nan grandad=grandad "
        "grandfather=grandad grandmother=nan bro=brother sis=sister kid=child mate=friend bestie=friend "
        "pal=friend m8=friend kil=kill kiling=killing kll=kill hitt=hit hti=hit rapd=raped hert=hurt "
        "anymore=any_more alot=a_lot selfharm=self_harm selfharming=self_harming suicid=suicide suiside=suicide "
        "dieing=dying wannadie=want_to_die od=overdose oded=overdosed meds=tablets sh=self_harm dv=domestic_violence "
        "whove=who_have yr=year rlly=really rly=really thru=through imma=i_am_going_to ima=i_am_going_to tylenol=paracetamol urself=yourself meself=myself mysef=myself mi=my panick=panic panik=panic pannic=panic atack=attack attak=attack rite=right anxeity=anxiety nowt=nothing owt=anything summat=something sumthing=something marra=friend cannae=can_not canny=can_not dinnae=do_not didnae=did_not wud=would cud=could shud=should hav=have hve=have wot=what wat=what o=of tho=though 2moro=tomorrow tomoz=tomorrow tmrw=tomorrow 2nite=tonight 2night=tonight nite=night nites=nights everytime=every_time shouldve=should_have couldve=could_have wouldve=would_have hed=he_would youll=you_will thats=that_is whos=who_is sumone=someone sum=some ppl=people wi=with nd=and coz=because bc=because bcos=because idk=i_do_not_know idc=i_do_not_care cba=can_not_be_bothered evry=every msg=message msgs=messages yrs=years wks=weeks hrs=hours bday=birthday skool=school luv=love gettin=getting doin=doing n=and wor=my ma=mum da=dad wee=little weans=kids bairns=kids missis=wife til=till untill=until alright=ok theyd=they_would hasnae=has_not wasnae=was_not wisnt=was_not selfhate=hate_myself sumat=something thinkin=thinking "
    ).split()
    for short, _, meant in (pairs.partition("="),)
}
# Families of words. <name> stands for another family, _ for a space.
FAMILIES = {
    "i": "i we",
    "partner": "husband husbands wife wifes partner partners boyfriend boyfriends girlfriend girlfriends ex exes fiance "
    "fiancee spouse other_half lover",
    "child": "son sons daughter daughters child children kids kiddies baby toddler boy girl boys girls teenager "
    "teenagers stepson stepdaughter grandson granddaughter grandchildren little_one little_ones little_boy "
    "little_girl newborn",
    "kin": "<partner> <child> dad mum parents parent stepdad stepmum stepfather stepmother brother brothers sister "
    "sisters stepbrother uncle uncles auntie aunt cousin nan grandad family carer carers flatmate housemate "
    "roommate neighbour neighbours landlord boss manager teacher coach priest pimp friend friends inlaws "
    "in_laws father_in_law mum_in_law dad_in_law brother_in_law sister_in_law nephew niece relative mans kids_dad "
    "babys_dad ex_husband ex_wife ex_partner ex_boyfriend ex_girlfriend doctor therapist support_worker colleague",
    "age": "adult best elderly eldest late little old older own teenage younger youngest teen autistic drunk "
    "alcoholic poor dear lovely close good other big 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 "
    "year_old yr_old",
    "person": "he she they someone man men guy lad stranger people gang dad mum <partner> <kin>",
    "me": "me us my_mum mum my_sister my_brother my_dad my_nan my_child my_children my_kids my_son my_sons my_daughter "
    "my_daughters my_baby my_boy my_girl my_boys my_girls my_toddler my_little_one my_little_boy my_little_girl "
    "our_kids our_children our_son our_daughter our_baby our_child the_kids the_children the_baby the_boys the_girls "
    "kids me_and_the_kids my_pets my_dog my_cat my_teenager my_grandson my_granddaughter",
    # Done by a hand; where somebody does it to "me" it is violence, whoever does it.
    "hit": "*beat beaten *punch *slap slapped slapping *strangle *choke *throttle *attack *assault *rape *abuse *batter "
    "*thump *smack *whack *headbutt stab stabs stabbed stabbing *threaten *molest *grope *stalk *harass *kidnap "
    "kidnapped *torture *blackmail *intimidate *terrorise *bash *wallop *shove *smother *suffocate *thrash *violate "
    "*spank *humiliate *imprison *gaslight",
    "hits": "hit hits hitting",
    # These need somebody who does it: a back hurts too.
    "hurt": "<hit> <hits> hurt hurts hurting *harm *kick *bite bit bitten *burn burnt *push drag *shove *kill *touch "
    "drags dragged dragging grab grabs grabbed grabbing pin pins pinned pinning *control controlled controlling scare scares scaring "
    "frighten frightens frightening terrify terrifies terrifying *trap trapped trapping *follow *drug drugged drugging *spike spits spit spat spitting *isolate "
    "*manipulate *gaslight gaslit *bully *degrade *humiliate *imprison *shout *scream *yell swears swore swearing throws "
    "throw threw throwing *lash cuts cut cutting *scratch *nip nips *pinch *mistreat *slam slammed slamming *chase *corner "
    "*starve tie ties tied tying *restrain *whip whipped whipping *belittle *insult *exploit *poison *drown *spank *stamp *gag "
    "*rob robbed robbing mug mugged mugging *belt *thrash *wallop *knife *shoot shot *track *film *pester *watch *crush "
    "*squeeze *twist *violate *penetrate *fondle *flash *catcall *punish *torment *smother *suffocate *beat_up *taunt",
    "done": "violated humiliated starved whipped spanked bullied_and_hit raped abused assaulted attacked beaten battered strangled choked stabbed molested groped stalked "
    "threatened punched slapped kicked hit controlled harassed trafficked groomed mugged spiked drugged tortured "
    "blackmailed kidnapped beat throttled smacked headbutted bashed imprisoned jumped gaslit gang_raped date_raped "
    "knocked_about beaten_up beat_up",
    "how": "sexually physically badly just nearly almost always constantly emotionally mentally verbally "
    "violently so being been getting financially brutally severely recently repeatedly also still even really ever",
    "is": "is are was were gets get got can_be has_been have_been being getting becomes became turns turned goes",
    "bad": "abusive violent controlling aggressive dangerous coercive possessive a_bully an_abuser a_narcissist "
    "abuser narcissistic psychopath",
    "home": "relationship marriage home household house family situation",
    "scared": "scared afraid frightened terrified petrified fear fearful feared frightend wary",
    "self": "myself",
    "other_self": "himself herself themselves themself",
    "very": "so really very just always too all extremely still completely totally absolutely such bit a_bit the pretty "
    "quite properly actually constantly sometimes often never",
    "now": "now tonight today urgent urgently please asap quick quickly right_now immediately fast desperately",
    "pills": "pills pill tablets tablet medication paracetamol drugs antidepressants insulin painkillers sleeping_pills",
    "illness": "tears depression anxiety grief panic sadness loneliness illness pain bipolar mood moods ocd fear life "
    "tiredness fatigue guilt shame it this that what death loss news divorce redundancy menopause covid "
    "lockdown reality stress trauma memories flashbacks nightmares weather winter bereavement cancer "
    "psychosis voice voices thoughts thought demons feelings feeling emotions cravings migraine migraines "
    "symptoms mania fibromyalgia arthritis which everything back headache noise suicide",
}

# What is no violence, though its words are those of it; left out before violence is looked for.
HARMLESS = """
stop <hurt>|<hits> ~4 course|class|classes|group|groups|programme|training
broke|break|breaking|broken up with
voices|voice|thoughts|memories|nightmares|flashbacks|anxiety|depression ~3 not ~1 leave me alone
<kin> with ~1 <illness>
makes|made me laugh|smile|happy|proud|dinner|tea|better|think
hurt|hurts|broke|broken|bit|burnt|cut his|her|their own? back|leg|arm|hip|foot|knee|head|ankle|wrist|finger|shoulder !bed|sheet
not let|allow|lets|allows me park|register|change|cancel|join
<i> ~2 <how>? <how>? abused|molested|raped as a ~1 child|kid ~3 by
attacked|bitten|bit|chased by ~2 dog|dogs|cat|cow|bees|wasp
<kin> ~5 when i was ~2 young|little|kid|child|small|younger
<kin> beat|beats ~1 cancer|addiction|leukaemia|it
<kin> was|were|got killed|murdered
<i> was|have|am|got <how>? <done> ~2 support_group|group|groups|survivors|counselling
survived|survivor|survivors|experienced ~3 abuse|violence ~2 and|as|in|$
grew up with|around|in ~3 violence|abuse
left my <bad> <kin> ~1 years|months|ago
locked in syndrome
who|others|people|someone|anyone|those|been|have ~2 been|going|gone|are|is through it|this|that|the|similar ~1 $|before|too|same
coming|come|weaning|tapering|withdrawing off|from ~1 tablets|medication|diazepam|valium|antidepressants|sertraline|pregabalin|benzos|prozac|lithium|it|them
go|goes|going|went|gone|been through ~2 divorce|separation|breakup|redundancy|menopause|ivf|chemo|cancer|treatment|bereavement|adoption
drink|drinks|drinking|drank|gamble|gambles|gambling|smoke|smokes|smoking|sleep|sleeps|sleeping|eat|eats|eating|spend|spends|spending|worry|worries|worrying|game|games|gaming too ~1 much
give|gives|giving|gave|given|cut|cutting up|down|back|out ~1 alcohol|cannabis|smoking|drinking|drink|drugs|gambling|weed|cigarettes|sugar|work|caffeine|on
<illness> =3 <hurt>|killing|kill <me>
panic|anxiety|heart|asthma|stroke attack|attacks
attacks of
threaten|threatens|threatened|threatening ~1 suicide|self
threaten|threatens|threatened|threatening ~2 kill|killing|hurt|hurting|harm|harming|end|take|jump|cut himself|herself|themselves|his|her|their|it|off
drug|alcohol|substance|solvent|elder|child|animal abuse
thoughts|thought|images|image|urges|ocd|intrusive|worry|worries|worried about|of|that =3 <hurt>
<hurt> ~1 myself
push|pushes|pushed|pushing ~2 away
push|pushes|pushed|pushing me to !have|the|sex|do
grab|grabs|grabbed|grabbing me a|an|some|another
beat|beats|beating <me> to|home !a|death|within
cut|cuts|cutting|track|kick|kicks|kicked me off|out|some
kill|killing|hurt|hurting|harm|harming my self
<i> ~3 abused|abuse alcohol|drugs|substances|steroids|cocaine|laxatives|food|drink|prescription
<i> ~2 <how>? abused|molested|beaten|hit|assaulted|neglected|groomed ~4 as a ~1 child|kid|teenager|boy|girl|baby
<i> ~2 <how>? abused|molested|beaten|hit|assaulted|neglected|groomed ~2 when i was ~2 child|kid|young|younger|little|small|boy|girl
<i> ~2 <how>? abused|molested|beaten|hit|assaulted|neglected|groomed ~2 in ~1 childhood|care
<i> ~2 <how>? abused|beaten|hit|assaulted|neglected growing up
as a ~1 child ~1 <i> was ~1 <done>
hit by a|the car|bus|bike|train|lorry|van
it|that|this hit me that|like|hard|when|how|in
hit me up
broke|breaks|broken|breaking my heart
hit|hits|hitting <me> with ~2 news|truth|fact|reality
beat|beats|beating <me>|him|her|them|<kin> ~1 <kin>? at|in chess|snooker|bowls|dominoes|rummy|bingo|quizzes|quiz|running|cards|tennis|golf|pool|football|darts|scrabble|games|the|game
push|pushes|pushed|pushing <me>|him|her|them|my ~1 <kin>? to|into|too ~1 study|apply|work|do|try|get|go|be|see|join|take|talk
threw|throws|throwing ~1 ball|party
control|controls|controlled|controlling my|his|her|their|our ~1 anger|temper|thoughts|mind|emotions|eating|weight|drinking|moods|blood|pain|bladder|asthma|symptoms|diabetes|voices|urges|epilepsy|anxiety|feelings|spending
voices|voice ~6 <hurt>|kill|killing ~1 people|others|someone|everyone|him|her|them|my
scared|afraid|frightened|terrified|fear of|for ~2 <kin> dying|death|leaving|being|getting|having|going
"""

VIOLENCE = """
^ gang? rape|raped $
<hit> up|on|at|with? <me>
<hits> <me>
<hits> and ~1 <hurt> <me>
<person> ~4 <hurt> and? up|on|at|out|down|off? at? <me>
came|comes|went|goes for|at <me>
lays|laid|laying a? hand|hands|finger|fingers on <me>
<i> was|am|were|have|had|keep|got|get|getting|being|been been|being|getting|got? <how>? <how>? <done> !alcohol|drugs|drink
^ hurt|hurts|hurting <me>
^ been|being|got|getting|was|keep <how>? <how>? <done> !women|men|people|group|alcohol|drugs
my|our <age>? <age>? <child> ~1 is|are|was|were|has|have|keeps|got|being being|been|getting|got? <how>? <how>? <done>
<i> am|was|have ~2 in an|a ~2 <bad>|abuse <home>
stuck|trapped|living in an|a|this ~1 <bad> <home>
^ in an|a <bad> <home>
my <home> is|has ~2 <bad>
<partner>|he|she|dad|mum|stepdad <bad> to|towards|with|when <me>
<bad> to|towards|with|against <me>
<scared> to go|be|stay|return|leave home|him|her !for|alone|at
<scared> to be ~1 with him|her|my
hide|hiding|escape|escaping|away|safe|flee|fleeing|ran|run from him|her
leave|leaving|escape him|her ~3 <scared>
<i> ~5 not ~1 safe ~3 at|in|with|around my|home|him|her|house|own
^ not safe at home
<i> ~3 unsafe ~2 at|in|with|around my|home|him|her|house
^ unsafe at home
<person> ~4 knife|gun|weapon|machete|hammer|bat|acid
<person> ~3 gave|gives|left|leaves <me> ~3 bruise|bruises|black|bruised|scars|marks
<person> ~3 *coerce|*force|make|makes|made|making <me> ~3 sex|marry|married|strip|beg|naked|touch|bleed|scared|afraid|frightened|watch|kneel|sleep|crawl|eat
<i> ~3 threats
<i> ~3 forced to ~1 work|sex|marry|do|have|sleep|stay|strip
my passport|papers ~2 taken|took|hidden
<i> ~2 being|getting|been forced to|into ~2 sex|marry|married|marriage
<person> ~3 had|has|have|having sex with <me>
<person> ~3 not|never let|allow|allows|lets|letting|feed|feeds <me> !park|join|register|change|cancel
he|she|they|<partner> ~2 threatens|threatened|threatening ~1 to|me|with|my
take|takes|taking the|my|our kids|children|baby|son|daughter ~1 if i
violence in the|my|our house|home|family|household|relationship
<i> ~2 bruises !from ~1 blood|falling|football
*witness|see|sees|seeing|saw|seen ~2 abuse|violence ~2 $|at|at_home|every|now|in
touched|kissed|filmed|recorded|photographed|touching ~4 without|against ~1 my|consent|permission
<i> was|were|been|being touched|kissed|filmed
*pressure|*coerce|*trick|*guilt|*bully|pushed into|to|for ~1 sex
<person> ~3 sell|sells|selling|sold <me>|myself|my_body
sell|sells|selling|sold myself|my_body !short
held|kept|holding|keeping|locked ~2 captive|hostage|prisoner|against my_will
against my will
<i> ~2 locked in|up
fear|fearing|scared|afraid|frightened for my|our|the ~2 life|lives|safety|kids|children !future
<i> ~3 danger|risk|unsafe from my|him|her|a
<i> ~3 victim|victims of ~1 domestic|abuse|rape|violence|sexual|coercive|honour
<i> ~3 experiencing|suffering|facing|living|going|experience|suffer|enduring|having|getting ~3 domestic|sexual|physical abuse|violence
<i> need to|a|somewhere ~2 leave|safe|refuge|escape ~4 husband|wife|partner|boyfriend|girlfriend|ex|him|her|dad|violence|abuse
touches|touched|touching <me> ~4 inappropriately|private|sexually|not|wrong|bed|down
my abuser|rapist|attacker|stalker
<i> ~5 <hurt> up|at|on|and? my|our ~2 <kin>|mum|dad|pets|dog|cat
<i> ~3 throw|threw|throwing|chucked ~4 at my|him|her|them
<i> ~3 leave|left|leaving|caused|gave ~1 bruise|bruises|marks|black ~1 on|eye
<i> ~6 gets|get|got|getting|turned|becomes physical
<i> ~5 <hurt> his|her|their ~1 kids|mum|dad|face
<i> am|get|got|was|have|can|become ~3 violent|abusive !relationship|marriage|home|situation|husband|partner
"""

DESPAIR = """
suicidal|suicide|unalive|kms|ctb|suicidally|overdose|overdosed|overdosing|hopeless|worthless
kill|killing|killed|end|ended|ending|hurt|hurts|hurting|*harm|cut|cuts|cutting|hang|hanging|hung|*drown|*burn|burnt|stab|stabbing|stabbed|shoot|shooting|shot|*poison|*starve|hate|hating|*punch|hit|hitting|*scratch|*injure|*punish|bite|biting|bit|bash|bashing|smother|strangle|strangling|choke|choking|electrocute|gas|*unalive|bleed|slap|slapping ~1 myself
unaliving|despair
self harm|harming|harmed|injury|injure|harms
want|wants|wanted|wanting|going|ready|like|hope|hoping|wish|wishing|pray|trying|tried|rather|need|deserve|better|plan|planning|decided to|if|i|just|that|off ~3 die|dye|dead|dying !my|hair|clothes
<i> ~4 dead ~3 better|easier|happier
finish|stop it all|now|tonight|forever|soon|today
<i> ~4 want|wanna|need ~2 it|everything|pain|this|things ~2 to stop|end|over|go
not want|wanna to live|exist|wake|carry
can|could not ~2 do|take|bear|stand|face|handle|cope ~1 this|it|life|another|any|with|anything|living|the|things !exams
no|any|see|what|is reason|point|the|there point? ~2 living|alive|live|life|on|anymore|more|trying|left|here|carrying|existing
no point to|in|of? me|anything|life|being|it|any|this|going|carrying|living|$
<i> ~2 be gone
leave|leaving|left|gone|out|exit ~1 this|the world|earth|life
the end ~1 for|of ~1 me
chosen|picked|set the|a|my day|date
chosen|choose|picked|decided|planned|know ~1 my|the|how|when ~3 method|date|do|it|die|end
take|taking|took|swallow them|it all
everything|all|it ~2 would|could|will end|stop|over
not mind if ~3 wake|die|died|woke|dead|over
not ~1 care|bothered if|whether i ~2 live|die|wake
finally at? peace
it|this ~3 over soon
<i> ~1 can not $|any
not|never going to? be here|around ~2 tomorrow|longer|much|soon|long|monday|christmas|morning
how i would|will|could|can|should do|end it
not being here|alive
how ~3 <pills> ~4 to|kill|die|overdose|take
lethal|fatal|deadly dose|amount
live or die
<i> ~1 not|never|no ~1 matter|mattered|needed
can|could not ~1 stop|trust|control|help myself
sitting ~3 with|holding|got|have ~2 <pills>|rope|knife|gun|blade|razor|noose
<i> ~4 <pills>|rope|knife|gun|blade|razor|noose ~1 ready|now|beside|next|here|$
wrote|written|writing|write|left|leaving ~3 note|notes|letter|letters|goodbye|will !for|to|about|group
giving|given|gave ~1 away ~2 things|stuff|possessions|belongings|everything
last|final message|words|goodbye|time|day
i|am|will|would finish|end|ending it|myself
nothing|never will|going|gets|gonna|matters ~2 better|change|matter|matters|anymore|any
failure ~2 at|everything|$|and
sick|tired ~1 of being|feeling|fighting|hurting|struggling|trying|pretending ~1 here|alive|like|$|to|any
took|taken|taking|take|swallowed|swallow|swallowing|got|have|saving|hoarding|stash ~4 <pills> !for|with|and|that|side
give|giving|gave|given up ~1 on|$ life|living|everything|me|myself|hope
<i> ~1 give|giving|given|gave up !smoking|drinking|work|gambling|drugs|alcohol|drink|cigarettes|my|sugar
tired|sick|fed|done|bored up? of|with ~2 living|life|alive|existing|everything|fighting|trying|waking
life|living|it ~2 not ~1 worth !it
no other|way way|out ~1 out
<i> ~2 disappear|dissapear
not ~1 keep myself safe
<i> ~3 danger|risk|harm to myself
in ~1 crisis
need ~2 crisis|emergency|ambulance|sectioned
mental ~1 crisis|emergency
something stupid
do|doing|done something silly|bad|terrible ~1 myself
<i> ~4 cut|cutting again|$|tonight|now|every
can not stop cutting
^ cutting $
<i> ~4 over|done ~1 with life|living|everything|it
last day|night ~2 alive|here|earth
death ~4 only|best|easier|answer
ready|prepared to die|go|end
take me|lord now|away|home
<i> ~2 lost all? ~1 hope|will
no will to live
breaking point
rock bottom
at my|the lowest
voices ~4 kill|hurt|die|harm|jump|dead|cut
"""

# Somebody else who may be in danger.
OTHER = "he she they someone friend friends <kin> mate anyone"
WORRY = """
kill|killing|hurt|hurting|harm|harming|cut|cuts|cutting|hang|hanging|end|ending|starve|starving|hurts|harms|burns|injure|injuring ~1 <other_self>
end|ending|take|taking|took|taken|finish his|her|their ~1 life|lives
<worried> ~2 about|for ~2 my|a|our|his|her ~3 <kin>|safety|life
<worried> my|our|he|she|they ~1 <kin>|is|will|might|may|going|could|would|has ~5 <danger>
my|our|a|the <age>? <age>? <kin> ~8 <danger>
^ <age>? <kin> ~6 <danger>
he|she|they|someone|anyone|boy|girl ~6 <danger>
she|he|they was|were|has|got|is|are|being ~2 <how>? <done>
better|happier ~1 off? without him|her|them
someone|friend|he|she|they|<kin> ~4 how|where he|she|they would|will|could|going
he|she|they not|never ~1 wake|breathing|answering|respond|responding|moving
<kin>|she|he|someone is|was|has|got|being|been ~2 being|been|getting|got? <how>? <done> by his|her|their|an|a
<kin> ~2 <kin>|he|she ~3 <hits>|<hit>|hurts|hurting|hurt her|him|his|them|their !head|leg|arm|hand|foot|knee|back|finger|toe|exams|best
<kin> ~3 <hits>|beats|beating|abuses|abusing|hurts|hurting|rapes|raped|strangled|attacked his|her|their ~1 <kin>
my|our <age>? <kin> ~2 in|is|are|with an|a ~1 <bad>|abuse <home>
child|children|kids|baby ~3 being|is|are ~2 abused|hit|beaten|neglected|danger
"""
FAMILIES |= {
    "worried": "worried worry worrying scared frightened terrified afraid concerned fear fearing think anxious",
    "danger": "suicidal suicide overdose overdosed overdosing dead_inside kill_himself kill_herself kill_themselves "
    "self_harm self_harming self_harms self_harmed cutting cuts unalive die dying end_it ending_it end_it_all "
    "kms life_is_not_worth go_on no_point no_reason be_here be_alive want_to_live wants_to_live hopeless given_up giving_up "
    "goodbye bye in_crisis having_a_breakdown breakdown missing not_safe unsafe in_danger hurt hurting not_eating "
    "took_pills taken_pills tablets pills jump jumping bridge hang_himself hang_herself hung "
    "hang_themselves hanging something_stupid something_silly died_inside sectioned point_living point_in_living worth_living "
    "hearing_voices_telling dead to_live starving relapsing keep_going cope alive a_knife wake_up crisis harm",
    "heard_self": "suicidal die dye dead suicide overdose kill end go_on cut cutting hopeless live alive be_here hurt harm "
    "self_harm self_harming crisis give_up",
}

# They speak of themselves, whoever else is named.
MYSELF = """
myself
my ~1 life
without me
<i> -4 <heard_self>
i|am -2 suicidal
"""

PANIC = """
urgent|urgently|emergency|immediate ~1 help|support
help ~1 urgent|urgently|immediately
^ need|want ~1 help now $
number|line|anyone|someone|somewhere ~1 i can|could ~1 ring|call|phone|text|talk|speak
^ panic|anxiety attack|attacks $|what|every|help|now
how to stop|calm|handle ~2 panic
abused|raped|molested|touched|hit ~2 as a ~1 child|kid|boy|girl ~1 by
lonely|lonesome|lonelyness|friendless
alone at|in|on|tonight|again|now|all|with|every|$
no friends|mates|family|company
someone|anyone|people|person|somewhere ~2 to|i|who ~1 ~1 talk|speak|listen|chat|vent|listens|ring|call|phone|text|message
need|want|wanna|like|just to talk|chat|vent|speak|offload
need|want|please|just someone|talk|anyone|company ~3 now|tonight|please|listen|talk|$|me|with
anyone|anyone out|there|awake|listening|here|up
having|have|had|got|getting|in|think ~3 panic|anxiety attack|attacks ~1
panic|anxiety attack now|help|please|right|tonight
^ panic $
panic right|help|please|now
can|could not stop|calm|control|relax ~1 crying|shaking|down|panicking|thinking|worrying|screaming|trembling|the|my
<very> scared|terrified|frightened|anxious|afraid|desperate|upset|distressed|low|sad|down|bad|stressed|panicky
loosing my|it mind|it|control
breaking|break|broke|falling|fall|fell|crumbling|cracking|shutting|melting|coming down|apart|up|undone
too much for me
not|hardly|barely ~1 coping|cope|managing|manage|ok|okay|alright
^ please? help me? me? <now>? <now>? <now>? $
no_one|nobody ~2 to|who ~1 talk|speak|turn|ring|call|tell|listen|listens
no_one|nobody ~1 cares|care|calls|likes|loves|texts|rings|visits|understands|bothers|notices|wants|helps
need|want help !with|to|for|finding|getting|understanding|on|about|choosing|in|at
<i> ~2 in ~2 bad|dark|low place|way
do not want to be ~1 alone|myself
hate being|living alone|lonely
miss|missing ~2 someone|company
<i> ~2 was|were|been|being ~2 abused|molested|beaten|assaulted|neglected|groomed|hit
on edge
nervous|anxious|worried|scared|afraid|frightened|sad|crying|low|down ~1 all|every|the ~1 time|day|night
not left|leave|leaving|go|gone|been ~2 house|home|room|flat|bed|out ~1 in|for|since|$|anymore
how much more|longer ~3 take|cope|bear|stand|do
losing|lost|lose ~1 grip|touch
<i> ~3 by myself
stay|staying|stuck|hide|hiding|live ~1 in|inside my|the|all ~1 room|bed|bedroom|house|flat|home|day
need|want ~1 a|some ~1 hug|friend|friends|company|comfort
wish|if ~1 i had ~2 friend|friends|someone|anyone|partner
"""

# What is put right where a finger slipped: the words that tell most, and no others.
TELLING = (
    "<kin> <hurt> <done> <bad> <scared> <pills> <other_self> myself kill killing killed suicidal suicide overdose "
    "overdosed lonely alone panic panicking attack breathe someone anyone nobody want wants going hopeless "
    "worthless anymore living alive ending cutting worried harming please desperate urgent crying isolated "
    "terrified overwhelmed abusive violent violence nothing anything better without never wish disappear there "
    "relationship danger something stupid breakdown unalive hurting hopeless missing racing worst anxious exist "
    "pointless alcohol breath breathing loved support racing nobody threatening throat everything given giving forcing family money phone knife refuge bottle bridge crisis safety enough dont cant "
    "wont doesnt didnt scared tired friends cannot think thinking about domestic sexually forced leave house sleep death dying point "
    "reason struggling talking listen again tonight"
)
# Words that are no slip for one of those.
NO_SLIPS = frozenset(
    (
        "advance advanced employed another arise barns based bases batter beads bears beets bother bottles bridges "
        "buns butter bytes career careers caring carter cases casing chase checked coke colleagues couch "
        "crash decoded diving drawn drivers driving drying dyeing ensuring familiar families favour fears "
        "filed filling flush force forcing forked funding giver givers grape grapes grouped grouping "
        "grubs herts hints houses hurst isolate kinds looking loving managers manipulate means moneys "
        "monkey mothers noise nothings paint panics patent patents pending peter phones pinch pinched "
        "pleased points police policies policy ragged raises raper raps reasons refugee refugees roped "
        "ropes safely score scored scores sending setting slims slips smock smocks snack spans spats "
        "spelling spending spice spite split splits splitting spoke spots stale stating strange stronger "
        "stubs style sweats table tables taint tainted thing thinks threads threat three thrown thumb "
        "thumbs timed times timing tracing tramp trash treats tries trust tuning typing violet walking "
        "while wives beeding pease "
    ).split()
)

# Said in most sentences: no phrase is looked for because of one of these alone.
COMMON = frozenset(
    "i we me my us our the a an is are was were be been am have has had do does did not no can could will would "
    "to of for in on at it this that and or if by with he she they his her him them someone people want wants "
    "need needs like just get got going go help kids mum dad son child".split()
)
