import uuid

from quizapp.domain.errors import QuizError
from quizapp.domain.ids import named_id, new_id, time_ordered_id
from quizapp.domain.work import Progress, Work, finish


def counting(to: int) -> Work[str]:
    for number in range(to):
        yield Progress(number, to, "counting")
    return "done"


def test_work_is_finished_and_told() -> None:
    told: list[Progress] = []
    assert finish(counting(3), told.append) == "done"
    assert [each.done for each in told] == [0, 1, 2]
    assert finish(counting(0)) == "done"


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = QuizError("it is empty", where="a.txt", remedy="Fill it.")
    assert str(error) == "a.txt: it is empty. Fill it."
    assert str(QuizError("it is empty")) == "it is empty."


def test_ids_are_uuids() -> None:
    assert uuid.UUID(new_id()).version == 4
    assert uuid.UUID(named_id("a", "b")).version == 5
    assert uuid.UUID(time_ordered_id()).version == 7
    assert named_id("a", "b") == named_id("a", "b") != named_id("ab")
