"""The kinds of question, a file each."""

from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body

KINDS: tuple[type[Body], ...] = (
    MultipleChoice,
    TrueFalse,
    ShortAnswer,
    Cloze,
    Flashcard,
    Matching,
    Ordering,
    Numerical,
    Essay,
    Description,
)
