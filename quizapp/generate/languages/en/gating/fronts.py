"""Hold questions against the head of their article: its headline and its start."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.grammar import infinitive, singular
from quizapp.generate.languages.en.realising.cloze import GAP
from quizapp.generate.sentences import Sentence

MINOR = "the age of a minor figure"

_TITLE = re.compile(r"[\"“]([A-Z][\w'’]*(?: [\w'’]+){1,6})[\"”]")

_AGE = re.compile(r"How old (?:is|was) (.+)\?$")


class Front:
    """Knows what an article's headline and first paragraph name, and its titles."""

    def __init__(self, headline: str, article: Sequence[Sentence]) -> None:
        first = [s for s in article if s.paragraph is article[0].paragraph]
        self._lead = article[0].paragraph
        self._news = _forms(headline) | lemmas(article[0].tokens)
        self._headline = headline
        self._named = frozenset(re.findall(r"[\w'-]+", headline))
        self._front = " ".join([headline, *(s.text for s in first)])
        found = {t for s in article for t in _TITLE.findall(s.paragraph.text)}
        # Of a title, "The Blind Queen", the words that say something are capitals.
        self._titles = [t for t in sorted(found) if _is_title(t)]

    def __call__(self, draft: Draft) -> Draft:
        """Return a draft with its titles marked, and dropped if it asks too little."""
        draft = self._weighed(self._marked(draft))
        person = draft.type == "PERSON" and draft.question.startswith(GAP)
        if person and draft.answer_text in self._headline:
            draft = draft.dropped("gives the answer away")
        if draft.type == "PERSON" and draft.entity is not None:
            names = draft.entity.name.split()
            if len(names) > 1 and {names[0], names[-1]} <= self._named:
                draft = draft.doubted("the headline names the answer")
        asked = _AGE.match(draft.question)
        if draft.rule != "age" or asked is None:
            return draft
        if re.search(rf"\b{re.escape(draft.answer_text)}\b", self._headline):
            draft = draft.dropped("gives the answer away")
        surname = asked[1].split()[-1]
        known = re.search(rf"\b{re.escape(surname)}\b", self._front)
        return draft if known else draft.dropped(MINOR)

    def _weighed(self, draft: Draft) -> Draft:
        """Return a draft with how much of it is the news that the article tells."""
        told = (draft.asked | lemmas(draft.answer)) - words("weak_verbs")
        share = len(told & self._news) / max(1, len(told))
        lead = float(draft.sentence.paragraph is self._lead)
        measured = {
            "news": max(share, lead),
            "lead": lead,
            "in the title": float(self._titled(draft)),
        }
        return replace(draft, features={**draft.features, **measured})

    def _titled(self, draft: Draft) -> bool:
        """Tell whether the title names the answer, or a part of its name."""
        large = {w for w in draft.answer_text.split() if w[0].isupper()}
        told = {*re.findall(r"\w[\w'-]*", self._headline)}
        return draft.answer_text in self._headline or bool(large & told)

    def _marked(self, draft: Draft) -> Draft:
        """Return a question in which the titles of works have their marks."""
        if draft.kind != "question" or '"' in draft.question:
            return draft
        for title in self._titles:
            found = re.compile(rf"\b{re.escape(title)}\b", re.IGNORECASE)
            marked = found.sub(f'"{title}"', draft.question)
            draft = replace(draft, question=marked)
        return draft


def _forms(headline: str) -> frozenset[str]:
    """Return the words of a headline and the base forms that they may have."""
    found = {w.lower() for w in re.findall(r"[\w'-]+", headline)} - words("stop")
    forms = (form(word) for word in found for form in (singular, infinitive))
    return frozenset(found.union(forms))


def _is_title(text: str) -> bool:
    """Tell whether every longer word of a quotation begins with a capital."""
    return all(w[0].isupper() for w in text.split() if len(w) > 3)
