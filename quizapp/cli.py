"""The commands: everything but the window, and without Qt."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quizapp import __version__
from quizapp.domain.candidates import Candidate
from quizapp.domain.errors import QuizError
from quizapp.domain.work import Progress, Work, finish
from quizapp.paths import find_paths
from quizapp.services.collection import Collection, open_collection

if TYPE_CHECKING:
    from quizapp.formats.native import BankFile

T = TypeVar("T")

OK, FAILED, INTERRUPTED = 0, 1, 130


def main(arguments: argparse.Namespace) -> int:
    """Run a command and return its exit code: 0, 1 on failure, 130 on Ctrl+C."""
    command: Callable[[argparse.Namespace], int] = arguments.run
    try:
        code = command(arguments)
        if sys.stdout:
            sys.stdout.flush()
    except QuizError as error:
        print(f"quizapp: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("\nquizapp: stopped; nothing more was changed", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough of it: that is no failure.
        _print_nothing_more()
        return OK
    except OSError as error:
        _print_nothing_more()
        print(
            f"quizapp: what was to be printed cannot be written: {error.strerror}."
            " Nothing else failed: what is in the collection is as it should be.",
            file=sys.stderr,
        )
        return FAILED
    return code


def parser() -> argparse.ArgumentParser:
    """Return the command line's parser; without a command it opens the window."""
    top = argparse.ArgumentParser(
        prog="quizapp",
        description="Turn a news article into a question bank, offline, and remember"
        " what it says. Without a command, the window opens.",
    )
    top.add_argument("--version", action="version", version=f"QuizApp {__version__}")
    top.add_argument(
        "--quit-after-paint",
        action="store_true",
        help="leave as soon as Today is painted with its counts (for measuring)",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def command(
        name: str, about: str, run: Callable[[argparse.Namespace], int] | None
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    _add_generate(command("generate", "Make a bank from an article.", _generate))
    one = command("import", "Add a bank file, or bring its bank up to date.", _import)
    one.add_argument("file", type=Path, metavar="FILE", help="a bank in our format")
    one = command("export", "Write a bank with its articles to a file.", _export)
    one.add_argument("bank", metavar="BANK", help="its name, the beginning of it or id")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    command("banks", "List the banks with their counts.", _banks)
    command("due", "Say what is due today.", _due)
    one = command("backup", "Back the collection up.", _backup)
    one.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to")
    one = command("restore", "Put a backup in the collection's place.", _restore)
    one.add_argument("file", type=Path, metavar="FILE", help="a backup")
    command("check", "Look for damage in the collection.", _check)
    one = command("pictures", "Take pictures of every screen, for documents.", None)
    one.add_argument("folder", type=Path, metavar="DIR")
    return top


def _count(text: str) -> int:
    """Return a number from the command line, one or more."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _print_nothing_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _add_generate(one: argparse.ArgumentParser) -> None:
    one.add_argument("source", type=Path, metavar="SOURCE", help="a text file")
    to = one.add_mutually_exclusive_group()
    to.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the bank file to write"
    )
    to.add_argument(
        "--jsonl", action="store_true", help="print one candidate a line, best first"
    )
    one.add_argument(
        "--most", type=_count, metavar="N", help="take N questions at most, well mixed"
    )
    one.add_argument("--title", default="", help="the article's title")
    one.add_argument("--rights", default="", help="who may use the article, and how")


def _generate(arguments: argparse.Namespace) -> int:
    # Imported late: only this command needs the generator.
    from quizapp.formats import native
    from quizapp.services import generation, reading, updating

    source = _finish(reading.read_file(arguments.source))
    source = replace(source, title=arguments.title or source.title)
    article = reading.article_of(
        source, rights=arguments.rights, where=str(arguments.source)
    )
    before = _bank_before(arguments.output)
    edition_of = updating.same_article(article, before) if before else None
    if edition_of:
        article = replace(article, id=edition_of.id)
    candidates = _finish(generation.find_candidates(article))
    if arguments.jsonl:
        for each in generation.choose(candidates, arguments.most):
            _print_line(article.text, each)
        return OK
    bank = generation.make_bank(article, candidates, arguments.most)
    if arguments.output is None:
        print(native.dumps(bank), end="")
        return OK
    told = _number(len(bank.questions), "question")
    if before and edition_of:
        bank = updating.updated(before, bank)
        told += f": {_counted(asdict(updating.differences(before, bank)))}"
    native.write(arguments.output, bank)
    print(f"{arguments.output}: {told}")
    return OK


def _bank_before(path: Path | None) -> "BankFile | None":
    """Return the bank that stands where one is to be written, if there is one."""
    from quizapp.formats import native

    return native.read(path) if path and path.is_file() else None


def _print_line(text: str, candidate: Candidate) -> None:
    span = candidate.evidence
    line: dict[str, object] = {
        "question": candidate.question,
        "answer": candidate.answer,
        "distractors": [each.text for each in candidate.distractors],
        "kind": candidate.kind,
        "evidence": text[span.start : span.end],
        "start": span.start,
        "end": span.end,
    }
    if candidate.items:
        line["items"] = [
            {
                "text": item.text,
                "answer": item.answer,
                "start": item.evidence.start,
                "end": item.evidence.end,
            }
            for item in candidate.items
        ]
    print(json.dumps(line, ensure_ascii=False))


def _import(arguments: argparse.Namespace) -> int:
    from quizapp.services import transfer

    with closing(_open(write=True)) as collection:
        work = transfer.import_bank(collection.store, arguments.file, _now())
        report = _finish(work)
    counted = {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "changed here and kept so": report.kept,
        "gone from the file but kept here": report.gone,
    }
    print(f"{report.bank_name}: {_counted(counted)}")
    return OK


def _export(arguments: argparse.Namespace) -> int:
    from quizapp.services import transfer
    from quizapp.services.banks import find_bank

    with closing(_open()) as collection:
        bank = find_bank(collection.store, arguments.bank)
        file = transfer.export_bank(collection.store, bank.id, arguments.output)
    print(f"{arguments.output}: {_number(len(file.questions), 'question')}")
    return OK


def _banks(_arguments: argparse.Namespace) -> int:
    from quizapp.services import banks

    with closing(_open()) as collection:
        for each in banks.listings(collection.store, collection.learner, _now()):
            questions = _number(each.questions, "question")
            due = each.due + each.learning
            print(f"{each.bank.name}: {questions}, {due} due, {each.new} new")
    return OK


def _due(_arguments: argparse.Namespace) -> int:
    from quizapp.services import today

    with closing(_open()) as collection:
        seen = today.overview(collection.store, collection.learner, _now())
    print(
        f"{seen.due + seen.learning} due, {seen.new} new,"
        f" about {_number(seen.minutes, 'minute')}"
    )
    return OK


def _backup(arguments: argparse.Namespace) -> int:
    from quizapp.services import backups

    print(backups.back_up(find_paths(), _now(), arguments.output))
    return OK


def _restore(arguments: argparse.Namespace) -> int:
    from quizapp.services import backups

    aside = backups.restore(find_paths(), arguments.file, _now())
    print(f"restored from {arguments.file}")
    if aside:
        print(f"the collection as it was before is in {aside}")
    return OK


def _check(_arguments: argparse.Namespace) -> int:
    from quizapp.services import backups

    problems = backups.check(find_paths(), _now())
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("the collection is sound")
    return FAILED if problems else OK


def _open(*, write: bool = False) -> Collection:
    return open_collection(find_paths(), _now(), write=write)


def _finish(work: Work[T]) -> T:
    """Run work; on a terminal, show how far it is."""
    if not (sys.stderr and sys.stderr.isatty()):
        return finish(work)
    try:
        return finish(work, _show)
    finally:
        print("\r\x1b[K", end="", file=sys.stderr)


def _show(progress: Progress) -> None:
    of = f" of {progress.total}" if progress.total else ""
    line = f"\r\x1b[K{progress.stage} {progress.done}{of}"
    print(line, end="", file=sys.stderr, flush=True)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {words}" for words, n in counts.items() if n) or "no change"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _now() -> datetime:
    return datetime.now(UTC)
