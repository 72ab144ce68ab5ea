"""What the answers of each kind of question are written with."""

from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.cloze import ClozeEditor
from quizapp.gui.kinds.editors.description import DescriptionEditor
from quizapp.gui.kinds.editors.essay import EssayEditor
from quizapp.gui.kinds.editors.flashcard import FlashcardEditor
from quizapp.gui.kinds.editors.matching import MatchingEditor
from quizapp.gui.kinds.editors.multichoice import MultipleChoiceEditor
from quizapp.gui.kinds.editors.numerical import NumericalEditor
from quizapp.gui.kinds.editors.ordering import OrderingEditor
from quizapp.gui.kinds.editors.shortanswer import ShortAnswerEditor
from quizapp.gui.kinds.editors.truefalse import TrueFalseEditor

EDITORS: tuple[type[BodyEditor], ...] = (
    MultipleChoiceEditor,
    TrueFalseEditor,
    ShortAnswerEditor,
    ClozeEditor,
    FlashcardEditor,
    MatchingEditor,
    OrderingEditor,
    NumericalEditor,
    EssayEditor,
    DescriptionEditor,
)
