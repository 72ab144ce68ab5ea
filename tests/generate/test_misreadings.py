import pytest

from tests.generate.helpers import asked, kept

MISREAD = [
    # a question within what is told
    ("Estonia discovered what a country without paper looks like on a bad day.",
     "discovered a country"),
    # members of "including" are not beside the whole
    (("The Rotary Club has raised £410,000, including £150,000 from the National"
      " Lottery and £62,000 from a swim across Lake Windermere."), "410,000 and"),
    # a verb before its subject
    ("The removal men took off the legs, and out fell a parcel from Vienna.", "fell a"),
    # one cause of several is not what the cause is asked by
    (("Another contributory factor has been the decreasing consumption of iodised salt"
      " used in foods."),
     "what has been the"),
    # whom the union called on is left out
    ("The Solidarity union called on her to demand a written guarantee.", "call to"),
    # to live on something is not to live there
    ("Ann Lee argued that it would kill the beds on which the town of Yerseke lived.",
     "what lived"),
    # a price for each of two things
    (("The ministry said a second system would cost 64 million euros to build and nine"
      " million euros a year to run."), "euros to do"),
    # what the programme is for
    (("Construction firms created 48,000 jobs, helped by a government"
      " programme to build 90,000 homes by 2028."), "firms to build"),
    # a comma that opens and does not close
    (("Josiah Ackroyd died in 1905. His great-granddaughter, Eleanor, who lives in"
      " Canada, has promised to come to Leeds."), "eleanor live"),
    # whose murals they are, not who helped to find them
    (("Builders came upon five murals by the Anglo-Italian painter Cecilia Belgrave"
      " behind a false wall in the customs hall of Trieste."), "builders come"),
    # by which order, not by whom
    (("The permanent collection of the Museum of Bari, some 1,900 objects, has been"
      " rearranged by theme rather than by date."), "has rearranged"),
    # those who were chosen are not "objects chosen"
    (("The permanent collection, some 1,900 objects chosen from a store of 40,000 by"
      " the Museum of Bari, has been moved to Rome."), "many objects chosen"),
    # folded is what the firm did
    (("Midnight Trains, a French venture, folded in 2024 without running a single"
      " service, and the Swedish operator Nattlinje suspended its route to Hamburg."),
     "were midnight"),
    # the car was launched, not its owners
    ("Owners of the Lumen 2, launched in March for $399, are to stop using it.",
     "owners of the lumen 2 launched"),
    # a survey was carried out, not the families
    (("A survey of 2,300 families carried out in October by the charity Home and School"
      " found that 44 per cent supported the trial in Leeds."), "were 2,300"),
    # "will" does not go with "attempted"
    (("Ninety secondary schools in the north of England will close their doors on"
      " Fridays, in the largest trial of a shorter teaching week yet attempted in"
      " Europe."), "will attempted"),
    # which of the two ended
    ("A pilot in the Danish municipality of Vestrup, which ended in 2024, failed.",
     "did vestrup end"),
    # a violin maker is not a maker of a retired kind
    ("A retired violin maker moved from Leeds to Ghent in 1983.", "what kind of"),
    # which glasses those with a number are
    ("The recall in Germany covers all glasses with a model number beginning L2.",
     "cover with a model"),
    # the court was told, it did not tell
    ("Julian Amory, 48, sold the volumes to dealers, Worcester Crown Court was told.",
     "according to worcester"),
    # the museum opened, not what stands before it
    (("After six years, two directors and a bill that rose to €93m, the Museum of the"
      " Adriatic in Trieste opened its doors again on Saturday."), "did two directors"),
    # what a colon adds is another clause
    ("Colleagues in Ankara were scornful: one reviewer laughed.", "one reviewer?"),
    # whose shares climbed
    (("Shares in Voltera dropped by 7 per cent while Nordzell's climbed 24 per cent to"
      " €16.30 in Frankfurt."), "did nordzell's"),
    # what is likely is no question
    ("The likeliest outcome in Norvania is that Katarina Voss will survive the vote.",
     "what is that"),
    # one chooses between two
    ("Customers in Berlin can choose between a replacement and a full refund.",
     "along with a replacement"),
    # talks were intended for something
    (("The talks intended to settle the future of Pelagia, the island divided since the"
      " war of 1986, came close to breaking down."), "did the talks intend"),
    # who is a Democrat elected in 2024
    ("Ms Whitfield, a Democrat elected in 2024 in Ohio, has refused to step aside.",
     "was a democrat elected"),
    # an attempt is one to do something
    (("Fees for student nurses are to be abolished in Lorvia in an attempt to fill more"
      " than 11,000 posts."), "in an attempt?"),
    # what "else" goes beyond is not said
    ("The campaign to remove Ann Lee ended in Ohio over almost everything else.",
     "else?"),
    # Mr is nobody
    ("Mr and Mrs Loveday, who turned down the higher offer, came to Leeds.",
     "along with mr"),
    # no sentence at all
    ("Walter Idris Rowe, born 8 May 1947 in Durban; died 19 November 2026 in Oslo.",
     "born ____"),
    # what she joined is not said
    ("Leila Farouk, who joined from the brewer Marlin & Tate in 2023, met Ann Lee.",
     "farouk join"),
    # what somebody helped to do is more than that
    ("Walter Rowe of Durban helped to bring two civil wars to an end.", "help to do"),
    # not all is not none
    ("Not all researchers in Porto are convinced by the leisurely timetable.",
     "what are all"),
    # what she did is not said
    ("Opposition Leader Joanne Berg did so in Oslo within the hour.", "did so"),
    # pounds and people
    (("The Department for Work and Pensions in Leeds has repaid £112 million to 15,600"
      " people."), "how many people has"),
    # the fungus was detected
    (("Soldiers have sealed off 17 plantations in Ecuador after a fungus that kills"
      " plants was detected in Guayas."), "how many plantations"),
    # the owners were told
    ("Owners in Leeds were given a receipt and told to expect a call within six weeks.",
     "did owners"),
    # three took them
    (("Darren Pike, 44, his brother Lee, 39, and the horologist Ann Vessey, 61, took"
      " 27 clocks from 14 properties in Powys in 2022."), "did darren"),
    # the state's share is the paper's own word
    (("IG Metall, Germany's biggest union, said it would fight redundancies and called"
      " on the state of Saxony, which owns 9.8 per cent of Nordzell, to refuse."),
     "according to ig metall, which"),
]  # fmt: skip

