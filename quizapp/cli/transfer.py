"""Import and export."""

import argparse
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.running import FAILED, OK, counted, finish, now, number, opened
from quizapp.domain.errors import QuizError
from quizapp.domain.imports import Trouble, grouped
from quizapp.paths import find_paths
from quizapp.settings import load_settings

if TYPE_CHECKING:
    from quizapp.services.importing import Reading
    from quizapp.services.transfer import Report

_SHOWN = 60
_SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def add_import(one: argparse.ArgumentParser) -> None:
    """Add what import is told."""
    one.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a bank in our format, GIFT, or a table (CSV, TSV)",
    )
    other = one.add_argument_group("for files of other programs")
    other.add_argument(
        "--bank", metavar="NAME", help="add to this bank, made if need be"
    )
    other.add_argument(
        "--partial",
        action="store_true",
        help="take what can be taken, though some questions are left out",
    )
    other.add_argument(
        "--columns",
        metavar="A,B,…",
        help="what the columns of a table hold: question, answer, wrong, choice, right,"
        " kind, feedback, tags, mark, id or nothing",
    )
    other.add_argument(
        "--header",
        action=argparse.BooleanOptionalAction,
        help="whether the first row of a table names its columns",
    )
    other.add_argument(
        "--separator",
        choices=tuple(_SIGNS),
        help="what divides the columns of a table, if it is not found out",
    )
    other.add_argument(
        "--encoding", default="", help="of a table, if it is not found out: cp1252, …"
    )
    one.set_defaults(run=_import)


def add_export(one: argparse.ArgumentParser) -> None:
    """Add what export is told."""
    one.add_argument("bank", metavar="BANK", help="its name, the beginning of it or id")
    one.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="its ending tells the format: .quizbank (ours with pictures), .json (ours"
        " without), .gift, .csv or .tsv",
    )
    one.set_defaults(run=_export)


def _import(arguments: argparse.Namespace) -> int:
    from quizapp.formats.files import beginning, read_bytes
    from quizapp.formats.registry import is_native
    from quizapp.services import importing, transfer

    path: Path = arguments.file
    if is_native(path, beginning(path)):
        with closing(opened(write=True)) as collection:
            report = finish(transfer.import_bank(collection.store, path, now()))
        return _print_report(report)
    reading = _read(arguments, read_bytes(path))
    _print_troubles(path, reading.troubles)
    if not reading.drafts or (reading.left_out and not arguments.partial):
        _refuse(reading)
    with closing(opened(write=True)) as collection:
        bank = (
            importing.bank_called(collection.store, arguments.bank)
            if arguments.bank
            else importing.proposed_bank(collection.store, path)
        )
        report = importing.add_drafts(collection.store, reading.drafts, bank, now())
    return _print_report(report)


def _read(arguments: argparse.Namespace, content: bytes) -> "Reading":
    from quizapp.formats.registry import find_importer
    from quizapp.formats.tables import Tables
    from quizapp.services import importing

    importer = find_importer(arguments.file, content)
    if isinstance(importer, Tables):
        layout = importing.layout_of(
            content,
            str(arguments.file),
            _layouts(),
            arguments.encoding,
            _SIGNS.get(arguments.separator, ""),
        )
        if arguments.columns:
            layout = replace(layout, columns=importing.columns(arguments.columns))
        if arguments.header is not None:
            layout = replace(layout, header=arguments.header)
        if problem := layout.problem():
            raise QuizError(
                problem.rstrip("."),
                where=str(arguments.file),
                remedy="Say it with --columns. Nothing was imported.",
            )
        importer = replace(importer, layout=layout)
    return finish(importing.read_drafts(importer, content, str(arguments.file)))


def _layouts() -> dict[str, str]:
    return load_settings(find_paths().settings).tables


def _refuse(reading: "Reading") -> None:
    if not reading.drafts:
        raise QuizError("no question can be taken", remedy="Nothing was imported.")
    good = number(len(reading.drafts), "question")
    raise QuizError(
        f"{number(reading.left_out, 'question')} would be left out",
        remedy=f"Nothing was imported. With --partial, {good} can be.",
    )


def _print_report(report: "Report") -> int:
    numbers = {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "changed here and kept so": report.kept,
        "gone from the file but kept here": report.gone,
        "pictures and sounds not in the file": report.missing,
    }
    print(f"{report.bank_name}: {counted(numbers)}")
    return OK


def _export(arguments: argparse.Namespace) -> int:
    from quizapp.services import exporting
    from quizapp.services.banks import find_bank

    with closing(opened()) as collection:
        bank = find_bank(collection.store, arguments.bank)
        written = finish(
            exporting.export_bank(collection.store, bank.id, arguments.output)
        )
    _print_troubles(arguments.output, written.troubles)
    print(f"{arguments.output}: {number(written.questions, 'question')}")
    return OK if written.questions or not written.troubles else FAILED


def _print_troubles(path: Path, troubles: Iterable[Trouble]) -> None:
    for trouble, count in grouped(troubles):
        print(f"{path}: {_told(trouble, count)}", file=sys.stderr)


def _told(trouble: Trouble, count: int) -> str:
    if count > 1:
        return f"{count} questions: each {trouble.problem}"
    stem = " ".join(trouble.stem.split())
    stem = stem if len(stem) <= _SHOWN else f"{stem[: _SHOWN - 1]}…"
    place = [f"line {trouble.line}"] if trouble.line else []
    place += [f"“{stem}”"] if stem else []
    left_out = ", and is left out" if trouble.left_out else ""
    return f"{', '.join(place)}: the question {trouble.problem}{left_out}"
