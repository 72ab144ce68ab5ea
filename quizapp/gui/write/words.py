"""What may be wrong with a question, and why that matters, in plain English."""

from quizapp.gui.messages import tr
from quizapp.services.problems.problem import Problem, Sign

_H = "Haladyna et al. 2002, no. {}"
_SIGNS: dict[Sign, tuple[str, str, str, str]] = {
    Sign.UNFINISHED: (
        "Unfinished",
        "It has no words yet.",
        "It {about}.",
        "It is not asked until it is whole.",
    ),
    Sign.NO_KEY: (
        "No right choice",
        "No choice is right.",
        "",
        "Nobody could answer it ({19}).",
    ),
    Sign.SEVERAL_KEYS: (
        "Several right choices",
        "",
        "More than one choice is right: {about}",
        "Where one is wanted, only one may be right ({19}).",
    ),
    Sign.REPEATED_CHOICE: (
        "Repeated choice",
        "",
        "“{about}” is offered twice.",
        "Both are right or wrong together, so both can be ruled out ({22}).",
    ),
    Sign.OVERLAPPING_CHOICES: (
        "Overlapping choices",
        "",
        "One choice holds the other: {about}",
        "If the narrower one is right, so is the wider ({22}).",
    ),
    Sign.ALL_OF_THE_ABOVE: (
        "All of the above",
        "",
        "“{about}” is a choice.",
        "Who knows two right ones, or one wrong one, need not know the rest ({26}).",
    ),
    Sign.NONE_OF_THE_ABOVE: (
        "None of the above",
        "",
        "“{about}” is a choice.",
        "It shows what somebody rules out, not what they know ({25}).",
    ),
    Sign.COMBINED_CHOICES: (
        "Choices made of others",
        "",
        "“{about}” is made of other choices.",
        "Such choices are harder to read than to answer ({9}).",
    ),
    Sign.TWO_CHOICES: (
        "Two choices only",
        "There are only two choices.",
        "",
        "Half of the guesses are right; three choices are adequate ({18}).",
    ),
    Sign.NEGATIVE_CHOICE: (
        "Negative choice",
        "",
        "“{about}” says what is not.",
        "Choices are read faster and surer when they say what is ({27}).",
    ),
    Sign.NEGATIVE_STEM: (
        "Negative stem",
        "",
        "“{about}” is easily missed.",
        "Ask for what is, or write the word in capitals and bold ({17}).",
    ),
    Sign.LONG_KEY: (
        "Key longer than the rest",
        "",
        "The right choice is much longer than the others.",
        "The longest choice is what those who guess take first ({24}).",
    ),
    Sign.ARTICLE_CUE: (
        "a or an gives it away",
        "",
        "“{about}” does not go with every choice.",
        "Grammar alone rules choices out ({28}).",
    ),
    Sign.NUMBER_CUE: (
        "Singular or plural gives it away",
        "",
        "Only the right choice goes with “{about}”.",
        "Grammar alone rules choices out ({28}).",
    ),
    Sign.ABSOLUTE_WORD: (
        "Absolute word",
        "",
        "“{about}” is seldom true.",
        "Words such as always and never mark a wrong answer ({28}).",
    ),
    Sign.ANSWER_IN_STEM: (
        "Answer in the question",
        "",
        "The question says “{about}”, and so does its answer.",
        "A word that stands in both gives the answer away ({28}).",
    ),
    Sign.GIVES_AWAY: (
        "Answers another question",
        "",
        "It says the answer to “{about}”",
        "Each question is to be independent of the others ({4}).",
    ),
    Sign.NEAR_DUPLICATE: (
        "Near-duplicate",
        "",
        "It asks nearly the same as “{about}”",
        "Asked twice, it counts twice ({4}); merging keeps the earlier one.",
    ),
    Sign.NO_EVIDENCE: (
        "No evidence",
        "No passage of the article proves it.",
        "",
        "Learners are shown the passage after they answer.",
    ),
    Sign.EVIDENCE_GONE: (
        "Evidence gone",
        "",
        "The article does not say this any more: “{about}”",
        "What it proved may not be so any more.",
    ),
    Sign.UNDATED: (
        "A fact without a date",
        "",
        "“{about}” will not stay true.",
        "Say of which day or year it speaks, so that one answer stays right ({14}).",
    ),
    Sign.HARD_TO_READ: (
        "Hard to read",
        "",
        "It reads far harder than the rest of the bank (LIX {about}).",
        "Vocabulary and sentences are to be simple ({8}; index of Björnsson 1968).",
    ),
}
_LONGEST = 120


def sign(value: Sign) -> str:
    """Return what a sort of problem is called."""
    return tr(_SIGNS[value][0])


def told(problem: Problem) -> str:
    """Return what may be wrong, as a sentence."""
    _, bare, about, _ = _SIGNS[problem.sign]
    words = problem.about
    cut = words[:_LONGEST] + "…" if len(words) > _LONGEST else words
    return tr(about).replace("{about}", cut) if words and about else tr(bare or about)


def why(value: Sign) -> str:
    """Return why it matters, with its source."""
    text = tr(_SIGNS[value][3])
    for number in (4, 8, 9, 14, 17, 18, 19, 22, 24, 25, 26, 27, 28):
        text = text.replace(f"{{{number}}}", tr(_H).format(number))
    return text
