"""Ids: uuids as 32 hexadecimal digits, made before a value is stored."""

import os
import time
import uuid
from typing import NewType

LearnerId = NewType("LearnerId", str)
BankId = NewType("BankId", str)
ArticleId = NewType("ArticleId", str)
QuestionId = NewType("QuestionId", str)
CardId = NewType("CardId", str)
CardKey = NewType("CardKey", int)  # short, for long lists; no card has another's
ReviewId = NewType("ReviewId", str)
DeviceId = NewType("DeviceId", str)
ParametersId = NewType("ParametersId", str)
DraftId = NewType("DraftId", str)
ProposalId = NewType("ProposalId", str)
VersionId = NewType("VersionId", str)
BatchId = NewType("BatchId", int)  # as long as the collection is open
QuizId = NewType("QuizId", str)
AttemptId = NewType("AttemptId", str)
AnswerId = NewType("AnswerId", str)

_NAMESPACE = uuid.UUID("6f6c1d2e-7f0b-5c53-9c3a-3a6a6b1d5e55")


def new_id() -> str:
    """Return a random id (UUIDv4)."""
    return uuid.uuid4().hex


def named_id(*parts: str) -> str:
    """Return the id that belongs to these parts, the same on every machine (UUIDv5)."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts)).hex


def time_ordered_id() -> str:
    """Return an id that sorts by the time it was made (UUIDv7, RFC 9562)."""
    stamp = time.time_ns() // 1_000_000
    bits = stamp << 80 | int.from_bytes(os.urandom(10))
    bits = bits & ~(0xF << 76) | 7 << 76
    bits = bits & ~(0x3 << 62) | 2 << 62
    return f"{bits:032x}"
