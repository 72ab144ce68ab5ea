"""Say in full what "the deal", "the surgeon" or "the Front" stands for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.facts.phrases import noun, words_of
from quizapp.generate.languages.en.grammar import infinitive, singular
from quizapp.generate.languages.en.lexicon import is_person, is_title
from quizapp.generate.languages.en.printing import Swaps, Topic, printed, shown
from quizapp.generate.languages.en.wording import ask_for_entity
from quizapp.generate.names import Entity, Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHOUT_ARTICLE = frozenset(
    {"island", "square", "street", "park", "lake", "hospital", "station", "airport",
     "hall", "school", "university", "parliament", "congress", "road", "avenue"}
)  # fmt: skip
_LEAD = 2  # sentences that say what an article is about
_BACK = 100  # sentences to look back over
_LONGEST = 7
_GROUND = frozenset({"country", "nation", "island", "region", "state", "province"})
_COMPANY = frozenset({"company", "firm", "business"})
_LOOSE = frozenset({"PRP$", "PRP", "JJS", "JJR", "RBR", "RBS", "WDT", "WP"})


class Antecedents:
    """Finds what definite nouns stand for, in the article's order."""

    def __init__(self, names: Names, title: str) -> None:
        self._names = names
        self._title = title
        self._known = frozenset(
            form
            for word in re.findall(r"\w+", title.lower())
            for form in (word, singular(word), infinitive(word))
        )

    def swaps(
        self, read: Sequence[Sentence], sentence: Sentence, token: "Token", topic: Topic
    ) -> Swaps:
        """Return what to print for a noun that only has "the" or "this" before it.

        The sentences before have been read; topic is what the last is about.
        A noun that the title explains stands for itself.
        """
        left = [c for c in token.lefts if not c.is_punct]
        bare = len(left) == 1 and left[0].lower_ in {"the", "this", "these"}
        if (
            not bare
            or (left[0].lower_ != "the" and token.lemma_ in words("time_nouns"))
            or not self._refers(sentence, token)
            or any(_limits(c) for c in token.rights)
            or _names_what_follows(token)
        ):
            return {}
        article = left[0]
        if article.lower_ != "the" and token.lower_ in words("speech_nouns"):
            phrase, kind, _ = topic
            if phrase and kind in {"PERSON", "ORG", "COUNTRY"}:
                return {article.i: f"{phrase}'s"}
        bearer = self._bearer(sentence, token, topic)
        # In an article on a boat "the boat" is none that is named by the way.
        if bearer and self._of_title(token, bearer):
            bearer = None
        if bearer and self._beside(sentence, token, bearer):
            return {}
        if bearer:
            return {article.i: "", token.i: _called(bearer, token.lower_)}
        common = token.pos_ == "NOUN" and not token.ent_type_
        common = common and token.lemma_.lower() not in words("weak_nouns")
        unnamed = common and not self._borne(sentence, token.lower_)
        fuller = _fullest(read, token) if unnamed else ""
        if fuller and self._other_in_title(token, fuller):
            fuller = ""
        if not fuller and self._in_title(token):
            fuller = token.text
        return {article.i: "the", token.i: fuller} if fuller else {}

    def explains(self, read: Sequence[Sentence], token: "Token") -> bool:
        """Tell whether the start says what "the system" is, or everybody knows."""
        lemma = token.lemma_.lower()
        told = {t.lemma_.lower() for s in read[:_LEAD] for t in s.tokens}
        known = lemma in words("known_alone") or self._in_title(token)
        return known or not told.isdisjoint(alike(lemma))

    def _refers(self, sentence: Sentence, token: "Token") -> bool:
        """Tell whether a token is a noun, or a name cut down to its last word."""
        # The City and the House are no city and no house.
        if token.text[0].isupper() and token.lower_ in words("capital_nouns"):
            return False
        if token.pos_ == "NOUN":
            return True
        mention = self._names.at(sentence, token)
        return token.tag_ == "NNP" and (
            mention is None or mention.entity.name == token.text
        )

    def _other_in_title(self, token: "Token", phrase: str) -> bool:
        """Tell whether the title has a thing of a noun's name, but another one."""
        word = re.escape(token.lower_)
        found = re.findall(rf"([\w-]+) {word}\b", self._title.lower())
        known = {*re.findall(r"[\w-]+", phrase.lower())} | words("stop")
        described = phrase.lower() != token.lower_
        return described and bool(found) and not any(w in known for w in found)

    def _in_title(self, token: "Token") -> bool:
        lemma = token.lemma_.lower()
        # Of several companies the title's need not be the one that is meant.
        group = lemma in _COMPANY or lemma in words("group_nouns")
        return not group and bool(alike(lemma) & self._known)

    def _beside(self, sentence: Sentence, token: "Token", entity: Entity) -> bool:
        """Tell whether a sentence names somebody apart from whom its noun means.

        In "The company employs 300 people and Bergbahn 500" it is another company.
        """
        found = self._names.mentions.get(sentence.number, ())
        own = [m for m in found if m.entity is entity]
        return any(not _apposed(token, sentence, m) for m in own)

    def _of_title(self, token: "Token", bearer: Entity) -> bool:
        """Tell whether the title has a thing of a noun's kind, but not this one."""
        told = {*re.findall(r"\w+", self._title)}
        large = {w for w in bearer.name.split() if w[0].isupper()}
        common = token.pos_ == "NOUN" and token.lower_ not in words("group_nouns")
        thing = common and bearer.kind != "PERSON" and self._in_title(token)
        passing = len(bearer.numbers) == 1 and min(bearer.numbers) >= _LEAD
        return thing and passing and not told & large

    def _bearer(
        self, sentence: Sentence, token: "Token", topic: Topic
    ) -> Entity | None:
        """Return the one name whose kind a noun says, as "the bridge" does."""
        word = token.lower_
        if token.tag_ in {"NNS", "NNPS"}:
            return None
        before = [e for e in self._names.entities if min(e.numbers) < sentence.number]
        found = [e for e in before if " " in e.name and _last_word(e) == word]
        found = [e for e in found if e.kind != "PERSON"]
        if token.pos_ == "NOUN" and not found:
            found = [e for e in before if _is_a(e, word)]
        if not found and word in {"city", "town", "village"}:
            found = self._town(sentence, word, before)
        if len(found) > 1:
            found = [e for e in found if e.name in self._title]
        if not found and word in words("group_nouns"):
            found = self._body_before(word, topic)
        if len(found) != 1 or self._may_be_other(found[0], word, sentence, topic):
            return None
        return found[0]

    def _sets_scene(self, land: Entity, number: int) -> bool:
        """Tell whether a land is where a story plays, or was named just before."""
        early = min(land.numbers) < _LEAD or len(land.numbers) > 1
        near = number - 1 in land.numbers or number in land.numbers
        return early or near or land.name in self._title

    def _may_be_other(
        self, bearer: Entity, word: str, sentence: Sentence, topic: Topic
    ) -> bool:
        """Tell whether "the club" may be another that is named more often."""
        number = sentence.number
        before = [e for e in self._names.entities if min(e.numbers) < number]
        sure = topic[0].endswith(bearer.name) or _last_word(bearer) == word
        if word in _GROUND:
            return not self._sets_scene(bearer, number)
        if sure or word not in words("group_nouns"):
            return False
        often = len(bearer.numbers)
        bodies = [e for e in before if e.kind == "ORG" and e is not bearer]
        return any(len(e.numbers) > often for e in bodies)

    def _town(
        self, sentence: Sentence, word: str, before: Sequence[Entity]
    ) -> list[Entity]:
        """Return the places that an article can call the city: its title's, its own.

        Where another was named right before, it may be that one.
        """
        towns = [e for e in before if e.kind in {"CITY", "PLACE"} and _can_be(e, word)]
        early = [e for e in towns if e.kind == "CITY" and min(e.numbers) < _LEAD]
        found = [e for e in towns if e.name in self._title] or early
        near = [e for e in towns if sentence.number - 1 in e.numbers]
        return [e for e in found if not near or e in near]

    def _body_before(self, word: str, topic: Topic) -> list[Entity]:
        """Return the organization that the sentence before is about, if it fits."""
        phrase, kind, _ = topic
        entity = self._names.named(phrase.removeprefix("the "))
        ask = ask_for_entity(entity) if entity and kind == "ORG" else None
        fits = {"which organization", f"which {word}"}
        return [entity] if entity and ask and ask.phrase in fits else []

    def _borne(self, sentence: Sentence, word: str) -> bool:
        """Tell whether something with a name has been called by a noun."""
        return any(
            _is_a(e, word) and min(e.numbers) < sentence.number
            for e in self._names.entities
        )


