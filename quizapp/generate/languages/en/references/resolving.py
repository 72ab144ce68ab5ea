"""Say in full what a sentence only points at: pronouns, surnames, "the deal"."""

from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import noun
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.lexicon import is_everyday, is_person
from quizapp.generate.languages.en.printing import Swaps, Topic, printed, shown
from quizapp.generate.languages.en.references.antecedents import Antecedents
from quizapp.generate.languages.en.references.expletives import stands_for_clause
from quizapp.generate.names import Entity, Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS = frozenset({"ORG", "COUNTRY", "OTHER", "FACILITY", "PLACE", "THING"})
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})
_OBJECTS = frozenset({"dobj", "dative"})
_PERSONAL = frozenset({"he", "she"})
_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


class References:
    """Resolves what points back, sentence by sentence, in the article's order."""

    def __init__(self, names: Names, title: str = "") -> None:
        self._names = names
        self._antecedents = Antecedents(names, title)
        self._read: list[Sentence] = []
        self._topics: list[Topic] = []

    def swaps(self, sentence: Sentence) -> Swaps:
        """Return what to print in place of tokens of a sentence, by token index.

        A pronoun that cannot be resolved is not in it.
        """
        found: Swaps = {}
        for mention in self._names.mentions.get(sentence.number, ()):
            found |= _in_full(mention, sentence)
        subject = self._subject(sentence)
        if subject is not None:
            found |= self._resolved_subject(sentence, subject)
        found |= self._leading_owner(sentence)
        for token in sentence.tokens:
            found |= self._inner_subject(sentence, token)
            found |= self._shared_object(sentence, token, found)
            found |= self._again(sentence, token, subject, found)
        self._topics.append(self._topic(sentence, subject, found))
        topic = self._topics[-2] if len(self._topics) > 1 else ("", "", False)
        for token in sentence.tokens:
            found |= self._antecedents.swaps(self._read, sentence, token, topic)
        self._read.append(sentence)
        # What is quoted stays as it was said.
        quoted = {i for start, end in sentence.quoted for i in range(start, end + 1)}
        return {at: text for at, text in found.items() if at not in quoted}

    def _subject(self, sentence: Sentence) -> "Token | None":
        root = sentence.tokens[0].sent.root
        found = [c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}]
        return found[0] if found else None

    def _resolved_subject(self, sentence: Sentence, subject: "Token") -> Swaps:
        """Resolve the pronoun that is the subject of the whole sentence."""
        word = subject.lower_
        if subject.tag_ != "PRP" or sentence.quotes(subject):
            return {}
        if stands_for_clause(subject):
            return {}
        if word in _PERSONAL:
            person = self._person(sentence, subject)
            return {subject.i: person} if person else {}
        phrase, kind, plural = self._topic_before(sentence)
        fits = plural if word == "they" else word == "it" and kind in _THINGS
        fits = fits and not (kind == "THING" and self._several_subjects())
        fits = fits and not (kind == "ORG" and word == "it" and self._two_bodies())
        return {subject.i: phrase} if phrase and fits else {}

    def _inner_subject(self, sentence: Sentence, pronoun: "Token") -> Swaps:
        """Resolve "she" in "Ann Lee won when she beat Eve": the one named before."""
        clause = pronoun.head
        fits = pronoun.lower_ in _PERSONAL and pronoun.dep_ in SUBJECTS
        if not fits or clause.dep_ != "advcl" or sentence.quotes(pronoun):
            return {}
        main = [c for c in clause.head.lefts if c.dep_ in SUBJECTS]
        mention = self._names.at(sentence, main[0]) if main else None
        gender = _GENDER[pronoun.lower_]
        own = self._people(sentence, gender, before=pronoun.i)
        if mention is None or own != [mention.entity]:
            return {}
        return {pronoun.i: mention.entity.name}

    def _shared_object(
        self, sentence: Sentence, pronoun: "Token", known: Swaps
    ) -> Swaps:
        """Resolve "it" in "fined the airline and ordered it to pay", and "him".

        The verbs share their subject, so the object of the first is meant.
        """
        verb = pronoun.head
        verb = verb.head if verb.dep_ in {"ccomp", "xcomp"} else verb
        fits = pronoun.lower_ in {"it", "him"} and verb.dep_ == "conj"
        own = any(c.dep_ in SUBJECTS for c in verb.lefts)
        first = [c for c in verb.head.rights if c.dep_ in _OBJECTS] if fits else []
        if own or len(first) != 1 or first[0].i > pronoun.i or sentence.quotes(pronoun):
            return {}
        mention = self._names.at(sentence, first[0])
        person = mention is not None and mention.entity.kind == "PERSON"
        if mention is None or person != (pronoun.lower_ == "him"):
            return {}
        return {pronoun.i: shown(mention.entity)}

    def _again(
        self,
        sentence: Sentence,
        pronoun: "Token",
        subject: "Token | None",
        known: Swaps,
    ) -> Swaps:
        """Resolve "they" in "bees die when they are cold": nobody else is many."""
        fits = pronoun.lower_ == "they" and pronoun.dep_ in SUBJECTS
        if not fits or subject is None or not subject.i < pronoun.i:
            return {}
        clause = pronoun.head
        told = clause.dep_ not in {"advcl", "relcl", "conj"}
        if told or sentence.quotes(pronoun) or not _is_many(subject):
            return {}
        own = {t.i for t in noun(subject)}
        before = [t for t in sentence.tokens if t.i < pronoun.i and t.i not in own]
        if any(t.tag_ in {"NNS", "NNPS", "PRP"} or t.dep_ == "conj" for t in before):
            return {}
        phrase = self._topic(sentence, subject, known)[0]
        return {pronoun.i: phrase} if phrase and pronoun.i not in known else {}

    def _topic_before(self, sentence: Sentence) -> Topic:
        """Return what the sentence before is about, if it is in the same paragraph."""
        near = self._read and self._read[-1].paragraph is sentence.paragraph
        return self._topics[-1] if near else ("", "", False)

    def _leading_owner(self, sentence: Sentence) -> Swaps:
        """Resolve "his", "her" or "its" where a sentence begins with it."""
        first = sentence.tokens[0]
        if first.tag_ != "PRP$" or sentence.quotes(first):
            return {}
        if first.lower_ in _GENDER:
            owner = self._person(sentence, first)
        else:
            phrase, kind, plural = self._topic_before(sentence)
            fits = first.lower_ == "its" and not plural and kind != "PERSON"
            fits = fits and self._things_before() < (1 if kind == "THING" else 2)
            many = first.lower_ == "their" and plural and not self._others_before()
            # "The city of 3.7 million people's" would be too much of it.
            short = phrase.partition(" of ")[0] if kind == "THING" else phrase
            owner = short if fits or many else ""
        return {first.i: f"{owner}'s"} if owner else {}

    def _several_subjects(self) -> bool:
        """Tell whether a side clause of the sentence before tells of another thing."""
        tokens = self._read[-1].tokens if self._read else ()
        inner = [t for t in tokens if t.dep_ in SUBJECTS and t.head.dep_ != "ROOT"]
        definite = [t for t in inner if any(c.lower_ == "the" for c in t.lefts)]
        return any(t.tag_ == "NN" and not is_person(t.lower_) for t in definite)

    def _two_bodies(self) -> bool:
        """Tell whether one body says of another what it should do or does."""
        tokens = self._read[-1].tokens if self._read else ()
        inner = [t for t in tokens if t.dep_ in SUBJECTS and t.head.dep_ == "ccomp"]
        return any(t.lower_ in words("group_nouns") | {"government"} for t in inner)

    def _others_before(self) -> bool:
        """Tell whether the sentence before tells of others than its subject."""
        tokens = self._read[-1].tokens if self._read else ()
        root = tokens[0].sent.root if tokens else None
        return any(
            t.tag_ in {"NNS", "NNPS"} and t.dep_ in SUBJECTS | _OBJECTS
            for t in tokens
            if t.head != root or t.dep_ in _OBJECTS
        )

    def _things_before(self) -> int:
        """Return how many bodies and things the sentence before names."""
        last = self._read[-1].number if self._read else -1
        mentions = self._names.mentions.get(last, ())
        return len({m.entity.name for m in mentions if m.entity.kind in _THINGS})

    def _person(self, sentence: Sentence, pronoun: "Token") -> str:
        """Return the one person that he or she can be, or nothing.

        Somebody named in the same clause is somebody else.
        """
        gender = _GENDER[pronoun.lower_]
        here = self._people(sentence, gender)
        own = self._people(sentence, gender, before=pronoun.i)
        if own:
            return own[0].name if len(own) == 1 and len(here) == 1 else ""
        for back, earlier in enumerate(reversed(self._read[-2:]), 1):
            people = self._people(earlier, gender)
            topic = self._topics[-back][0] if len(self._topics) >= back else ""
            likely = [p for p in people if p.name == topic] or people
            if likely:
                clear = len(likely) == 1 and likely[0] not in here
                clear = clear and self._prominent(likely[0], gender, earlier, topic)
                clear = clear and not self._follows(earlier, likely[0], gender)
                return likely[0].name if clear else ""
        return ""

    def _prominent(
        self, person: Entity, gender: str, sentence: Sentence, topic: str
    ) -> bool:
        """Tell whether a sentence is about a person, or no other has been named.

        After "Bo rose. It ended when Ann fell." it is not sure who "she" is.
        """
        near = self._read[-3:]
        others = {p.name for s in near for p in self._people(s, gender)}
        return person.name == topic or others == {person.name}

    def _follows(self, sentence: Sentence, person: Entity, gender: str) -> bool:
        """Tell whether a pronoun for somebody else stands before a person's name.

        After "Her coach, Sam Hill, waited" it is not sure whom "she" means, nor after
        "Eve Hill praised her".
        """
        mentions = self._names.mentions.get(sentence.number, ())
        first = min(m.start for m in mentions if m.entity is person)
        alike = [t for t in sentence.tokens if _GENDER.get(t.lower_) == gender]
        return any(t.i < first or _done_to(t) for t in alike)

    def _people(
        self, sentence: Sentence, gender: str, before: int | None = None
    ) -> list[Entity]:
        found: list[Entity] = []
        for mention in self._names.mentions.get(sentence.number, ()):
            entity = mention.entity
            fits = entity.kind == "PERSON" and entity.gender in {"", gender}
            early = before is None or mention.start < before
            if fits and early and entity not in found:
                found.append(entity)
        return found

    def _topic(
        self, sentence: Sentence, subject: "Token | None", swaps: Swaps
    ) -> Topic:
        """Return what a sentence is about, for the pronouns of the next."""
        if subject is None:
            return "", "", False
        mention = self._names.at(sentence, subject)
        joined = any(c.dep_ == "conj" for c in subject.children)
        plural = joined or (mention is None and _is_many(subject))
        if subject.tag_ == "PRP":
            name = swaps.get(subject.i, "")
            entity = self._names.named(name)
            return name, entity.kind if entity else "", subject.lower_ == "they"
        if mention is not None and not plural:
            person = mention.entity.kind == "PERSON"
            many = not person and _plural_verb(subject)
            return shown(mention.entity), mention.entity.kind, many
        swaps = _uncapitalised(sentence) | swaps
        phrase = printed(noun(subject), swaps, article=subject)
        thing = subject.tag_ == "NN" and not is_person(subject.lower_)
        owned = any(t.tag_ in {"PRP$", "POS", "DT"} for t in noun(subject))
        before = self._topics[-1] if self._topics else ("", "", False)
        swaps |= self._antecedents.swaps(self._read, sentence, subject, before)
        bare = len(noun(subject)) == 1 and subject.i not in swaps
        owned = owned or (bare and not self._antecedents.explains(self._read, subject))
        if thing and not joined and not owned and len(noun(subject)) <= 5:
            text = printed(noun(subject), swaps)
            named = self._names.named(text) is not None
            return text if named else f"the {text}", "THING", False
        clear = joined or (
            plural and not any(t.tag_ in {"PRP", "DT"} for t in subject.children)
        )
        return phrase if clear else "", "", plural


