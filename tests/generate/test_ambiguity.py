"""What can be read in two ways is not asked; what is sure is."""

import pytest

from tests.generate.helpers import asked, kept

LEAD = "Ann Lee opened a museum of clocks in Oslo.\n\n"
AMBIGUOUS = [
    # "and by" goes with the first "by", not with the verb in between
    (("The trip was paid for by the Norwegian government, which gave 11 million"
      " kroner, and by the company Statkraft."), "Statkraft"),
    # who reports has apologised, not what he reports on
    (("The company Telenor confirmed that two masts had been without electricity since"
      " Sunday and apologised."), "masts apolog"),
    # a library and a street
    (("The library in Mill Lane, built in 1864 by farmers from Bergen, has closed."),
     "Mill Lane built"),
    # only those that will be bought are made there
    (("The bus company Ruter will buy 22 buses, made by the Swedish firm Lindvall."),
     "How many buses were made"),
    # a share is no number
    ("Nine in ten farmers in Kenya depend on Lake Turkana.", "How many farmers"),
    ("Bo Berg led 5-2 in the deciding set in Oslo but lost.", "Who led"),
    ("Three panels are in Rome and one was lost in Berlin.", "was one lost"),
    ("Bo Berg cheered. The German, who is coached by Ana Rial, won in Oslo.",
     "the German"),
    # the bank is in London
    ("Bo Berg follows shipping for the bank Carrick in London.", "the bank Carrick?"),
    # the ash is from Iceland
    ("Bo Berg added volcanic ash from Iceland to the clay.", "From which"),
    ("Bo Berg outbid a collector from Texas at Christie's.", "From which"),
    # what came of it, not what for
    ("Eva Dahl beat the top seed Ida Moe to win the Halden Open.", "Why did"),
    # it was reported that something was so
    ("Scientists reported in the journal Nature on Thursday that it works.",
     "scientists report in"),
    # what is so if something else is
    ("If Bo Berg saw the letter in March, he misled Parliament on 3 May.", "mislead"),
    # what is in a place, or the place
    ("A trial in Bergen, which ended in 2024, was a success for us.", "Bergen end"),
    # everything after "but"
    ("Bo Berg has talked to Ida Moe about nothing but the letter since Easter.",
     "about nothing?"),
    ("Ann Lee owns 12 per cent of Telia and has promised to vote for Bo Berg.",
     "How much"),
    ("Nearly two thirds of schools in Norway have a free Friday.", "How many thirds"),
    ("In Norway, voters accused Ann Lee of arrogance.", "Which country"),
    # somebody decides and is persuaded
    ("Importers of bananas fear that 4,000 tonnes of fruit will rot in Oslo.",
     "What fears"),
    ("Ann Lee persuaded a maker of tiles in Izmir to build 3,000 sensors.",
     "What did Ann Lee persuade to"),
    ("Bo Berg beat Brann, who were bidding to win the cup in Oslo.", "What was"),
    # only 29 were under five
    ("Thirty-eight people in Oslo needed treatment, 29 of them under the age of five.",
     "treatment under"),
    ("The company employs 11,400 people in Oslo and Telia 16,000.", "Telia ____"),
    ("The exchange would cut the rate in Norway from 6.9% to 4.5%.", "from ____."),
    ("Bo Berg works in Kingston, Jamaica, for a bank.", "Kingston, ____"),
    (("Bo Berg rose at the far post in the 119th minute to head in a cross from Eva"
      " Dahl, who had come on for Ida Moe."),
     "Who rose at the far post in the 119th minute?"),
    ("Villagers in Narvik face a detour of two miles to reach the shop.", "Why do"),
    # the level was above the limit, not the grams
    ("The level in one of them, 7 grams per litre, was above the limit of Norway.",
     "How many grams"),
    ("Ida Moe, whose book has sold 200,000 copies, lives in Oslo.", "copies has whose"),
    ("Eva Dahl has asked for one thing: the part of Ida Moe must be hers.", "Who has"),
    ("Bo Berg blames the cost of gas from Norway.", "Who blames"),
    ("Bo Berg complained of the cost of gas, which is imported from Norway.",
     "the cost of gas imported"),
    # to whom, to what, in an attempt to do what
    ("Bo Berg handed a stick with 14,000 emails to the newspaper Dagbladet in Oslo.",
     "handed a stick with 14,000 emails?"),
    ("Debt in Norway has risen by £92m to £537m since March.", "By how"),
    ("Ann Lee joined from the brewer Marlin in 2023 as director.", "did Ann Lee join"),
    ("Walter Moe, born 8 May 1947; died 19 November 2026.", "died"),
    ("The rest of the price will come from a loan by the Rural Fund.", "By which"),
    ("The ship, 16 metres long and built of oak, lay in a field near Narvik.",
     "did the ship, 16"),
    ("A retired violin maker moved from Kraków to Ghent.", "What kind of maker"),
    ("The heart of the battery is a thin wall of ceramic.", "What is a thin wall"),
    ("Narvik is not the first town in Norway to abolish fares.", "is not the first"),
    (("Telenor has bought the Swedish rival Telia for $2 billion, the two companies"
      " announced on Thursday."), "announced?"),
]  # fmt: skip
ANOTHER = [
    # of two clubs it is not sure which is meant
    (("Brann beat the holders Corvina 3-2 in Warsaw. The club comes from a town of"
      " 24,000 people near Bergen."), "Corvina come"),
    # one panel is in Lucca, another was sold
    (("The panel of an altar was sold in London for $9 million. Ann Lee saw a panel in"
      " the museum of Lucca. The panel will be cleaned by Eva Dahl in Oslo."),
     "clean the panel in"),
    # she who is praised, not she who praises
    (("Ann Lee built boats. Queen Sonja praised her in 2001. Her first boat has been in"
      " the Fram Museum since 2005."), "Sonja's first"),
    # a country that is only named, a boat that is only compared with
    (("A ferry sank off Luzara with 340 people aboard. It carried nurses. The ship was"
      " built in Japan in 1991. The captain denied it. About 23 million people travel"
      " by ferry in the country each year."), "in Japan each"),
    (("Plough uncovers boat in field\n\nArchaeologists in Jutland have begun to raise a"
      " boat. It lay in peat. The Hjortspring Boat was found in 1921. Raising the boat"
      " will take until November."), "raising the Hjortspring"),
    # a priest, no petition
    (("A petition started by the priest, Lone Friis, has gathered 460 names in Ribe."),
     "Which petition"),
    # reports of a newspaper, not of a case
    (("The case began when a clerk wrote to the newspaper Dagbladet. Its reports led to"
      " protests in nine cities."), "case's"),
]  # fmt: skip
SURE = [
    # what somebody says of itself
    (("The company Telenor said it had agreed to buy the operator Telia for 640 million"
      " euros in 2019."),
     ("Which company did the company Telenor say that it had agreed to buy for 640"
      " million euros in 2019?")),
    # without what makes it too long
    (("Kenya and Uganda signed a treaty on Friday that divides the water of the Nile"
      " between two neighbours and settles a quarrel over a dam that had lasted for ten"
      " years."), "On which day did Kenya and Uganda sign a treaty?"),
    ("The town of Narvik has 14,000 inhabitants. Eva Dahl bought a brewery in Narvik.",
     "In which town did Eva Dahl buy a brewery?"),
    ("Eva Dahl told Norwich Crown Court that Bo Berg had no debts.",
     "Who told Norwich Crown Court that Bo Berg had no debts?"),
    # the number goes with the noun, the place with the verb
    ("Statkraft employs 23 people in a former warehouse in Dundee.",
     "How many people does Statkraft employ in a former warehouse in Dundee?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), AMBIGUOUS, ids=[r[1] for r in AMBIGUOUS])
def test_what_can_be_read_in_two_ways_is_not_asked(text: str, part: str) -> None:
    assert not [question for question in asked(LEAD + text) if part in question]


@pytest.mark.parametrize(("text", "part"), ANOTHER, ids=[r[1] for r in ANOTHER])
def test_nothing_is_taken_for_another(text: str, part: str) -> None:
    assert not [c.question for c in kept(text) if part in c.question]


@pytest.mark.parametrize(("text", "question"), SURE, ids=[r[1] for r in SURE])
def test_what_is_sure_is_asked(text: str, question: str) -> None:
    assert question in asked(text)
