"""The wheel holds what the app needs, wherever it is installed."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

_OPEN_A_BANK = """
from pathlib import Path
from quizapp import assets
from quizapp.formats import native
(bank,) = assets.shipped_banks()
print(Path(assets.__file__).parent)
print(bank.relative_to(Path(assets.__file__).parent))
print(len(native.read(bank).questions))
print((assets.resources() / "fonts").is_dir())
"""
_READ_A_PAGE = """
import sys
from pathlib import Path
from quizapp.domain.work import finish
from quizapp.services.reading import read_file
print(finish(read_file(Path(sys.argv[1]))).kind)
"""


def test_a_bank_opens_from_the_installed_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(
        [*build, "-d", str(tmp_path)], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("quizapp_desktop-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    found = subprocess.run(
        [sys.executable, "-c", _OPEN_A_BANK],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert found[0] == str(site / "quizapp")
    assert found[1].startswith("_questions")
    assert int(found[2]) >= 15
    assert found[3] == "True"
    assert list((site / f"{wheel.name.rsplit('-', 3)[0]}.dist-info").glob("**/LICENSE"))
    page = ROOT / "tests" / "data" / "reading" / "news.html"
    read = subprocess.run(
        [sys.executable, "-c", _READ_A_PAGE, str(page)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert read == "html\n"
