"""Ask about what is said outside the clauses: by quotation, name or noun."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause
from quizapp.generate.languages.en.facts.phrases import kept, lemmas, words_of
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.grammar import plain
from quizapp.generate.languages.en.lexicon import is_person, is_title
from quizapp.generate.languages.en.printing import Swaps
from quizapp.generate.languages.en.realising.events import events
from quizapp.generate.languages.en.realising.existing import existing
from quizapp.generate.languages.en.realising.making import Wording, special_draft
from quizapp.generate.languages.en.realising.nouns import by_trade
from quizapp.generate.languages.en.realising.offices import offices
from quizapp.generate.languages.en.realising.outcomes import outcomes
from quizapp.generate.languages.en.realising.rendering import Renderer
from quizapp.generate.languages.en.wording import ask_for_entity
from quizapp.generate.names import Entity, Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST_QUOTE = 15
_POINTING = r"(this|these|those|that|it|they|he|she|there|so)\b"


class Special:
    """Asks the questions of one sentence that no clause gives."""

    def __init__(self, names: Names, sentence: Sentence, swaps: Swaps) -> None:
        self._names = names
        self._sentence = sentence
        self._swaps = swaps
        self._renderer = Renderer(sentence, swaps, names)

    def all(self) -> Iterator[Draft]:
        """Yield every such question."""
        yield from self._quotations()
        yield from self._reports()
        yield from existing(self._sentence, self._renderer)
        yield from outcomes(self._sentence, self._names, self._renderer)
        for mention in self._names.mentions.get(self._sentence.number, ()):
            if not self._sentence.quotes(self._doc[mention.start]):
                yield from self._appositions(mention)
                yield from self._ages(mention)
                yield from events(self._sentence, self._names, mention)
                yield from offices(self._sentence, self._names, mention)

    def source(self, clause: Clause) -> Iterator[Draft]:
        """Ask who, according to the article, stated a clause."""
        claim = clause.claim
        if clause.pattern in {"relative", "relative object", "reduced"}:
            return
        if claim is None or not claim.according or clause.subject.tag_ == "PRP":
            return
        mention = self._names.at(self._sentence, claim.head)
        if mention is None or mention.entity.kind not in {"PERSON", "ORG"}:
            return
        ask = ask_for_entity(mention.entity)
        if ask is None:
            return
        phrase = by_trade(claim.head) or ask.phrase
        printed = [*clause.subject_tokens, *(t for p in clause.after for t in p.tokens)]
        subject = self._renderer.text(clause.subject_tokens)
        rest = " ".join(self._renderer.text(p.tokens) for p in clause.after)
        verb = plain(clause.group, lent=clause.lent)
        text = f"{phrase} said that {subject} {verb} {rest}"
        reasons = self._renderer.hanging(printed, clause.subject)
        yield special_draft(
            self._sentence,
            "source",
            Wording(text, [*printed, clause.verb], reasons),
            mention,
        )

    @property
    def _doc(self) -> "Doc":
        return self._sentence.tokens[0].doc

    def _quotations(self) -> Iterator[Draft]:
        """Ask who said what is quoted."""
        speakers = [found for t in self._sentence.tokens if (found := self._speaker(t))]
        long = [q for q in self._sentence.quoted if q[1] - q[0] >= 5]
        if len(speakers) != 1 or not long:
            return
        ask = ask_for_entity(speakers[0].entity)
        if ask is None:
            return
        for start, end in long:
            quote = _opening(self._doc[start : end + 1])
            tokens = [t for t in self._sentence.tokens if start <= t.i <= end]
            telling = [
                t
                for t in tokens[: len(quote.split())]
                if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
            ]
            if quote and len(telling) >= 4:
                text = f'{ask.phrase} said, "{quote}"'
                yield special_draft(
                    self._sentence, "quotation", Wording(text, telling), speakers[0]
                )

    def _speaker(self, verb: "Token") -> Mention | None:
        """Return who does the saying that a token is the verb of."""
        speaks = verb.lemma_.lower() in words("speech_verbs") and verb.pos_ == "VERB"
        if not speaks or self._sentence.quotes(verb):
            return None
        for child in verb.children:
            if child.dep_ == "nsubj" and not self._sentence.quotes(child):
                return self._names.at(self._sentence, child)
        return None

    def _reports(self) -> Iterator[Draft]:
        """Ask which medium reported somebody's words."""
        for token in self._sentence.tokens:
            verb = token.head
            linked = any(c.lower_ == "as" for c in verb.lefts)
            reports = verb.lemma_ in words("report_verbs") and verb.dep_ == "advcl"
            if token.dep_ == "agent" and reports and linked:
                yield from self._report(token, verb, verb.head)

    def _report(
        self, agent: "Token", verb: "Token", speech: "Token"
    ) -> Iterator[Draft]:
        inside = [self._names.at(self._sentence, t) for t in agent.subtree]
        media = [m for m in inside if m is not None and m.entity.kind == "ORG"]
        speaker = next((c for c in speech.lefts if c.dep_ in SUBJECTS), None)
        ask = ask_for_entity(media[0].entity) if media else None
        spoken = speech.lemma_ in words("speech_verbs")
        if ask is None or speaker is None or not spoken:
            return
        where = [t for c in speech.rights if c.dep_ == "prep" for t in kept(c)]
        who = self._renderer.text(kept(speaker))
        circumstance = self._renderer.text(where)
        text = f"{ask.phrase} {plain([verb])} what {who} said {circumstance}"
        printed = [*kept(speaker), verb, speech, *where]
        reasons = self._renderer.hanging(printed, speaker)
        yield special_draft(
            self._sentence, "report", Wording(text, printed, reasons), media[0]
        )

    def _appositions(self, mention: Mention) -> Iterator[Draft]:
        """Ask who or what is described right after the name, or right before."""
        head = self._doc[mention.start : mention.end].root
        described = [
            c for c in head.children if c.dep_ == "appos" and c.i >= mention.end
        ]
        if head.dep_ == "appos" and head.head.i < mention.start:
            # "The newspaper Siam Daily" says less than "the maker of chips, Veltron".
            comma = self._doc[mention.start - 1].text == ","
            of = any(c.lower_ == "of" for c in head.head.rights)
            described += [head.head] if comma or of else []
        described = [
            n for n in described if not any(c.dep_ == "conj" for c in n.rights)
        ]
        ask = ask_for_entity(mention.entity)
        for noun in described:
            tokens = [t for t in kept(noun) if not mention.start <= t.i < mention.end]
            lead = tokens[0] if tokens else noun
            telling = lemmas(tokens)
            definite = lead.lower_ == "the" or any(c.dep_ == "poss" for c in noun.lefts)
            definite = definite or _holds_office(noun, lead)
            enough = len(telling) >= (2 if definite else 3)
            named = any(t.pos_ == "PROPN" or t.like_num for t in tokens)
            follows = any(t.dep_ in {"relcl", "acl"} for t in noun.rights)
            known = definite or (lead.lower_ in {"a", "an"} and named and not follows)
            if not known or not _suits(noun, mention.entity):
                continue
            if noun.tag_ != "NN" or not enough or not (named or len(telling) > 3):
                continue
            if (
                ask is None
                or words_of(tokens) > 14
                or (lead.tag_ == "NN" and not _holds_office(noun, lead))
                or ask.phrase == "what"
            ):
                continue
            reasons = self._renderer.hanging(tokens, None)
            kind = ask.phrase.rsplit(maxsplit=1)[-1]
            firm = kind == "company" and noun.lower_ in {"firm", "business"}
            firm = firm or (
                kind == "company" and noun.lower_ in words("business_nouns")
            )
            again = firm or (kind != "who" and kind in {t.lower_ for t in tokens})
            text = f"{ask.phrase} is {self._renderer.text(tokens)}"
            if again:
                rest = tokens[1:] if lead.tag_ == "DT" else tokens
                owned = any(c.dep_ == "poss" for c in noun.lefts)
                article = "" if owned else "the "
                text = f"what is the name of {article}{self._renderer.text(rest)}"
            yield special_draft(
                self._sentence, "apposition", Wording(text, tokens, reasons), mention
            )

    def _ages(self, mention: Mention) -> Iterator[Draft]:
        """Ask for the age that stands after a person's name."""
        doc, end = self._doc, mention.end
        if (
            mention.entity.kind != "PERSON"
            or end + 1 >= len(doc)
            or doc[end].text != ","
        ):
            return
        age = doc[end + 1]
        closed = end + 2 < len(doc) and doc[end + 2].text in {",", "."}
        if closed and re.fullmatch(r"\d{1,3}", age.text) and 3 < int(age.text) < 115:
            name = [*doc[mention.start : mention.end]]
            text = f"how old is {mention.entity.name}"
            yield special_draft(
                self._sentence, "age", Wording(text, [*name, age.nbor(-1)]), [age]
            )


