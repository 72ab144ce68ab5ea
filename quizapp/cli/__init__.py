"""The commands: everything but the window, and without Qt."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.cli import transfer
from quizapp.cli.running import (
    FAILED,
    INTERRUPTED,
    MISUSED,
    OK,
    counted,
    finish,
    now,
    number,
    opened,
)
from quizapp.domain.articles import Article
from quizapp.domain.errors import QuizError
from quizapp.paths import find_paths

if TYPE_CHECKING:
    from quizapp.services.making import Made


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
    transfer.add_import(
        command(
            "import", "Add the questions of a file, or bring them up to date.", None
        )
    )
    transfer.add_export(command("export", "Write a bank to a file.", None))
    about = "Print what was kept and rejected, with features, to train a ranker."
    command("decisions", about, _decisions)
    command("banks", "List the banks with their counts.", _banks)
    command("due", "Say what is due today.", _due)
    one = command("backup", "Back the collection up.", _backup)
    one.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to")
    command("tidy", "Remove pictures and sounds that nothing refers to.", _tidy)
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
    one.add_argument(
        "source",
        metavar="SOURCE",
        help="a file (text, Markdown, HTML, PDF, Word, EPUB), a web address that begins"
        " with http:// or https://, or a folder of such files",
    )
    to = one.add_mutually_exclusive_group()
    to.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the bank file to write; for a folder, the folder to write them to",
    )
    to.add_argument(
        "--jsonl", action="store_true", help="print one candidate a line, best first"
    )
    number = one.add_mutually_exclusive_group()
    number.add_argument(
        "--most",
        type=_count,
        metavar="N",
        help="take N questions at most, well mixed, instead of all worth asking",
    )
    number.add_argument(
        "--all", action="store_true", help="take every question that can be asked"
    )
    one.add_argument("--title", default="", help="the article's title")
    one.add_argument("--rights", default="", help="who may use the article, and how")
    one.add_argument(
        "--allow-private",
        action="store_true",
        help="let a web address be on this machine or its network",
    )


def _generate(arguments: argparse.Namespace) -> int:
    # Imported late: only this command needs the generator.
    from quizapp.formats import native
    from quizapp.services import generation, making

    if Path(arguments.source).is_dir():
        return _generate_all(arguments)
    article = _article(arguments, arguments.source)
    if arguments.output:
        work = making.write_bank(
            article, arguments.output, arguments.most, every=arguments.all
        )
        made = finish(work)
        print(_made(made))
        return OK
    candidates = finish(generation.find_candidates(article))
    if arguments.jsonl:
        for each in generation.choose(candidates, arguments.most):
            print(json.dumps(making.described(article, each), ensure_ascii=False))
        return OK
    bank = generation.make_bank(
        article, candidates, arguments.most, every=arguments.all
    )
    print(native.dumps(bank), end="")
    return OK


def _generate_all(arguments: argparse.Namespace) -> int:
    """Make a bank of each article in a folder; one that fails stops no other."""
    from quizapp.services import making

    if not arguments.output or arguments.title:
        problem = "a folder of articles takes -o OUT_DIR, and no --title"
        print(f"quizapp: {problem}", file=sys.stderr)
        return MISUSED
    files = making.articles_in(Path(arguments.source), arguments.output)
    failures: list[str] = []
    for place, (path, bank) in enumerate(files.items(), 1):
        before = f"{place}/{len(files)} "
        try:
            article = _article(arguments, str(path))
            work = making.write_bank(article, bank, arguments.most, every=arguments.all)
            made = finish(work)
        except Exception as error:  # noqa: BLE001 - told, and the others are made
            failures.append(_failed(path, error))
            print(f"{before}{path}: failed", flush=True)
        else:
            print(f"{before}{_made(made)}", flush=True)
    told = number(len(files) - len(failures), "bank")
    print(f"{told} made in {arguments.output}, {len(failures)} failed")
    for failure in failures:
        print(f"quizapp: {failure}", file=sys.stderr)
    return FAILED if failures else OK


def _failed(path: Path, error: Exception) -> str:
    """Return what went wrong with an article, which the error may not name."""
    if not isinstance(error, QuizError):
        return f"{path}: {error!r}"
    return str(error) if str(path) in error.where else f"{path}: {error}"


def _article(arguments: argparse.Namespace, place: str) -> Article:
    from quizapp.services import making, reading

    private = arguments.allow_private
    work = making.read_source(place, allow_private=private, now=now())
    source = finish(work)
    source = replace(source, title=arguments.title or source.title)
    for warning in source.warnings:
        print(f"quizapp: {place}: {warning}", file=sys.stderr)
    return reading.article_of(source, rights=arguments.rights, where=place)


def _made(made: "Made") -> str:
    told = f"{made.path}: {number(made.questions, 'question')}"
    if made.differences:
        told += f": {counted(asdict(made.differences))}"
    return told


def _decisions(_arguments: argparse.Namespace) -> int:
    """Print each decision as a line of JSON."""
    from quizapp.services import desk

    with closing(opened()) as collection:
        for each in desk.decisions(collection.store):
            print(json.dumps(each))
    return OK


def _banks(_arguments: argparse.Namespace) -> int:
    from quizapp.services import banks

    with closing(opened()) as collection:
        for each in banks.listings(collection.store, collection.learner, now()):
            questions = number(each.questions, "question")
            due = each.due + each.learning
            print(f"{each.bank.name}: {questions}, {due} due, {each.new} new")
    return OK


def _due(_arguments: argparse.Namespace) -> int:
    from quizapp.services import today

    with closing(opened()) as collection:
        seen = today.overview(collection.store, collection.learner, now())
    print(
        f"{seen.due + seen.learning} due, {seen.new} new,"
        f" about {number(seen.minutes, 'minute')}"
    )
    return OK


def _backup(arguments: argparse.Namespace) -> int:
    from quizapp.services import backups

    print(backups.back_up(find_paths(), now(), arguments.output))
    return OK


def _tidy(_arguments: argparse.Namespace) -> int:
    from quizapp.services.media import tidy

    with closing(opened(write=True)):  # nobody writes meanwhile
        removed = tidy(find_paths())
    print(f"{number(removed.files, 'file')} removed, {removed.size / 1e6:.1f} MB")
    return OK


def _restore(arguments: argparse.Namespace) -> int:
    from quizapp.services import backups

    aside = backups.restore(find_paths(), arguments.file, now())
    print(f"restored from {arguments.file}")
    if aside:
        print(f"the collection as it was before is in {aside}")
    return OK


def _check(_arguments: argparse.Namespace) -> int:
    from quizapp.services import backups

    problems = backups.check(find_paths(), now())
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("the collection is sound")
    return FAILED if problems else OK
