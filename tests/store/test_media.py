import os
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.domain.errors import CollectionError, FormatError
from quizapp.domain.media import reference
from quizapp.store.backup import back_up, restore
from quizapp.store.media import Media, names_in
from quizapp.store.store import Store
from tests.factories import NOW, a_question

PNG = b"\x89PNG\r\n\x1a\n"
LONG_AGO = 1_000_000_000


def grow_old(media: Media) -> None:
    for name in media.names():
        os.utime(media.folder / name, (LONG_AGO, LONG_AGO))


def test_a_picture_is_kept_once_beside_the_collection(store: Store) -> None:
    name = store.media.add(PNG)
    assert store.media.add(PNG) == name
    assert store.media.names() == {name}
    assert store.media.read(name) == PNG
    assert [p.name for p in store.media.folder.iterdir()] == [name]
    assert store.media.folder.parent == store.path.parent


def test_what_is_no_picture_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(FormatError):
        store.media.add(b"#!/bin/sh")
    assert not store.media.folder.exists()


def test_nothing_outside_the_folder_is_read(store: Store) -> None:
    store.media.add(PNG)
    (store.path.parent / "secret.png").write_bytes(PNG)
    for name in ("../secret.png", str(store.path.parent / "secret.png"), "", "."):
        assert store.media.read(name) is None
        assert store.media.path(name) is None


def test_a_damaged_file_is_put_right_when_the_picture_comes_again(store: Store) -> None:
    name = store.media.add(PNG)
    (store.media.folder / name).write_bytes(b"\x89PNG")
    assert store.media.add(PNG) == name
    assert store.media.read(name) == PNG


def test_a_folder_that_cannot_be_made_is_told_of(store: Store) -> None:
    store.media.folder.write_text("a file stands there")
    with pytest.raises(CollectionError, match=r"cannot be|disk"):
        store.media.add(PNG)


def test_what_no_text_refers_to_is_unused_after_a_day(stocked: Store) -> None:
    used, unused = stocked.media.add(PNG + b"1"), stocked.media.add(PNG + b"2")
    with stocked.write() as tx:
        tx.questions.add(a_question(stem=f"What is it? {reference(used)}"))
    assert stocked.media.unused() == frozenset()
    grow_old(stocked.media)
    assert stocked.media.unused() == {unused}
    assert stocked.media.remove([unused]) == len(PNG) + 1
    assert stocked.media.names() == {used}


def test_what_a_removed_question_shows_stays_for_undo(stocked: Store) -> None:
    name = stocked.media.add(PNG)
    question = a_question(feedback=reference(name))
    with stocked.write() as tx:
        tx.questions.add(question)
    with stocked.write() as tx:
        tx.questions.remove(question)
    grow_old(stocked.media)
    assert stocked.media.unused() == frozenset()
    assert names_in(stocked.path) == {name}


def test_what_another_collection_in_the_folder_shows_is_used(
    stocked: Store, tmp_path: Path
) -> None:
    stocked.media.add(PNG)
    grow_old(stocked.media)
    (tmp_path / "collection-replaced.db").write_bytes(b"not a database, it seems" * 99)
    with pytest.raises(CollectionError):
        stocked.media.unused()


def test_backups_hold_the_pictures_and_bring_them_back(
    stocked: Store, tmp_path: Path
) -> None:
    name = stocked.media.add(PNG)
    with stocked.write() as tx:
        tx.questions.add(a_question(stem=reference(name)))
    stocked.media.add(PNG + b"unused")
    first = back_up(stocked.path, tmp_path / "backups", NOW)
    back_up(stocked.path, tmp_path / "backups", NOW + timedelta(days=1))
    assert Media.of(first).names() == stocked.media.names()
    stocked.close()
    stocked.media.remove(stocked.media.names())
    restore(first, stocked.path, NOW)
    assert stocked.media.read(name) == PNG
    assert stocked.media.names() == {name}


def test_damaged_pictures_are_not_taken_over(store: Store, tmp_path: Path) -> None:
    other = Media(tmp_path / "other")
    sound, damaged = other.add(PNG + b"1"), other.add(PNG + b"2")
    (other.folder / damaged).write_bytes(PNG + b"3")
    store.media.take_from(other, other.names())
    assert store.media.names() == {sound}
