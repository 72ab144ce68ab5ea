"""From a draft to a bank: a new one, or one that is there already."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.domain.articles import Article
from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.domain.drafts import BankDraft, Proposal, Verdict
from quizapp.domain.errors import NotFoundError, QuizError
from quizapp.domain.ids import BankId, DraftId, QuestionId, named_id, new_id
from quizapp.domain.questions import Question
from quizapp.formats.native import BankFile
from quizapp.services import desk, generation, transfer, updating
from quizapp.services.updating import Differences
from quizapp.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Target:
    """The bank that questions are to go to.

    Attributes:
        name: What a new bank is to be called; a bank that is there keeps its name.
        bank_id: The bank that is there, or none for a new one.
    """

    name: str = ""
    bank_id: BankId | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What was written: the bank it went to, and how that differs from before."""

    bank: Bank
    change: Change
    differences: Differences


@dataclass(frozen=True, slots=True)
class _Plan:
    before: BankFile
    after: BankFile


def targets(store: Store) -> tuple[Bank, ...]:
    """Return the banks that questions can be added to."""
    with store.read() as tx:
        return tx.banks.all()


def proposed_target(store: Store, draft: BankDraft) -> Target:
    """Return the bank that a draft belongs to: where it went last, or its own.

    Its own is the one made from its article, or one that asks about the same text.
    """
    with store.read() as tx:
        same = tx.articles.banks_about(draft.article)
        for bank_id in (draft.bank_id, desk.own_bank(draft.article), *same):
            if bank_id and tx.banks.find(bank_id):
                return Target(bank_id=bank_id)
    return Target(draft.article.title)


def compare(store: Store, draft_id: DraftId, target: Target) -> Differences:
    """Return what adding a draft to a bank would do to it; nothing is written.

    Raises:
        NotFoundError: The bank or the draft was deleted.
    """
    with store.read() as tx:
        plan = _plan(tx, tx.drafts.get(draft_id), target)
    return updating.differences(plan.before, plan.after)


def add_to_bank(
    store: Store, draft_id: DraftId, target: Target, now: datetime
) -> Added:
    """Put the kept questions of a draft into a bank, in one step that can be undone.

    A question that is there keeps its id, and with it what its learners know.

    Raises:
        NotFoundError: The bank or the draft was deleted.
        QuizError: No question is kept.
    """
    with store.write() as tx:
        draft = tx.drafts.get(draft_id)
        plan = _plan(tx, draft, target)
        if not plan.after.questions:
            raise QuizError("no question is kept yet", remedy="Keep one with K first.")
        transfer.merge(tx, plan.after, now)
        bank = plan.after.bank
        tx.drafts.replace(draft, replace(draft, bank_id=bank.id))
        change = tx.change("add-to-bank")
    return Added(bank, change, updating.differences(plan.before, plan.after))


def _plan(tx: Transaction, draft: BankDraft, target: Target) -> _Plan:
    bank = _bank(tx, draft, target)
    proposals = tx.proposals.of_draft(draft.id)
    kept = [p for p in proposals if p.verdict is Verdict.KEPT]
    stored = tx.questions.of_bank(bank.id)
    for known in tx.articles.of_bank(bank.id):
        of_it = tuple(q for q in stored if _about(q, known))
        before = BankFile(bank, (known,), of_it)
        if known.id == draft.article.id or updating.same_article(draft.article, before):
            article = replace(draft.article, id=known.id)
            after = BankFile(bank, (article,), _questions(kept, article, bank))
            return _Plan(before, replace(updating.updated(before, after), bank=bank))
    after = BankFile(bank, (draft.article,), _questions(kept, draft.article, bank))
    return _Plan(BankFile(bank, (), ()), after)


def _bank(tx: Transaction, draft: BankDraft, target: Target) -> Bank:
    if target.bank_id is not None:
        bank = tx.banks.find(target.bank_id)
        if bank is None:
            raise NotFoundError(
                "that bank was deleted meanwhile",
                remedy="Your decisions are kept. Choose another bank or a new one.",
            )
        return bank
    own = desk.own_bank(draft.article)
    taken = tx.banks.find(own) is not None
    name = target.name.strip() or draft.article.title
    return Bank(
        BankId(new_id()) if taken else own, name, language=draft.article.language
    )


def _about(question: Question, article: Article) -> bool:
    return question.evidence is not None and question.evidence.article_id == article.id


def _questions(
    kept: Iterable[Proposal], article: Article, bank: Bank
) -> tuple[Question, ...]:
    """Return the kept questions, the best first, each with an id of its own."""
    found: dict[QuestionId, Question] = {}
    for proposal in kept:
        made = generation.question_of(proposal.candidate, article, bank.id)
        question = _in_place(proposal.edited or made, made, article)
        if bank.id != desk.own_bank(article):  # the own bank may have it as well
            question = replace(question, id=_id(bank.id, question.id))
        if question.id in found:
            question = replace(question, id=_id(question.id, question.stem))
        found[question.id] = question
    return tuple(found.values())


def _in_place(question: Question, made: Question, article: Article) -> Question:
    """Return an edited question as one of this bank and article."""
    evidence = question.evidence and replace(question.evidence, article_id=article.id)
    return replace(question, id=made.id, bank_id=made.bank_id, evidence=evidence)


def _id(*parts: str) -> QuestionId:
    return QuestionId(named_id("question", *parts))
