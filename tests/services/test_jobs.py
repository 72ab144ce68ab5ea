import threading

import pytest

from quizapp.domain.work import Progress, Work
from quizapp.services.jobs import CancelledError, Job


def counting(to: int) -> Work[int]:
    for number in range(to):
        yield Progress(number, to)
    return to


def failing() -> Work[int]:
    yield Progress(0)
    raise ValueError("no")


def test_a_job_gives_its_result() -> None:
    job = Job(counting(3))
    assert not job.done
    job.start()
    job.wait(5)
    assert job.done
    assert job.result() == 3
    assert job.progress == Progress(2, 3)


def test_a_job_raises_what_its_work_raised() -> None:
    job = Job(failing())
    job.start()
    job.wait(5)
    with pytest.raises(ValueError, match="no"):
        job.result()


def test_a_cancelled_job_closes_its_work_on_its_own_thread() -> None:
    begun, cancelled = threading.Event(), threading.Event()
    closed_on: list[int | None] = []

    def patient() -> Work[None]:
        try:
            begun.set()
            yield Progress(0)
            cancelled.wait(5)
            yield Progress(1)
            raise AssertionError("went on")
        finally:
            closed_on.append(threading.current_thread().ident)

    job = Job(patient())
    job.start()
    assert begun.wait(5)
    job.cancel()
    cancelled.set()
    job.wait(5)
    with pytest.raises(CancelledError):
        job.result()
    assert closed_on
    assert closed_on != [threading.current_thread().ident]