def _limits(token: "Token") -> bool:
    """Tell whether what follows a noun says which is meant, and not only more of it."""
    aside = token.dep_ in {"appos", "relcl"} and token.left_edge.nbor(-1).text == ","
    return token.dep_ in {"prep", "relcl", "acl", "appos"} and not aside


def _apposed(token: "Token", sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name stands beside a noun as its own: the firm, Bergbahn, paid."""
    head = sentence.tokens[0].doc[mention.start : mention.end].root
    return head == token or (head.dep_ == "appos" and head.head == token)


def _called(entity: Entity, word: str) -> str:
    """Return a name in place of a noun, with the noun where the name needs it."""
    # "The prize" is not only that of the year: the 2026 Booker Prize.
    entity = replace(entity, name=re.sub(r"^\d{4} (?=.* )", "", entity.name))
    bare = _last_word(entity) in _WITHOUT_ARTICLE or entity.kind == "PERSON"
    bare = bare or entity.bare
    if bare or _last_word(entity) == word:
        event = entity.kind == "OTHER" and word in words("event_words")
        return f"the {entity.name}" if event else entity.name if bare else shown(entity)
    needs = entity.article and " " not in entity.name
    return f"the {entity.name} {word}" if needs else shown(entity)


def _can_be(place: Entity, word: str) -> bool:
    """Tell whether a place may be called a town: no island is a village."""
    heads = {role.split()[-1] for role in place.roles}
    large = word in {"city", "town"} and heads & {"city", "town", "capital", "port"}
    return not heads or word in heads or bool(large)


def _last_word(entity: Entity) -> str:
    return entity.name.lower().split()[-1]


def _is_a(entity: Entity, word: str) -> bool:
    """Tell whether an article calls somebody or something by a noun."""
    if entity.kind == "PERSON" and not (is_person(word) or is_title(word)):
        return False  # the chair of the group is not the group
    if any(role.split()[-1] in alike(word) for role in entity.roles):
        return True
    if entity.kind not in {"ORG", "COUNTRY"}:
        return False
    ask = ask_for_entity(entity)
    return ask is not None and ask.phrase == f"which {word}"


def _fullest(read: Sequence[Sentence], token: "Token") -> str:
    """Return the one earlier phrase that says what thing is meant, or nothing."""
    alike_lemmas = alike(token.lemma_.lower())
    found: dict[str, Token] = {}
    for earlier in read[-_BACK:]:
        early = earlier.number <= _LEAD or earlier is read[-1]
        for other in earlier.tokens:
            if other.tag_ != token.tag_ or other.lemma_.lower() not in alike_lemmas:
                continue
            real = early or not _only_possible(other)
            real = real and not earlier.quotes(other)
            if real and not _bears_name(other):
                phrase = noun(other)
                if len(phrase) > 1 and (early or _introduced(other)):
                    found.setdefault(printed(phrase, {}), other)
                elif len(phrase) > 1:
                    return ""
    if len(found) != 1:
        return ""
    text, head = next(iter(found.items()))
    phrase = noun(head)
    owner = token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS"
    if (owner or words_of(phrase) > _LONGEST) and phrase[0].i < head.i:
        # "A 300-year-old violin that was stolen from …" is the 300-year-old violin.
        phrase = [t for t in phrase if t.i <= head.i]
        text = printed(phrase, {})
    loose = any(
        t.tag_ in _LOOSE
        or t.ent_type_ == "ORDINAL"
        or t.lower_ in words("leaning_words")
        for t in phrase
    )
    owned = phrase[0].dep_ == "poss" or any(t.dep_ == "poss" for t in head.lefts)
    same = head.lemma_.lower() == token.lemma_.lower()
    counts = any(t.tag_ == "CD" for t in head.lefts)
    few = all(len(t.text) < 3 or t.lower_ in words("numbers") for t in head.lefts
              if t.tag_ == "CD")  # fmt: skip
    counted = counts and (head.tag_ == "NN" or not same or not few)
    split = phrase[-1].i - phrase[0].i != len(phrase) - 1
    unfit = loose or owned or counted or split or words_of(phrase) > _LONGEST
    million = text.startswith(("a ", "an "))  # of "a million termites"
    return "" if unfit or million else text


def _bears_name(head: "Token") -> bool:
    """Tell whether a noun has a name beside it: "the Irish company Planwise"."""
    apposed = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in head.rights)
    return apposed or _names_what_follows(head)


def _only_possible(head: "Token") -> bool:
    """Tell whether a thing is told of as one that may be: an eruption could follow."""
    above = [head, *head.ancestors]
    verb = next((t for t in above if t.pos_ in {"VERB", "AUX"}), head)
    modal = {"may", "might", "could", "would", "should", "can"}
    return any(c.lower_ in modal for c in verb.lefts)


def _introduced(head: "Token") -> bool:
    """Tell whether a phrase is one by which a thing is first named."""
    return any(c.lower_ in {"a", "an"} for c in head.lefts)


def alike(lemma: str) -> frozenset[str]:
    """Return the nouns that may name the same thing as a noun."""
    groups = [set(group) for group in table("synonyms") if lemma in group]
    # A maker may be called a company after that, but not a company a maker.
    kinds = words("business_nouns") if lemma in _COMPANY else frozenset()
    kinds |= words(f"kinds_of_{lemma}") if lemma in words("families") else frozenset()
    return frozenset({lemma}.union(*groups, kinds))


def _names_what_follows(token: "Token") -> bool:
    """Tell whether a noun introduces the name after it, as in "the carmaker Toyota"."""
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in {"NNP", "NNPS"}