def _done_to(pronoun: "Token") -> bool:
    """Tell whether "her" is somebody else than who does it: Eve Hill praised her."""
    personal = pronoun.tag_ == "PRP" and pronoun.dep_ in _OBJECTS | {"nsubj"}
    return personal and pronoun.lower_ not in _PERSONAL


def _in_full(mention: Mention, sentence: Sentence) -> Swaps:
    """Swap a surname, or the letters of a body, for the whole name."""
    entity = mention.entity
    text = sentence.tokens[0].doc[mention.start : mention.end].text
    if entity.kind == "ORG" and _letters(text):
        token = sentence.tokens[0].doc[mention.start]
        told = entity.name in sentence.text or token.dep_ in {"compound", "nmod"}
        return {} if told else {mention.start: shown(entity)}
    if entity.kind != "PERSON" or text == entity.name or text not in entity.aliases:
        return {}
    start = mention.start
    doc = sentence.tokens[0].doc
    addressed = start and doc[start - 1].lower_.strip(".") in _ADDRESS
    blank = dict.fromkeys(range(start - bool(addressed), mention.end - 1), "")
    return blank | {mention.end - 1: entity.name}


def _letters(text: str) -> bool:
    """Tell whether a name is but letters, which not everybody knows the meaning of."""
    return text.isupper() and len(text) > 1 and text not in words("known_letters")


def _is_many(subject: "Token") -> bool:
    """Tell whether a subject is a plural, by its form or by that of its verb."""
    joined = any(c.dep_ == "conj" for c in subject.children)
    many = subject.tag_ in {"NNS", "NNPS"} or _plural_verb(subject)
    return many or joined


def _plural_verb(subject: "Token") -> bool:
    """Tell whether a subject's verb has a plural's form."""
    verb = subject.head
    return any(t.lower_ in {"are", "were", "have"} for t in (*verb.lefts, verb))


def _uncapitalised(sentence: Sentence) -> Swaps:
    """Return the first word small, if the article writes it so elsewhere."""
    first = sentence.tokens[0]
    small = first.tag_ in {"NN", "NNS", "JJ"} and first.text.istitle()
    known = is_everyday(first.lower_) or any(t.text == first.lower_ for t in first.doc)
    return {first.i: first.lower_} if small and known else {}