def _holds_office(noun: "Token", lead: "Token") -> bool:
    """Tell whether a noun without article is an office: head of research at Wexa."""
    of = any(c.dep_ == "prep" and c.lower_ in {"of", "at", "for"} for c in noun.rights)
    bare = lead.tag_ in {"NN", "NNP", "JJ"} and lead.i <= noun.i
    return bare and of and (is_title(noun.lower_) or noun.lower_ == "head")


def _suits(noun: "Token", entity: Entity) -> bool:
    """Tell whether a noun can describe what a name is the name of."""
    if entity.kind in {"CITY", "PLACE", "FACILITY"}:
        return noun.lower_ in words("place_words") | {"capital", "site", "home", "port"}
    if entity.kind == "ORG" and is_person(noun.lemma_.lower()):
        return False
    if entity.kind == "PERSON":
        known = words("titles") | words("person_nouns")
        ending = noun.lower_.endswith(("er", "or", "ist", "ian", "ant", "man", "woman"))
        return noun.lower_ in known or ending
    return True


def _opening(quoted: "Span") -> str:
    """Return the first sentence of a quotation, cut at a comma when it is long.

    What is left has its verb, and nothing in it leans on what is cut off.
    """
    first = re.split(r"(?<=[a-z\d)][.!?])\s", quoted.text.strip())[0].rstrip(".,!?")
    if not first[:1].isupper() or re.match(_POINTING, first, re.IGNORECASE):
        return ""
    found = first.split()
    if len(found) > _LONGEST_QUOTE:
        cuts = [n for n in range(6, _LONGEST_QUOTE + 1) if found[n - 1][-1] in ",;"]
        first = " ".join(found[: cuts[-1]]).rstrip(",;") if cuts else ""
    end = quoted.start_char + quoted.text.index(first) + len(first)
    inside = [t for t in quoted if t.idx < end]
    leaning = any(t.head.idx >= end and t.head.i < quoted.end for t in inside)
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in inside)
    return "" if leaning or not finite else first
