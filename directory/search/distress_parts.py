"""The parts that a call for help is made of, in any order, and how they count together, for `distress.py`."""

# ruff: noqa: E501 - a family is one text.

# Each part is a family of words and phrases, as in `distress_words.py`: <name> a family, _ a space, * a verb's forms.
PARTS = {
    # Who: the person who writes.
    "self": "i me my myself we us our am",
    "i": "i we am",
    # Who: somebody else, near or not.
    "other": "soldiers police guards some_men two_men three_men group_of_men group_of_lads stranger strangers nurses staff doctor teacher colleagues boys the_men "
    "dad's customer driver cellmate flatmates relatives auntie he she they him her them his their someone himself herself themselves <kin> friend friends "
    "lad lass bairn mans woman man gang priest granddad nephew niece student pupil tenant client patient employee roommate classmate stepson lodger "
    "another_boy lads bully bullies housemates guy guys landlord landlady inlaws trafficker dealer dealers manager supervisor foreman owner employer coach "
    "imam pastor vicar tutor online boyfriends girlfriends mother_in_law",
    "he": "he she they",
    # Whom: the writer, a part of the writer's body, a child or an animal of the writer.
    "me": "me us myself my_arm my_arms my_face my_head my_hair my_neck my_throat my_leg my_legs my_wrist my_wrists my_ribs my_nose my_eye my_jaw my_lip "
    "my_stomach my_belly my_back my_chest my_breasts my_bum my_bottom my_body my_clothes my_top my_skirt my_knickers my_private_parts my_privates my_mouth "
    "my_hand my_hands my_foot my_feet my_knee my_shoulder my_ear my_teeth my_fingers",
    # Whom: a child, an animal or a parent of the writer.
    "dear": "the_dog the_cat our_dog our_cat my_dog my_cat my_cats my_dogs my_pets my_baby my_kids my_children my_son my_sons my_daughter my_daughters my_child "
    "my_boy my_girl my_boys my_girls my_toddler my_little_boy my_little_girl my_little_one my_grandson my_granddaughter my_grandkids my_lad my_lass "
    "my_bairn my_wean my_teenager our_kids our_children our_son our_daughter our_baby our_child our_little_boy our_little_girl the_kids the_children "
    "the_baby the_boys the_girls the_bairns kids my_mum mum our_mum my_sister my_sisters my_brother my_brothers my_nan my_stepson my_stepdaughter "
    "my_little_brother my_little_sister",
    # Whom: those whom the writer may hurt.
    "someone_hurt": "our_lad our_lass our_boy our_girl our_kids our_mum our_dad him her them someone people everyone others my_wife my_husband my_partner my_girlfriend "
    "my_boyfriend my_ex my_fella my_baby my_kids my_children my_son my_daughter my_child my_lad my_lass my_mum my_dad my_nan my_grandad my_brother "
    "my_sister the_kids the_baby the_children the_wife our_baby our_son our_daughter my_stepson my_stepdaughter my_stepdad my_stepmum my_toddler "
    "my_little_boy my_little_girl my_mans my_friend mum dad girlfriend wife husband boyfriend my_boss my_neighbour my_dog a_girl a_woman a_child a_boy "
    "a_lad a_man a_kid my_fiance my_family",
    # What: harm done to a body.
    "act": "*chuck *lob lobbed launched *launch *pour poured *kick_off kicks_off *clatter *nut pulled pulls pulling yanks yanked twisted smashed smashing <hit> "
    "<hits> hurt hurts hurting hurted *harm *kick *bite bit bitten *push *shove *grab grabbed grabbing drag drags dragged dragging *burn burnt *pin pinned "
    "pinning *kill *shake shook shaken *throw threw thrown throwing *spit spat *whip whipped *scratch *pinch *knee *elbow *slam slammed slamming *lash "
    "*trip tripped *restrain *drug drugged *poison *squeeze *twist knocked knocks knock *belt *clout *clobber *deck *lamp *lamped *bray *braying *leather "
    "*thump *clip clipped *crack cracked *cane *twat *chin *shoot shot *knife *glass hammered hammers beat_up beats_up batters bash pummel pummels "
    "pummelled *swing *wallop swung *corner *trample *smash *injure *break broke breaks broken *scald *stamp",
    "touch": "*touch *fondle *grope *molest *kiss *rape *assault *abuse *expose *flash *undress *finger penetrated *interfere",
    # What: the harm itself, said whole; nobody else need be named where a person is speaking.
    "harmed": "loan_shark sold_for_sex no_clothes_on pillow_over on_eggshells eggshells found_me_a_husband sexual_thoughts_about hit_every beaten_every slapped_every "
    "kicked_every bruises_all bruises_on bruises_everywhere bruises_from fully_clothed wet_sheets at_knifepoint illegal_images indecent_images "
    "attracted_to_children attracted_to_kids sexual_thoughts_about_children looking_for_a_husband am_i_abusive is_it_abuse am_i_being bottled "
    "kicked_to_the_ground knocked_to_the_ground to_the_ground wherever_i_am wherever_i_go to_prove_where somewhere_safe followed_by_a i_let_him "
    "pic_to_someone keep_fighting burn_his burn_her his_house_down we_cannot_leave bring_shame in_the_house_and ran_away_from get_away_from run_away_from "
    "order_against get_him_out get_her_out get_them_out knifepoint gunpoint at_knife_point body_would find_the_body did_things_to does_things_to cameras_in "
    "cameras_round carried_on_anyway and_i_am_13 and_i_am_14 and_i_am_12 feel_like_i_am_crazy promised_to_a has_bruises_from arrested_for_hitting "
    "arrested_for_assault throwing_stuff throws_stuff throwing_things_at new_numbers kicking_off shout_abuse shouts_abuse shouting_abuse next_to_him "
    "next_to_her squared_up squares_up boiling_water petrol headlock pinned_to pinned_against demands_sex expects_sex wants_sex_all take_no_for upskirt "
    "wanked wanking masturbating masturbated dick_pics dick_pic letterbox letter_box acid jealous_rages timed_when turns_the_kids_against hijab_off spat_on "
    "spits_on rough_with gets_rough rough_when gets_physical got_physical got_violent gets_violent turns_violent turned_violent turns_nasty become_violent "
    "became_violent becomes_violent violent_again raise_his raises_his raised_his lifts_his lifted_his on_the_receiving_end hit_men laid_a_finger own_home "
    "no_say_in sexual_things sexual_stuff touch_him kiss_him secret_about our_secret keep_it_secret keep_it_a_secret smashing_up_the smashed_the "
    "smashing_up kicking_the kicks_in being_made_to made_to_deal made_to_have down_the_stairs by_the_hair by_the_throat out_of_bed_by did_not_want_him "
    "did_not_want_her have_an_abortion put_a_tracker against_the_wall across_the_room in_the_stomach in_the_face in_the_ribs attacked assaulted strangled "
    "tortured molested groped stalked trafficked being_hit being_beaten being_abused being_raped being_hurt being_stalked being_blackmailed "
    "being_controlled being_forced being_followed being_bullied_and being_attacked being_groomed being_strangled being_exploited being_threatened "
    "being_harassed getting_hit getting_beaten getting_battered get_hit get_beaten get_battered bruised condom kicked_in kicking_in head_kicked "
    "restraining_order non_molestation like_a_servant like_servant like_a_dog like_dirt have_her_cut cuckooed cuckooing stabbed punched slapped kidnapped "
    "catfished tried_to_rape knocked_out knocked_about held_against locked_up abducted knocked_unconscious black_eye black_eyes split_lip broken_nose "
    "broken_ribs handy_with_his_fists handy_with_her_fists walking_on_eggshells raises_his_hand raises_her_hand raised_his_hand raised_her_hand "
    "lifted_his_hand lifts_his_hand gang_raped spiked groomed got_a_temper_on_him kicks_the_door kicking_the_door punches_walls punching_walls "
    "punching_holes smashes_the_house smashing_the_house smashing_things smashes_things throws_things throwing_things smashes_up kicked_the_door_in "
    "gaslights love_bombed locked_in beaten_up beat_up got_jumped mugged stealthed enslaved like_a_slave like_slave forced_himself forces_himself "
    "put_his_hands put_her_hands hands_round hands_around took_advantage takes_advantage taking_advantage without_consent never_consented did_not_consent "
    "could_not_consent said_no say_no i_said_stop while_i_was_asleep when_i_was_asleep when_i_am_asleep while_i_sleep when_i_sleep unwanted_touching "
    "wandering_hands lives_in_fear living_in_fear tread_carefully treading_on_eggshells raped sexually_assaulted sexually_abused beaten battered hits_us "
    "hit_us hitting_us hurts_us",
    # What: blows and holds that nothing but a person gives.
    "blow": "*chin chinned *deck *clatter *leather *lamp lamped *nut nutted *squash *clobber *clout *pour poured lobbed *grapple *pummel *handcuff *tie tied *grab "
    "grabbed grabbing *kick *punch *slap slapped slapping drag dragged drags dragging burnt burned *strangle *choke choked *headbutt *stab stabbed stabbing "
    "*spit spat bit *rape *grope *molest *molested *throttle *batter *whack *smack *thump *pin pinned *shove *undress *fondle *blackmail *stalk *groom "
    "groomed *kidnap *trap *cuckoo *torture *beat_up *whip whipped *bash *wallop *headlock *sexually_assault *gang_rape *traffic trafficked *assault *drug "
    "drugged",
    "by": "by from off",
    # What: what somebody did, told of by the one it was done to.
    "done_to": "<done> threatened bitten burnt burned dragged shoved pushed thrown pinned shouted screamed spat followed chased touched cornered kicked hurt bullied "
    "grabbed filmed held locked sworn swore robbed scalded starved whipped tied belted forced made exploited kissed fondled kept sold choked poisoned "
    "bruised used",
    # The same, with the one it was done to.
    "harmed_me": "what_he_does what_she_does what_i_do_to done_to_me does_to_me do_to_me under_his_thumb under_her_thumb smashing_everything chair_against "
    "have_me_killed had_me_killed my_hands_were on_his_neck on_her_neck comes_to_my_room my_nudes found_us hotel_im rubs_my_leg did_something_to_me "
    "tried_it_on_with my_clothes_were_off clothes_were_off not_know_i_am keyed_my_car pillow_over_my over_my_face after_me stuff_to_me have_me_cut "
    "would_want_me being_sold sold_for_sex my_sons_arm my_daughters_arm broke_my_sons no_clothes_on locks_me_out locked_me_out taken_over_my took_over_my "
    "put_my_pics my_pics_online gave_me_a_black black_eye_off found_me_a_husband sexual_thoughts_about_kids thoughts_about_kids locks_me_in into_sex "
    "my_throat slit_my_throat scared_to_call_police not_feel_safe_at_home tells_me_what tells_me_who tells_me_how next_to_him beside_him at_my_partner "
    "put_me_in_hospital hand_up_my has_my_pics has_my_pictures has_my_photos has_my_nudes sent_my_pictures sent_my_pics sent_my_nudes through_my_window "
    "jumped_me gets_in_my_bed make_me_go cuts_up_my in_my_food moved_into_my find_my_body things_to_me not_leave_me_alone will_not_leave_me_alone "
    "would_not_leave_me_alone my_facebook my_phone_so abuse_me abuses_me abusing_me promised_to_my assaulting_my hitting_my hit_my_wife steals_from_me "
    "not_let_me_go will_not_let_me_go do_something_to_my goes_for_me went_for_me had_me_by had_me_up_against had_me_against sat_on_me sits_on_me "
    "stood_on_me keeps_me_awake touched_me_up touching_me_up feels_me_up felt_me_up flashed_me accuses_me accused_me_of_cheating accuses_me_of "
    "listens_to_my spends_my loan_in_my loans_in_my debts_in_my debt_in_my in_my_name turned_my_kids_against let_me_sleep lets_me_sleep given_me_a_black "
    "my_hijab left_me_on_the_floor handles_me physical_with_me to_hit_me on_me_again hurting_me hurts_me hurt_me_again controls_me controlling_me "
    "control_me isolated_me isolates_me in_my_own_home touch_me touching_me by_my_hair by_my_throat tracker_on_my inside_me in_my_drink my_head_kicked "
    "sold_me rough_with_me spiked_my_drink kicked_off_at_me lays_into_me laid_into_me locked_me_in hold_me_down held_me_down holds_me_down on_top_of_me "
    "forced_me forces_me forcing_me made_me_do makes_me_do make_me_do hands_on_me against_my_will without_my_consent wakes_me_up_for_sex himself_on_me "
    "herself_on_me stole_from_me stealing_from_me take_from_me something_in_my_drink to_my_baby i_am_forced_to prostitute prostitution i_have_to_send "
    "cameras_in_my i_sent_her_pictures touching_kids touch_kids touching_children touch_children",
    # The same as nouns, by which plain searches are made too.
    "harm_named": "domestic_violence domestic_abuse refuge women_s_refuge rape gang_rape date_rape honour honour_killing fgm coercive_control gaslighting slavery "
    "forced_marriage sexual_assault dv strangulation fists revenge_porn sextortion cutting_season prisoner hostage bruises bruise sexual_violence abuse "
    "violence attacker rapist abuser abusers stalker bullying_me assault grooming stalking harassment_from trafficking",
    # What: a threat, and what is threatened with.
    "threat": "he_will_take she_will_take said_he_would says_he_would said_they_would said_she_would threatened_to found_out_i shame_on disgrace dishonour "
    "dishonoured if_he_finds if_they_find if_she_finds if_dad_finds knows_i_told took_a_knife pulled_a_knife pulls_a_knife held_a_knife has_a_knife "
    "got_a_knife with_a_knife has_a_gun if_i_leave if_i_do_not if_i_did_not unless_i or_he_will or_she_will or_else going_to_burn going_to_shoot "
    "going_to_take will_take will_stab will_burn will_post will_send will_tell will_share will_show will_come *threaten threats threat blackmail *blackmail "
    "warned warns swears_he_will says_he_will said_he_will says_she_will said_she_will say_they_will said_they_will says_they_will swore will_kill "
    "will_hurt will_find will_get say_he_will going_to_kill going_to_hurt going_to_stab going_to_get if_i_tell if_i_go if_i_ever if_i_left if_i_call "
    "wants_money want_money",
    "threatened": "social_services kill_me killing children bairns letterbox through my_door boyfriend leaving dead fire petrol home_office throat leave see_my_kids "
    "never_see see_the_kids break my_legs outing_me jail prison court kill hurt stab burn shoot beat batter harm acid knife gun machete hammer house kids "
    "deport deported police out_me tell_everyone tell_my expose pictures photos pics nudes video videos me family immigration take_my take_the_kids "
    "take_children dog cat windows",
    "weapon": "knife knives blade machete gun hammer axe bat baseball_bat crowbar acid weapon belt bottle glass scissors screwdriver cord iron poker",
    # What: sex, pictures.
    "sex": "his_bed my_bed in_bed share_a_bed himself_on_me rubs touches_himself sends_me_pictures sends_me_videos his_penis his_willy down_there dirty_messages "
    "dirty_texts dirty inside_me condom sex sexual sexually naked nude nudes undressed underwear knickers bed_with_me in_my_bed into_my_bed gets_in_bed "
    "my_bedroom my_room private_parts privates oral rape raped intimate blow_job sleep_with sleeping_with have_his_way",
    "unwilling": "every_night wants wanted gave_in give_in expects demand demands pester pesters guilts secret keeps 10 9 8 older_man years_older 40_year_old babysitter "
    "foster whenever anyway even_though even_when let_him *send sends sending my_coach my_teacher my_boss would_not *force *make made makes making not no "
    "without refuse refuses refused stop asleep passed_out drunk unconscious instead_of pressure pressures guilt_trips guilt at_night night *touch comes_in "
    "comes_into came_in came_into gets_into sneaks *film secretly consent sleeping payment rent pay 11 12 13 14 15 underage uncle stepdad dad brother "
    "cousin grandad boss landlord teacher coach",
    "picture": "videos_of photos_of recording recordings dms profile sex_tape pics pictures picture photos photo nudes nude video videos film footage images selfies "
    "snaps screenshots webcam camera naked",
    "spread": "post posted posts posting share shared shares sharing send sent sends sending show showed shows showing leak leaked leaks leaking upload uploaded "
    "online everyone of_me my_face money pay threatening threatens threaten blackmail blackmailing put_them saved without secretly expose group_chat school "
    "work family",
    # What: phone, money, papers, door and people kept from the writer.
    "taken_mine": "has_my *keep_my kept_my got_my *hold_my *hide_my hid_my hiding_my took_my *take_my stole_my *steal_my *check_my *read_my reading_my goes_through_my "
    "going_through_my *track_my *control_my controlling_my *smash_my broke_my *delete_my *hack_my *monitor_my *withhold_my *spend_my spent_my *snatch_my "
    "*threw_my *burn_my *cancel_my *refuse_my *confiscate_my *sell_my sold_my *empty_my *drain_my *use_my steals_from stole_from stealing_from robs_me "
    "robbed_me",
    "not_allowed": "not_allowed not_allowed_to forbidden",
    "withheld": "account account_for controls decides will_not_give would_not_give does_not_give do_not_give not_giving *withhold withheld withholds refuses_to_give "
    "*deny denies tells_me_what tells_me_who tells_me_when chooses picks keeps_all gives_me spends_my spends_all empties emptied drains smashed_my broke_my "
    "threw_my hid_my not_let not_letting never_lets never_let will_not_let would_not_let does_not_let do_not_let refuses_to_let *control controlled "
    "controlling not_allowed not_allow does_not_allow permission forbid forbids forbidden bans banned *check checks checking takes took taking keeps_my "
    "kept_my hides hid hidden hiding stops_me stopped_me stop_me *confiscate locks locked locking *track reads reading monitors monitoring goes_through "
    "going_through has_to_know must_know spends demands smashed isolates isolating gives_me_an_allowance must_ask have_to_ask ask_him has_all has_my "
    "have_my got_my holds_my in_his_name in_her_name accounts_for times_me *isolate cut_me_off cuts_me_off steals stole stealing makes_me puts_a_tracker "
    "snatched grabs deletes deleted",
    "mine": "pill abortion contraception period nappies heating what_to_wear what_to_eat who_to_see who_to_speak clothes_i what_i passport benefits hearing_aids "
    "walking_stick frame zimmer crutches carers social_worker gp appointments phone mobile messages texts emails money wages wage pay salary pension card "
    "bank account cash pin papers visa keys car clothes makeup what_i_wear medication tablets insulin inhaler wheelchair glasses food eat job work college "
    "friends family mates out outside house door doors windows wifi internet facebook whatsapp location app tracker see_my see_anyone go leave speak talk "
    "dress shower sleep shopping shop receipts every_penny penny fiver alone english_class doctor hospital everything who_i see_my_family",
    "papers": "passport visa papers deport deported immigration home_office documents brp send_me_back sent_back",
    # What: somebody who lies in wait.
    "lurks": "got_out driving_past knows_where_i fake_profile fake_account unknown_number sends_flowers leaves_flowers leaves_gifts sending_gifts letters_to "
    "found_my_new drives_by keeps_coming outside_my sat_outside comes_round came_round coming_round came_to comes_to wont_leave_me leave_me_alone rings_me "
    "ringing_me calls_me_all times_a_day texts_me_all messages_me_all put_a_tracker tracker_on turns_up turning_up turned_up shows_up showing_up showed_up "
    "follows following followed stalks stalking stalked waits waiting sits_outside sitting_outside parked parks outside watches watching drives_past "
    "hangs_around knocking banging knocks bangs finds_me found_me find_me found_out_where knows_where come_back comes_back coming_back came_back back_again "
    "coming_for at_the_door at_my_door keeps_ringing keeps_calling keeps_messaging keeps_texting keeps_phoning next_room hundred_times tracker tracking "
    "fake_accounts leaving_notes",
    "my_place": "wherever_i wherever my_new my_mums_house my_sons_school my_gym my_church alone my_car the_car my_job the_house my_mums my_workplace my_garden job "
    "my_way me my_work my_house my_home my_flat my_door my_street my_school my_college my_window my_address home where_i_live where_we_live i_live "
    "everywhere work house my_gate my_kids_school from_work my_way_home street my_place",
    "our": "my our",
    "violence": "violent abusive aggressive controlling coercive dangerous unsafe",
    "cut_off": "not_go_out not_go_anywhere not_see_my not_see_anyone not_talk_to not_leave not_leave_the no_money not_have_friends not_have_any not_wear not_work "
    "not_get_out not_speak_to",
    "not_let": "not_let never_lets never_let refuses_to_let not_letting stops_letting",
    "makes_me": "makes_me made_me make_me making_me",
    "made_verb": "do have eat sleep sit stand kneel beg watch touch give pay work cook clean sign lie steal sell carry send strip undress wear drink take swallow go "
    "stay wait ask apologise say get share show marry perform call quit leave stop",
    "abusive": "abusive violent abusive_relationship",
    "leaving": "how_to_leave how_do_i_leave need_to_leave get_away escape want_to_leave trying_to_leave got_to_leave run_away",
    "is_it": "if_it_was it_was is_this is_my are_my am_i is_he is_she is_it was_it was_he normal_for",
    # What: hiding.
    "hiding": "hide hiding hid locked lock barricaded shut hidden",
    "hideout": "wardrobe bathroom toilet cupboard bedroom under_the_bed in_the_car in_my_car garden shed loft closet spare_room my_room bedroom_door garage in_the_loo "
    "loo",
    "of": "of by with next_to near around",
    "reflexive": "himself herself themselves theirself",
    "childhood": "as_a_child as_a_kid as_a_boy as_a_girl childhood when_i_was_young when_i_was_little when_i_was_a growing_up when_i_was_small as_children "
    "when_i_was_younger in_care",
    "hunted": "broke_his broke_her breached breaches restraining_order non_mol non_molestation broke_his_bail broken_bail on_bail out_of_prison gets_out released "
    "from_prison",
    # What: marriage, work and carrying that others force.
    "marriage": "marry married marriage marrying wedding engaged rishta cousin_back nikah husband_for_me man_i_do_not_know old_man",
    "made_to": "one_way picked_a chosen_a found_me_a have_found found_a_man must_marry to_my_cousin my_cousin want_me wants_me told_me telling_me tells_me promised "
    "me_off me_to *force forced make makes made making *send sent sending abroad back_home *arrange taking_me take_me takes_me must have_to not_want "
    "do_not_want against booked_tickets flights pakistan india bangladesh somalia kill_me refuse shame *pressure ticket tickets ceremony will_not run_away "
    "holiday airport",
    "exploited": "hours_a_day 16_hours 14_hours no_wages passport cannot_leave deal dealing deal_for into_my_flat my_flat sell sells carry carrying hold_drugs drugs "
    "weed county_lines run running shoplift steal beg begging work worked_for_nothing no_pay not_pay does_not_pay never_paid unpaid owe debt_bondage debt "
    "trap_house cuckoo cuckooed sleep_with clients punters pimp brothel nail_bar car_wash factory taken_over have_sex strip",
    # What: words meant to make small.
    "belittles": "treats_me treat_me treating_me controls_me controlling_me scares_me frightens_me frightening_me scaring_me bullying_me threatening_me degrades_me "
    "puts_me_down put_me_down putting_me_down calls_me call_me calling_me called_me screams_at_me screams_in_my_face shouts_at_me screaming_at_me "
    "shouting_at_me shouts_and_screams yells_at_me yelling_at_me in_my_face gets_in_my_face swears_at_me humiliates_me spits_at_me makes_me_feel_worthless "
    "tells_me_i_am says_i_am says_no_one_will_believe threatens_me intimidates_me bullies_me shouts_if makes_me_beg on_my_knees sulks_for_days "
    "silent_treatment ignores_me_for_days punishes_me mocks_me laughs_at_me treats_me_like calls_us",
    # What: the writer's anger at those at home.
    "temper": "lose_it lost_it lose_my_temper lost_my_temper losing_my_temper lose_my_rag lost_my_rag see_red saw_red red_mist rage rages lash_out lashed_out "
    "lashing_out flew_at fly_off blow_up blew_up snapped_at snapped explode exploded kick_off kicked_off scream_at screamed_at screaming_at shout_at "
    "shouting_at shouted_at scare scared_of_me scares frightened_of_me afraid_of_me terrified_of_me flinch flinches frighten my_temper my_anger anger "
    "violent",
    "lost_it": "lost_it lost_my_temper lost_my_rag lose_my_temper lose_my_rag snapped snapped_at lashed_out flew_at blew_up",
    "of_me": "scared_of_me frightened_of_me afraid_of_me terrified_of_me flinches_when_i flinch_when_i",
    # What tells of harm where two of these stand beside somebody else and the writer.
    "hostile": "keeps_my keeping_my kept_my under_his_thumb under_her_thumb hide_money listens_when_i not_know_i not_know_about delete_this stop_the_car "
    "will_not_believe would_not_believe believe_me police hotel rubs rub rubbing clothes_were_off clothes_off told_him_to told_her_to comes_to_my "
    "comes_in_my found_us find_us driving_past drives_past keyed called_me_a call_me_a throws_my put_a_knife put_my_nudes my_room group_chat got_out "
    "released on_cam did_something_to tried_it_on cook_drugs nail_bar use_my said_i_owe must_work all_my_money my_money against_the_law *check checks "
    "checking looks_at_my look_at_my looking_at_my angry anger furious cheating accusing has_it_all asking_for asks_for asked_for *pressure pressured "
    "not_go_out not_see_my slit throat put_my_pics put_my pics tracks tracker location *track abroad no_pay outside taken_over took_over takes_over my_body "
    "my_passport cut_off grabbing silent_treatment sulks scaring scares frightens intimidating intimidates creepy creep perv weird_messages following_me "
    "raised moods eggshells cheat cheats gaslights gives_me_money husband_i_do_not husband_i_dont does_not_let not_allow <act> <hit> <hits> <done> *throw "
    "threw brick bricks stones bottle smashed smashes smashing court_order restraining bail jail address wherever where_i_am where_i_go found_out finds_out "
    "afraid scared terrified frightened fear hide hides hiding made_me makes_me make_me making_me forces forced force get_rid_of secret my_bed gets_in_my "
    "skirt trousers naked undress shower_with pictures pic nudes photos filmed camera cameras recording wages pension bank_card passport visa papers deport "
    "*shout *scream *yell *swear swore sworn door doors *lock keys *follow *watch watching stalk stalking *threaten threats knife gun weapon axe petrol "
    "*control controls controlled abusive abuse abuses violent violence aggressive nasty cruel temper rage jealous possessive *accuse *blame marry marriage "
    "married_off husband_for shame honour dealer dealers hand_up hands_on touched touches touching kissed rubbed against_me pushed_himself want_more "
    "wants_more prove_where blocked_numbers messaging wants_to_meet bottled *starve wet_sheets spat spits my_food my_clothes *cut_up heating apologised "
    "flowers done_it_again did_it_again happened_again does_it_again no_day_off no_money not_leave not_get_away brought_me with_men put_me_in get_him_out "
    "get_her_out get_them_out get_away_from ran_away run_away ran_from run_from escape left_him leave_him leave_her leaving_him not_let will_not_let "
    "would_not_let never_lets not_allowed permission allowed not_say_no cannot_say_no say_no said_no no_means *hit_me hurt hurts bruise bruises bruised "
    "black_eye blood broken broke wrist bleeding take_the_baby take_my_baby take_the_kids take_my_kids take_my_children never_see_her never_see_him "
    "never_see_them in_the_house upstairs downstairs kill kills killed rape raped rapes sex sexual every_night order_me orders_me obey slave servant steal "
    "steals stole stealing steal_from owe owes hold_stuff carry beg begging punish punishes punished degrade *humiliate *insult useless worthless "
    "worry_for_my_life for_my_life dangerous danger safe unsafe nowhere_to_go somewhere_safe",
    "partner": "<partner> fella missus bloke man woman uncle auntie nephew cousin stepdad stepmum landlord landlady boss manager sponsor employer pimp carer gang "
    "dealer neighbour neighbours stranger parents in_laws inlaws mum_in_law father_in_law brothers online guy teacher coach",
    # What: fear of somebody.
    "fear": "scared_to afraid_to scared afraid frightened terrified petrified fear dread dreading scares frightens terrifies frit feart worried flinch hide hiding "
    "hid bracing shaking",
    "comes": "come_back comes_back coming_back comes_home come_home gets_home gets_in get_home going_to_do will_do might_do could_do kick_off kicks_off "
    "going_to_kill temper angry anger mood moods drunk drinks drinking door kill hurt lose_it loses_it flip flips what_he what_she find_out finds_out "
    "finds_me find_me of_him of_her of_them of_my outside upstairs downstairs next_room bathroom violent",
    # What: the writer's own hand or wish against others.
    "my_doing": "urge urges want_to going_to gonna might could nearly almost thinking_of thoughts_of thoughts_about thoughts feel_like what_i afraid_i scared_i "
    "frightened_i worried_i temper lose_it lost_it losing_it snap snapped rage anger angry",
    "wrong": "*force forced rape raped hit slapped smacked shook strangled sexual sexually abused assaulted violent consent touched",
    "did_bad": "did_something_bad did_something_terrible did_something_awful did_bad_things horrible_to cruel_to nasty_to violent_to violent_towards violent_with "
    "aggressive_to aggressive_towards temper_with sent_pictures sent_her_pictures sent_his_pictures following stalking harassing controlling controlled "
    "bruised split marked a_mark hands_on throat neck",
    # The wish to be dead, said straight.
    "death": "the_bridge a_bridge on_the_platform the_river the_roof a_roof in_heaven want_peace finally_peace hanging_from hang_from cutting_again painless_way "
    "my_funeral saying_goodbye say_goodbye said_goodbye said_my goodbye_to_my goodbye_world goodbye_everyone have_decided made_my_decision is_decided "
    "the_cliff a_cliff cliff_edge clifftop the_railway railway_line the_line a_burden am_worthless is_pointless so_pointless a_noose a_rope my_wrists "
    "my_blade a_blade the_blade a_razor the_razor to_drown drown_myself my_attempt attempted_to attempted_suicide want_to_give_up ready_to_give_up "
    "to_give_up going_to_jump to_jump should_jump could_jump thinking_of_jumping about_jumping say_jump i_jump just_jump cut_too_deep went_too_deep "
    "i_am_dying_to god_take_me take_me_now lord_take_me god_just_take take_me_away praying_for praying_to_die pray_to_die by_tomorrow time_to_go "
    "time_i_went too_late_for_me beyond_help beyond_saving a_drain needs_me not_to_cut sleeping_tablets too_many_tablets too_many_pills taken_something "
    "whats_left what_is_left why_bother why_should_i why_do_i_keep why_do_i_bother why_go_on lost_all over_it_all the_end no_more_pain no_more_me "
    "look_forward_to forward_to be_with_my to_go_too go_too go_as_well come_with_him get_over_it over_me into_the_sea in_front_of car_fumes fumes "
    "about_to_do it_end blood_everywhere sorry_to_everyone ran_out_of_hope run_out_of_hope out_of_hope even_dying no_one_can_help not_be_saved not_be_fixed "
    "go_through_it make_it_end to_the_end let_me_die please_die hanging_tonight can_not_no_more no_more_of_this failed_at_everything failed_everyone "
    "dies_with_me better_without kinder_to life_over last_birthday last_christmas last_goodbye my_last not_expect_me when_i_am_gone after_i_am_gone "
    "after_i_go when_i_go before_i_go die_now die_tonight tired_of_this_life enough_is_enough ended_my take_my_life taking_my_life took_my_life my_own_life "
    "off_the_edge over_the_edge off_the_bridge off_a_building high_building tall_building top_floor under_a_train under_a_bus tube_station train_line "
    "never_get_better never_gets_better nothing_gets_better never_will_get no_future_for not_my_future urge_to_cut urge_to_hurt urge_to_die waste_of_a "
    "bleeding_and too_many_days bleeding_will way_to_be_alive no_way_to_live wish_i_had_not_woken woke_up_this was_never_born to_join_my_husband "
    "to_join_my_wife to_join_my_mum i_am_done i_am_finished am_done am_finished into_a_wall into_a_tree into_the_wall my_cat_away my_dog_away dog_away "
    "cat_away lost_everything to_fight_any fight_any_more fighting_any_more want_to_cut cut_again i_cut and_cut clean_for been_clean days_clean "
    "date_in_mind tell_my_kids tell_my_mum tell_my_family tell_my_wife tell_my_husband tell_them_i_love do_to_myself to_myself not_going_to_make_it "
    "see_christmas see_another see_the_new_year all_go_away it_go_away bothered_with_life cba been_me_that_died been_me_who_died me_that_died "
    "should_have_died should_be_dead another_day one_more_day face_tomorrow face_another do_another not_coping_with_life reason_to reasons_to no_reason_to "
    "hanged bang_my_head banging_my_head hit_my_head till_it_bleeds till_i_bleed until_i_bleed until_it_bleeds drowning_myself end_of_me put_me_out "
    "put_me_down_like let_me_go make_it_stop stop_the_pain make_the_pain stop_existing stop_being_here stop_living stopped_wanting not_want_tomorrow "
    "not_want_any_more to_not_be not_bear cannot_bear take_it_any_more take_any_more take_this_any_more do_this_any_more do_it_any_more cope_any_more "
    "fight_it fight_any_longer any_longer no_longer_want ended_up_dead nothing_to_live nothing_left_to live_with_myself live_with_what live_like_this "
    "live_without live_with_it live_with_this live_with_the suicidal suicide die dieing dead kill_myself killing_myself killed_myself kill_me death "
    "overdose overdosed unalive not_exist existing not_wake never_wake wake_up_again wake_up end_it end_it_all ending_it ending_everything end_everything "
    "end_my end_this end_things ending_things finish_it finish_myself finish_my hang_myself jumping jumped ctb kms topping_myself top_myself do_myself_in "
    "doing_myself_in off_myself offing_myself neck_myself catch_the_bus no_way_out only_way_out way_out not_alive being_alive be_alive still_alive alive "
    "living_any_more live_any_more live_no_more not_live not_be_here not_here be_here not_being_here here_any_more around_any_more not_around was_gone "
    "were_gone be_gone not_born never_born never_been_born been_born not_turn swerve steer crash_my_car crash_the_car drive_into be_with_him be_with_her "
    "join_him join_her join_my join_them with_my_husband with_my_wife with_my_mum with_my_son see_him_again see_her_again follow_him follow_her self_harm "
    "self_harmed self_harming self_injury relapsed relapse hurting_myself hurt_myself harm_myself harming_myself cut_myself cutting_myself burn_myself "
    "burning_myself burnt_myself punish_myself starve_myself starving_myself hate_myself hating_myself disappear disappearing vanish without_me i_am_gone "
    "i_was_gone i_was_not_around i_was_not_here not_be_around no_longer_here if_i_was_dead if_i_died if_i_went have_had_enough had_enough enough_of_life "
    "lived_long_enough too_long done_with_life done_living not_worth_living not_worth_it worth_living live_for point_in_living point_of_living no_point "
    "whats_the_point the_point what_is_the_point any_point point_any_more see_the_point see_a_point no_reason reason_to_live reason_to_stay nothing_left "
    "no_future no_hope such_a_burden my_goodbyes the_letters my_letters written_letters letters_are goodbye_letter goodbye_letters suicide_note my_note "
    "the_note written_a_note my_will have_a_plan got_a_plan had_a_plan a_plan made_a_plan my_plan know_how_i the_night is_the_night last_night_on last_day "
    "last_time_i go_on carry_on keep_going continue_living be_arsed_living see_tomorrow make_it_to_morning make_it_through_the_night "
    "make_it_through_tonight make_it_to_tomorrow make_it_till last_the_night last_until last_till get_through_tonight get_through_the_night see_morning "
    "see_the_morning through_the_night all_to_stop it_to_stop to_be_over it_over it_to_end all_to_end to_stop_forever pain_to_stop pain_to_end "
    "thinking_to_stop everything_to_stop want_out want_it_to_stop at_peace at_rest rest_forever sleep_forever sleep_for_ever never_come_back "
    "not_coming_back not_come_back not_coming_out giving_up given_up gave_up ready_to_go ready_to_leave tried_again try_again tried_to_end another_attempt "
    "train_tracks the_tracks multi_storey car_park_roof beachy_head the_ledge on_the_edge the_canal bleach antifreeze carbon_monoxide took_all taken_all "
    "took_too taken_too took_my_tablets took_tablets took_pills took_loads taken_loads swallowed stockpile stockpiled stockpiling hoarding_tablets "
    "saving_tablets saved_tablets all_my_tablets whole_packet whole_box all_of_them my_wrist no_will_to lost_the_will will_to_live bleeding_out bleed_out "
    "slit euthanasia dignitas switzerland doing_it_tonight do_it_tonight do_it_now doing_it_now going_to_do_it do_it_this_time just_do_it "
    "not_fail_this_time should_i_do_it should_i_just_do_it stopping_me no_one_would_miss would_miss_me miss_me notice_if not_deserve do_not_deserve "
    "deserve_to deserve_better better_off better_if disgust_me over_for_me my_life_is_over life_is_over all_over_for no_life no_meaning waste_of_space "
    "waste_of_air waste_of_oxygen not_meant_to_be_here not_belong_here not_made_for_this_world leave_this_world leave_the_world exit_bag escape_from_life "
    "checking_out check_out final_exit",
    # Words of despair, of which two tell.
    "weary": "tired sick fed_up exhausted worn_out drained weary bored cannot_be_bothered be_arsed be_bothered had_it done finished done_in done_for knackered "
    "had_enough cant_any_more enough tired_of sick_of",
    "life": "life living live alive existing exist world here existence being of_living of_being",
    "no_more": "any_more no_more no_longer anymore longer end ending ended ends over stop stopped final forever for_good for_ever last finish through never gone "
    "nothing none",
    "not": "not no never nothing no_one without nowhere neither hardly barely pointless",
    "hope": "hope future reason purpose meaning way tomorrow morning point strength energy worth use left reasons fight",
    "means": "<pills> knife knives razor blade rope gun shotgun cliff bridge train trains tracks station motorway traffic belt lighter needle insulin vodka river "
    "roof window balcony shed loft beam hose platform ledge edge",
    "body_hurt": "*cut *burn burnt *scratch *bleed bled bleeding blood *slice *pick *punch *bite *bruise *carve carved scars scar hurting hurts gash stitches *starve "
    "*purge marks *bang",
    "body": "arms arm legs leg thighs thigh wrists wrist skin stomach tummy myself again tonight deeper deep head clean every_night every_day helps release relief",
    "plan": "plan plans planned planning letters letter note notes will date goodbye goodbyes bye sorted affairs arranged ready tonight decided decision chosen "
    "saved written wrote googled googling looked_up researching method methods insurance passwords rehome rehomed tidy tidied cleaned sorry",
    "think": "think thinking thought thoughts keep_thinking dream dreaming imagine imagining fantasise wonder wondering picture picturing plan planning urge urges "
    "tempted temptation cravings feel feels feeling want wanting wanna wish wishing pray praying hope hoping wants like",
    "away": "gone go leave leaving left disappear away vanish out escape follow join sleep rest heaven peace jump fall drown driving wheel turning dark darkness "
    "over_the_edge in_the_shed drop let_go letting_go slip",
    "guilt": "burden failure fail failed useless worthless pathetic ashamed shame guilt guilty hate disgusting disgusted fault deserve waste let_everyone_down "
    "let_down drag dragging monster forgive failing loser ruined ruin",
    "lost": "lost lose losing sacked redundant bankrupt debt debts bailiffs evicted homeless widowed divorced custody prison arrested charged court caught exposed "
    "diagnosis terminal rejected refused",
    "others_better": "better happier easier ok fine manage cope relief relieved glad miss notice care bothered insurance without",
    # Any dark word, for a sentence that tells no more.
    "dark": "<guilt> <no_more> dead die died dying death cancer wish hope hoping turn_it_off turn_it_all_off switch_off just_stop nothing_works nothing_helps "
    "codeine tramadol morphine diazepam zopiclone valium ibuprofen lithium bled bleeding bleed pain suffer cry_for_me cry_at notice peace with_it sorted "
    "planned just_waiting then_i_am_going going_too go_too i_go keeps_me_here keeping_me_here how_to_die how_do_people would_anyone anyone_care would_care "
    "not_wait this_is_enough is_enough god allah jesus lord heaven gone_with gone_too instead_of_me survive survived saved save_me still_here far_gone "
    "too_late ended alive live living exist existing life unfortunately my_family_would family_would insurance reason reasons purpose future hopeless "
    "worthless done finished sick_of tired_of fed_up weary exhausted enough tonight disappear vanish fade darkness dark goodbye sorry_for plan plans "
    "decided decision ready letters note pills tablets knife razor blade rope gun drown jump bridge cliff tracks edge cut cutting burn burnt bleach "
    "why_did_i why_am_i_still hurt_me_to it_hurt is_it_painful painful quick_way",
    # Somebody else's danger, hinted (counts with somebody else).
    "hint": "get_hold_of off_grid really_low hears_from not_heard_from no_contact gone_off hospital_will_not discharged not_breathing wants_to_die wants_to_be_dead "
    "serious_about giving_away gave_away stuff_away things_away belongings_away missing gone_quiet dead_quiet gone_dead not_answering will_not_answer "
    "not_answered not_replied not_reply no_reply not_picking_up stopped_eating not_eating not_eat not_drinking locked_himself locked_herself "
    "won_not_come_out come_out_of note googling searching_for googled been_looking_up something_daft something_silly something_stupid do_something "
    "done_something do_it did_it doing_it hurt_himself hurt_herself hurting_himself hurting_herself cut_himself cut_herself cuts scars bandages razor "
    "razors blades tablets pills rope noose knife bridge roof cliff goodbye goodbyes bye letter diary saying_sorry dark_stuff dark_things not_himself "
    "not_herself not_right bad_way bad_place last_til last_till want_to_die dead die dying death suicidal suicide overdose end_it ending_it no_point "
    "nothing_to_live_for nothing_left lost_everything had_enough given_up giving_up better_off her_life his_life their_life try_again tried_again "
    "tried_twice tried attempt attempted sectioned crisis crisis_team burden self_harm self_harms self_harming burning_herself burning_himself starves "
    "starving scratches scratching bangs_his_head bangs_her_head bleeds breathing hate_himself hates_himself hates_herself finished_with go_on sees_no "
    "worth_living wake_up without_him without_her without_them be_here safe unsafe danger not_safe exist psychotic switzerland dignitas alive hopeless "
    "worthless drinking_himself police",
    # Fear, panic in the body, tears, loneliness: they let a person's own sentence be heard that names no more.
    "feeling": "bad_things feel_bad really_bad nights_are jumpy moved_away turn my_mind mind_is mind_wont mind_racing why_am_i why_do_i what_is_wrong whats_wrong "
    "voice_to_hear friendly_voice battered heads <scared> anxious anxiety panic panicking panicky panicked panics attack shaking shake shaky trembling "
    "tremble tingling tingly numb sweating sick dizzy faint pass_out passing_out breathe breath breathing chest throat heart racing pounding palpitations "
    "stomach knots jitters jittery nerves nervous on_edge restless settle wired crying cry cries cried tears sobbing sob weeping bawling lonely alone "
    "isolated loneliness lonesome lost empty hollow overwhelmed struggling cope coping breakdown break_down breaking falling_apart spiralling spiral "
    "drowning sinking desperate helpless hopeless trapped stuck mad crazy insane losing head brain voices hearing watching whispering following unreal real "
    "weird strange flashbacks nightmares memories awake sleep insomnia dark darkness 1am 2am 3am 4am 5am low dumps sad miserable upset awful terrible "
    "horrible horrid rubbish crap shit shite rough unbearable hate hates unloved unwanted ignored invisible rejected abandoned dumped bullied laugh "
    "laughing hurting pain ache heartbroken broken devastated grief grieving miss gutted exhausted burnt_out burned_out tired drained angry rage "
    "embarrassed mistake overthinking thoughts worry worrying worried stressed stress pressure freaking freak meltdown hug too_much cannot silent quiet "
    "soul lump wobbly wobble hyperventilating fit choking dying spinning spun buzzing state mess pieces terror doom dread paranoid haunted triggered",
    # Words of unease that say less.
    "uneasy": "everything nothing someone anyone no_one not never tonight night nights hurts hurt please wrong useless ugly stupid pathetic ashamed guilty failing "
    "failed bad worst worse",
    # Signs that a person speaks though nobody is named: what a sentence with its subject left out begins with.
    "begins": "dreading divorced jumpy all where who tracks checks threatens hits punches kicks controls follows touches locks hope sick new home mind panic ready "
    "alone school family friend my_life my_head my_heart my_mind my_chest my_nerves my_anxiety my_brain god every walking_on_eggshells raped assaulted "
    "mugged stalked bruises bruised tortured black_eye gang_rape gang_raped strangled choked dragged thrown jumped being bullied urge make bleeding "
    "relapsed at_beachy_head one hidden ready_to home_alone home_and 10_years 20_years 30_years years held kidnapped burnt burned stabbed shot shook "
    "sexually spat found waste am been feel feeling felt can could do did will would have had has want wanted need needed just keep keeps kept got getting "
    "get gets wish think thinking thought stuck lost scared frightened terrified afraid shaking crying struggling panicking freaking having seeing sat "
    "sitting stood standing lying lonely tired fed done trying tried going gone losing falling breaking hate hating sorry please help no nothing not never "
    "cut cutting burning hurting hidin hiding locked trapped forced attacked followed grabbed punched kicked slapped hit threatened spiked groomed beaten "
    "beat threw smacked pushed told why what is should everything everyone head heart chest nights cannot wants made there so too always worried drank "
    "drunk smoked took taken awake overwhelmed anxious numb empty it woke coming dont omg honestly basically literally really still finally another again "
    "today tonight yesterday last they ex dad mum son daughter husband wife partner boyfriend girlfriend brother sister neighbour someone looking_after "
    "caring_for since flashbacks voices",
    # Small words that sentences have and names of subjects lack.
    "speech": "time_to the_end everywhere fumes there any_point not no can will would could should is are am was were it its so too very just again now tonight today "
    "yesterday why up out off back still even only any ever never every everything everyone nothing something be been get got getting have has had going "
    "want wants make makes keep keeps them cant this that these away all until when if than because let please on_the on_a in_the into_the at_the off_the "
    "off_a to_the by_the with_a with_the over_the front_of",
    # Feelings that no subject of a search is called by; heard alone.
    "felt": "dreading empty_flat anxiety_attack panic_attacks_every hello my_friends without_him without_her without_them given_up painless hopeless worthless "
    "sobbing cutting_again no_more scared frightened terrified petrified crying tears heartbroken dizzy shaking shaky trembling awful in_bits in_pieces "
    "wits_end triggered unbearable panicking panicky desperate overwhelmed struggling crazy numb hearing_things bad_night bad_day rough_night rough_day "
    "please bye goodbye help_me pins_and_needles closing_in wobble dread bad_trip relapse nightmares_every not_doing not_well my_own stuck_in ill "
    "out_of_control freaking losing_it spiralling distraught devastated inconsolable despairing suffocating hyperventilating tearful weepy distressed "
    "going_mad going_under not_sleeping awake_at wide_awake cannot_sleep on_edge in_a_state in_a_mess in_a_bad in_a_dark at_breaking_point breaking_down "
    "fed_up so_sad so_low so_down really_low really_down alone_tonight all_alone so_alone very_alone am_alone feeling_alone painfully_alone feeling_low "
    "feeling_down feeling_sad unloved unwanted",
    # Where and when harm was done, behind it.
    "after": "at on in by for again last today yesterday tonight when while this because with and since every all over too",
    "bad_life": "hard painful shit shite sucks hell unbearable torture awful horrible cruel pointless meaningless over nothing crap worthless empty joke",
    # Verbs that make somebody else the subject of a sentence.
    "verbs": "is are was were am has had have will would can could does did do not keeps kept says said say saying tells told wants want tried tries trying gets got "
    "went goes going gone makes made takes took puts gives comes came left leaves thinks thought needs talks talking sent texted rang called posted wrote "
    "writing keep stopped started refuses looks seems sits lost found heard drinks drinking cries hides lives stays stares sleeps screams shouts hates "
    "feels passed reckon ended spends been might may should threatened threatens locked died passed_away being doing",
    # What is asked for in a search: where one of these stands, it is no call by itself.
    "request": "students young_people older_people new_mums new_dads elderly hearts people_with men_with women_with what_does what_is_on how_do_i_use "
    "people_struggling men_struggling women_struggling is_there_a_group is_there_a_meeting is_there_a_class is_there_a_course is_there_a_service "
    "are_there_groups are_there_any_groups is_there_any_groups want_to_meet like_to_meet am_looking_for looking_for_a_group looking_for_help "
    "looking_for_support looking_for_a_local looking_for_somewhere join_a join_the join_your join_mind join_an how_to_join meet_people meet_others "
    "meet_other meet_new meet_up learn_to learn_english new_hobby told_me_about suggested recommended sent_me_here shared_this follow_us venue this_page "
    "phone_number our_details website group groups support_group meetup meet_ups cafe cafes workshop workshops programme programmes charity charities "
    "networks helpline helplines hotline drop_in drop_ins befriending befriender peer forum activity activities volunteer volunteering near_me nearby "
    "information advice advocacy leaflet project organisation organisations agency survivors survivor sufferers victims_of carers_of bereaved bereavement "
    "prevention awareness attend directory women_only men_only mens_shed local support_for support_with support_after help_for help_with where_can_i_go "
    "where_can_i_find where_can_i_get where_is where_are what_is_the_number opening_hours somewhere_to_go something_to_do places_to things_to_do refer "
    "referral self_refer sign_up how_do_i_join recommendations online_chat buddy mentor mentoring walks choir gardening allotment crafts yoga "
    "talking_therapies rehab supporting get_involved involved give_something_back donate fundraise hobby hobbies fitness perpetrator perpetrators wellbeing "
    "volunteers parent_group retreat courses_for friendship",
    # The same, but said in calls too: where a person writes of herself, it is left to the rest.
    "venue": "therapist therapists therapy counsellor counsellors counselling session sessions course courses class classes training meeting meetings centre center "
    "centres exercise gym football art arts service services community network recovery society club clubs supported assessment learn join meet",
    # Illnesses and what else is a subject of a search.
    "condition": "autism autistic adhd bipolar depression ocd ptsd cptsd bpd eupd schizophrenia schizoaffective psychosis alzheimers parkinsons epilepsy cancer diabetes "
    "fibromyalgia arthritis asthma disability dyslexia anorexia bulimia eating_disorder personality_disorder learning_disability brain_injury chronic_pain "
    "long_covid menopause postnatal agoraphobia hoarding intrusive_thoughts dog dogs car cars lorry bus bike football",
    "support": "support",
    # What is said of oneself, or asked for, in a plain search: a condition, an age, a wish to meet or to do.
    "plain": "drink gamble wheelchair drive smoking drinking disabled separating divorce autism autistic adhd bipolar depression anxiety ocd ptsd cptsd bpd eupd "
    "schizophrenia schizoaffective psychosis alzheimers parkinsons epilepsy ms diabetes fibromyalgia arthritis asthma stroke deaf blind disability dyslexia "
    "dyspraxia tourettes anorexia bulimia eating_disorder personality_disorder learning_disability brain_injury chronic_pain long_covid menopause postnatal "
    "perinatal agoraphobia panic_disorder hoarding diagnosis diagnosed condition illness unwell ill army forces veteran carer widow widower student retired "
    "redundant unemployed refugee asylum pregnant bisexual nonbinary lgbt christian jewish sikh hindu asian polish speak english moved new_to live_in "
    "living_in work_in people_like_me new_friends make_friends meet_people confidence creative writing singing knitting cooking music reading medication "
    "therapy",
    # What one would like to do: a plain wish.
    "wants": "i_want_to would_like like_to i_need_to i_like i_love i_enjoy i_run i_lead i_work i_live i_use i_play i_do i_drive",
    # Plain beginnings of a question about what there is.
    "asks": "what_does is_there_a is_there_any are_there_any where_can find_a where who_runs when_is when_are what_time what_is what_are how_much how_to how_do_i "
    "how_can_i which can_i_bring can_i_come can_i_go can_my do_you does does_anyone is_there are_there is_it is_the are_you do_i_need do_they",
}

