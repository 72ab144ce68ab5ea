from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.domain.media import reference, referred
from quizapp.gui import media
from quizapp.gui.backend import Backend
from quizapp.gui.widgets.markdown_edit import MarkdownEdit
from quizapp.gui.widgets.markdown_view import MarkdownView, plain
from quizapp.store.store import Store
from tests.web import Server


def an_image(width: int = 40, height: int = 20) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    return image


def a_view(qtbot: QtBot, text: str, width: int = 400) -> MarkdownView:
    view = MarkdownView("stem")
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show_markdown(text)
    view.show()
    return view


def colours(view: MarkdownView) -> set[str]:
    shot = view.grab().toImage()
    size = range(shot.width()), range(shot.height())
    return {shot.pixelColor(x, y).name() for x in size[0] for y in size[1]}


@pytest.fixture
def edit(qtbot: QtBot, backend: Backend) -> MarkdownEdit:
    made = MarkdownEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_picture_of_the_collection_is_shown(qtbot: QtBot, backend: Backend) -> None:
    name = backend.store.media.add(media.png(an_image()))
    view = a_view(qtbot, f"Look: {reference(name, 'the port')}")
    assert "#123456" in colours(view)
    assert view.text == "Look: the port"
    assert view.accessibleDescription() == "Look: the port"
    assert plain(reference(name, "the port")) == "the port"


def test_a_wide_picture_fits_the_lines(qtbot: QtBot, backend: Backend) -> None:
    name = backend.store.media.add(media.png(an_image(1200, 300)))
    view = a_view(qtbot, reference(name))
    narrow, wide = view.heightForWidth(200), view.heightForWidth(800)
    assert 50 <= narrow < wide <= 260
    view.show_markdown("No picture.")
    assert view.heightForWidth(200) < narrow


def test_a_picture_that_is_not_here_is_named(qtbot: QtBot, backend: Backend) -> None:
    view = a_view(qtbot, reference("0" * 64 + ".png", "the old port"))
    assert view.text == "the old port"
    assert view.heightForWidth(400) > 10
    assert len(colours(view)) > 2


def test_no_request_is_made_and_no_file_read(
    qtbot: QtBot, backend: Backend, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(media.png(an_image()))
    with closing(Server()) as site:
        for target in (
            site.at("/a.png", lambda request: request.answer(b"")),
            outside.as_uri(),
            str(outside),
            "media:../outside.png",
            f"media://{outside}",
        ):
            text = f"![x]({target}) <img src='{target}'>"
            text += f"<link rel=stylesheet href='{target}'>"
            view = a_view(qtbot, text)
            assert "#123456" not in colours(view)
            for kind in range(1, 5):
                assert view.loadResource(kind, QUrl(target)) is None
        assert site.asked == []


def test_a_pasted_picture_is_kept_and_shown(
    qtbot: QtBot, edit: MarkdownEdit, store: Store
) -> None:
    QGuiApplication.clipboard().setImage(an_image())
    edit.setPlainText("Before ")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (name,) = referred(edit.toPlainText())
    assert edit.toPlainText() == f"Before ![picture](media:{name})"
    assert store.media.names() == {name}
    assert "#123456" in colours(a_view(qtbot, edit.toPlainText()))


def test_pasted_words_stay_words(edit: MarkdownEdit, store: Store) -> None:
    both = QMimeData()
    both.setText("a table of a text program")
    both.setImageData(an_image())
    QGuiApplication.clipboard().setMimeData(both)
    edit.paste()
    QGuiApplication.clipboard().clear()  # what is Python's must not outlive it there
    assert edit.toPlainText() == "a table of a text program"
    assert not store.media.names()


def drop(edit: MarkdownEdit, *files: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPoint(4, 4),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    edit.dropEvent(event)
    return edit.canInsertFromMimeData(data)


def test_dropped_pictures_and_sounds_are_kept(
    edit: MarkdownEdit, store: Store, tmp_path: Path
) -> None:
    picture, sound = tmp_path / "Old port.PNG", tmp_path / "horn.mp3"
    picture.write_bytes(media.png(an_image()))
    sound.write_bytes(b"ID3\x03 a horn")
    assert drop(edit, picture, sound)
    names = referred(edit.toPlainText())
    assert store.media.names() == set(names)
    assert "![Old port](media:" in edit.toPlainText()
    assert "[horn](media:" in edit.toPlainText()


def test_what_only_claims_to_be_a_picture_is_refused_in_words(
    qtbot: QtBot, edit: MarkdownEdit, backend: Backend, tmp_path: Path
) -> None:
    (tmp_path / "false.png").write_text("<svg/>")
    with qtbot.waitSignal(backend.failed) as told:
        drop(edit, tmp_path / "false.png")
    assert "no picture or sound" in str(told.args)
    assert edit.toPlainText() == ""


def test_a_dropped_table_is_left_to_the_window(
    edit: MarkdownEdit, tmp_path: Path
) -> None:
    assert not edit.canInsertFromMimeData(QMimeData())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "bank.csv"))])
    assert not edit.canInsertFromMimeData(data)
