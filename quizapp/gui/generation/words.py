"""Why something was dropped, rejected or is doubtful, in plain English."""

from quizapp.domain.drafts import Fault
from quizapp.gui import messages
from quizapp.gui.generation.rows import Row
from quizapp.gui.messages import tr
from quizapp.services.checking import Finding, Flaw

REASONS = {
    "half a comparison": "The question compares, but not with what.",
    "asks for a mere weekday": "The answer is but a day of the week.",
    "asks for a time of the day": "The answer is but a time of the day.",
    "the date is that of something else": "The date is that of another event.",
    "a notice to readers": "The sentence is a notice to readers, no news.",
    "the answer is cut short": "Its answer is but a part of a name or a result.",
    "the sentence is hard to read": "Its sentence may have been misread.",
    "the wrong question word": "Its question word does not suit the answer.",
    "the age of a minor figure": "It asks how old somebody is who matters little.",
    "half of a pair": "It asks for one half of a pair by the other.",
    "says only when something was": "It says only when something happened.",
    "gives the answer away": "The question gives its answer away.",
    "vague": "The question says too little about what it asks.",
    "pronoun": "A pronoun in it does not say whom or what it means.",
    "needs its antecedent": "It speaks of something that only an earlier sentence"
    " explains.",
    "points outside": "It points to something that only the article's reader sees.",
    "enough questions on this sentence": "Better questions ask about this sentence.",
    "much like a better question": "A better question asks much the same.",
    "the answer is asked for already": "Better questions have its answer already.",
    "another sentence answers it too": "Another sentence of the article answers it"
    " in another way.",
    "another sentence denies it": "The article says elsewhere that it is not so.",
    "broken punctuation": "Its punctuation is broken.",
    "too long": "It is too long.",
    "too short": "It is too short.",
    "subject too long": "Too much stands before its verb.",
    "reports too little": "What it says that somebody said is next to nothing.",
    "says of something only that there is one": "It only says that there is something.",
    "the answer is torn from its phrase": "Its answer is a piece torn from a phrase.",
    "repeats itself": "It says the same twice.",
    "no finite verb": "It is not a whole sentence.",
    "wrong verb form": "A verb in it has the wrong form.",
    "scores too low": "It is not worth asking.",
    "others are better": "There are enough better ones.",
    "answer points back": "Its answer only points back to something said before.",
    "answer says little": "Its answer says little.",
    "answer crosses a line end": "Its answer is broken over two lines.",
    "empty answer": "It has no answer.",
    "what it is about is not said": "By itself it does not say what it is about.",
    "what its words need is left out": "Something that its words need is left out.",
    "leaves out what a figure is of": "It leaves out what a figure is of.",
    "leaves out a condition": "It leaves out on what condition it is so.",
    "leaves out an exception": "It leaves out an exception.",
    "the question tells too little": "The question tells too little.",
    "a notice to visitors": "The sentence is a notice to visitors, no news.",
    "a line below an obituary": "The line below an obituary is no sentence.",
    "no sentence": "It is no whole sentence.",
    "half a quotation": "Its answer is but a part of a quotation.",
    "asks what somebody is to do": "It asks what somebody is to do.",
    "asks for somebody within a phrase": "It asks for somebody within a phrase.",
    "asks what it costs, or helps, to do": "It asks what it costs, or helps, to do.",
    "a number of nothing": "What its number counts is left out.",
    "a share without what it is of": "It asks for a share, but not of what.",
    "whose it is remains unclear": "Whose something is remains unclear.",
    "somebody's words without the source": "It says somebody's words as if they were"
    " the article's.",
    "leaves out how": "It leaves out how something was done.",
    "leaves out what for": "It leaves out what something was for.",
    "what was joined is left out": "What somebody joined is left out.",
    "in capitals": "Its sentence is in capitals.",
    "holds markup": "Its sentence holds markup.",
    "holds pictures": "It holds pictures or marks.",
    "holds an endless word": "A word in it does not end.",
    **{
        doubt: f"It stands behind the others: {why}."
        for doubt, why in {
            "a definition": "it asks what a word means",
            "a figure for each without saying so": "its figure is for each of several",
            "a gap for a thing": "its gap is for a thing without a name",
            "a long sentence": "its sentence is long",
            "a mere weekday": "its answer is but a day of the week",
            "a pronoun": "a pronoun in it is explained by the sentence alone",
            "a quotation": "it quotes",
            "a sentence tied to another": "its sentence goes on from another",
            "a thing for a place": "it asks for a thing in the place of a place",
            "an identity": "it says only what somebody is",
            "anybody may be that": "others may be that too",
            "asks where, but means in what": "it asks where, but means in what",
            "little is done": "little is done in it",
            "little is told": "it tells little",
            "one definite noun": "its answer is a noun that is known from before",
            "one noun": "its answer is a single noun",
            "one of several": "it asks for one of several by the others",
            "one word for a kind": "its answer is one word for a kind",
            "points at what was said": "it points at what was said before",
            "somebody by half a name": "somebody in it has but half a name",
            "stiff": "few would put it so",
            "the headline names the answer": "the headline names the answer",
            "what kind of place it is, is not known": "what kind of place is not known",
            "who heads a country is known": "who heads a country is known",
        }.items()
    },
}
_FAULTS = {
    Fault.UNCLEAR: "Unclear or clumsy",
    Fault.WRONG: "Wrong answer",
    Fault.GIVEN_AWAY: "Gives its answer away",
    Fault.SEVERAL_ANSWERS: "More than one right answer",
    Fault.TRIVIAL: "Not worth asking",
    Fault.POOR_CHOICES: "Poor choices",
    Fault.REPEATED: "Asked already",
}
_FLAWS = {
    Flaw.UNFINISHED: ("There is no question yet.", "It {about}."),
    Flaw.POINTS_NOWHERE: ("", "Ambiguous: whom or what does “{about}” mean?"),
    Flaw.PASSING_TIME: ("", "Ambiguous: “{about}” will mean another day."),
    Flaw.VAGUE: ("Ambiguous: it says too little about what it asks.", ""),
    Flaw.ANSWERED_ELSEWHERE: ("", "Ambiguous: this may answer it too: “{about}”"),
    Flaw.LEAKS: ("", "The question gives its answer away: “{about}”"),
    Flaw.CHOICE_FITS: ("", "“{about}” may be right too."),
    Flaw.NO_EVIDENCE: ("No passage of the article proves it.", ""),
    Flaw.ANSWER_NOT_THERE: ("", "The passage does not say “{about}”."),
    Flaw.REPEATS: ("", "Much like one that is kept: “{about}”"),
}
_STRENGTHS = ("weak", "fair", "good", "strong", "very strong")
_LONGEST = 90


def reason(code: str) -> str:
    """Return why the generator dropped a question, as a sentence."""
    return tr(REASONS.get(code, f"{code[:1].upper()}{code[1:]}."))


def fault(value: Fault) -> str:
    """Return what a reason to reject is called."""
    return tr(_FAULTS[value])


def finding(found: Finding) -> str:
    """Return what may be wrong with a question, as a sentence."""
    bare, about = _FLAWS[found.flaw]
    cut = found.about[:_LONGEST] + "…" if len(found.about) > _LONGEST else found.about
    return tr(about).format(about=cut) if found.about else tr(bare)


def about(row: Row) -> str:
    """Return what kind of question a row is and how difficult: cloze · easy."""
    kind = messages.kind(row.kind)
    if row.difficulty is None:
        return kind
    return f"{kind} · {messages.difficulty(row.difficulty)}"


def strength(stars: int) -> str:
    """Return the word for one to five dots."""
    return tr(_STRENGTHS[stars - 1])
