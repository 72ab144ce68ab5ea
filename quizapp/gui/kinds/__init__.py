"""What each kind of question is answered with; a description is not asked."""

from quizapp.gui.answering import AnswerWidget
from quizapp.gui.kinds.cloze import ClozeWidget
from quizapp.gui.kinds.essay import EssayWidget
from quizapp.gui.kinds.flashcard import FlashcardWidget
from quizapp.gui.kinds.matching import MatchingWidget
from quizapp.gui.kinds.multichoice import MultipleChoiceWidget
from quizapp.gui.kinds.numerical import NumericalWidget
from quizapp.gui.kinds.ordering import OrderingWidget
from quizapp.gui.kinds.shortanswer import ShortAnswerWidget
from quizapp.gui.kinds.truefalse import TrueFalseWidget

ANSWERS: tuple[type[AnswerWidget], ...] = (
    MultipleChoiceWidget,
    TrueFalseWidget,
    ShortAnswerWidget,
    ClozeWidget,
    FlashcardWidget,
    MatchingWidget,
    OrderingWidget,
    NumericalWidget,
    EssayWidget,
)