WRONG_PERSON = [
    # she is whom the text is about, not the mother who was named last
    (("Rosa Blom was born in Delft. Her father, Cornelis, was a farmer; her mother,"
      " Johanna, played the organ. In 1963 she married Eduardo Reyes."),
     "Johanna marr"),
    # she won; who hit the last ball lost
    (("Mary Mbeki beat Elsa Lindqvist in Perth. Mbeki saved two match points. The match"
      " ended when Lindqvist hit a ball out. She will play Carol Duarte on Saturday."),
     "Elsa Lindqvist play"),
    # the chair of a group is not the group
    (("Leeds gave the pool to a group of residents. The chair of the group, Maureen"
      " Slater, 71, wept. Derek Holroyd said that the group had misjudged the cost."),
     "Maureen Slater had"),
    # it may be the rate
    (("The improvement was strongest in Bilbao, where the rate fell to 5 percent. In"
      " Andalusia it remained the highest at 14.7 percent."), "the improvement remain"),
    # who was president is not
    ("The former Kenyan president Daniel Moi came to Oslo.", "Who is the Kenyan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), MISREAD, ids=[row[1] for row in MISREAD])
def test_what_was_read_wrongly_is_not_asked(text: str, part: str) -> None:
    assert not [question for question in asked(text) if part in question.lower()]


@pytest.mark.parametrize(
    ("text", "part"), WRONG_PERSON, ids=[r[1] for r in WRONG_PERSON]
)
def test_nothing_is_said_of_the_wrong_one(text: str, part: str) -> None:
    assert not [c.question for c in kept(text) if part in c.question]


def test_she_is_still_the_one_whom_the_sentence_before_is_about() -> None:
    found = asked("Ann Lee studied in Oslo. In 1963 she married Bo Berg in Malta.")
    assert any("Ann Lee marry" in question for question in found)