# Parts that make a call of a kind where all stand within so many words of each other, in any order.
RULES = """
violence 6 act me other !reflexive
violence 4 act >dear >other !reflexive
violence 5 other >act >dear !reflexive
violence 2 blow >me !reflexive !i
violence 4 i >act someone_hurt !condition
violence 9 harmed i !reflexive !condition !childhood
violence 9 harmed me !reflexive !condition !childhood
violence 9 harm_named i !condition !childhood !asks
violence 9 harm_named me !condition !childhood !asks
violence 9 harm_named he !condition !childhood
violence 1 ^harmed >after !condition !childhood
violence 1 ^done_to >by >other !condition !childhood
violence 8 taken_mine mine other
violence 9 harmed he !reflexive !childhood !condition
violence 0 harmed_me !childhood
violence 9 hostile hostile hostile other !reflexive !childhood !condition
violence 0 harmed !other !condition !childhood
violence 7 done_to >by >other !reflexive !childhood
violence 8 threat threatened other !reflexive
violence 6 weapon threat !reflexive
violence 6 weapon other me !reflexive
violence 6 sex unwilling other !childhood
violence 5 i did_bad someone_hurt
violence 6 touch me other !childhood
violence 7 touch other unwilling !childhood
violence 8 picture spread other me
violence 8 withheld mine other self
violence 3 not_allowed mine
violence 6 ^act >someone_hurt !condition
violence 6 harm_named is_it
violence 6 papers other
violence 6 lurks my_place other
violence 8 hunted other
violence 8 marriage made_to me
violence 8 marriage made_to other
violence 7 exploited unwilling other me
violence 6 belittles other
violence 8 fear comes other !reflexive
violence 2 fear >of >other !reflexive
violence 6 hiding >hideout
violence 7 my_doing act someone_hurt
violence 6 i wrong someone_hurt
violence 7 i >temper someone_hurt
violence 4 i >withheld someone_hurt
violence 5 i >threat >threatened someone_hurt
violence 8 of_me other
violence 9 hostile hostile other i !reflexive !childhood !condition
violence 9 hostile hostile other me !reflexive !childhood !condition
violence 8 hostile hostile other our !reflexive !childhood !condition
violence 1 not_let >me other
violence 2 makes_me >made_verb other
violence 4 makes_me >sex
violence 6 leaving abusive
violence 5 is_it abusive
violence 8 dear >other >act !reflexive !condition
violence 7 ^lost_it someone_hurt
worry 30 other hint
despair 0 death
despair 4 body_hurt body
despair 3 not >life
despair 4 life bad_life
despair 5 weary life
despair 5 no_more life
despair 5 hope not
despair 6 means think
despair 6 means plan
despair 6 think away
despair 8 others_better away
despair 8 others_better guilt
despair 6 guilt life
despair 6 lost not
despair 6 plan no_more
"""

# The same for what may be violence, where no other kind but panic is heard.
LIKELY = """
violence 8 he hostile our !condition !childhood
violence 8 he hostile i !condition !childhood
violence 8 he hostile me !condition !childhood
violence 7 partner hostile me !condition !childhood
violence 6 partner hostile i !condition !childhood
violence 5 partner hostile our !condition !childhood
violence 6 partner violence !condition !childhood
violence 5 hostile of partner !condition !childhood
violence 8 cut_off he
despair 30 dark dark i
despair 30 dark dark me
despair 30 dark dark speech
despair 30 dark i !feeling !felt !wants !condition
despair 30 dark me !feeling !felt !wants !condition
despair 4 dark speech !feeling !felt !asks !other !condition
"""
