import pytest

from tests.generate.helpers import read

TEXT = (
    "Chief executive Mirjam de Wit of Veltron spoke in Dresden on Thursday."
    " President Vladimir Putin met Kim Jong Un at the Kumsusan Palace."
    " Putin thanked Kim. The Korean Central News Agency (KCNA) reported the talks."
    " The United States criticised them, and U.S. officials left."
    " Typhoon Amihan struck Japan. The ship Lady Maren sank near Calder Island."
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mirjam de Wit", "PERSON"),
        ("Vladimir Putin", "PERSON"),
        ("Kim Jong Un", "PERSON"),
        ("Kumsusan Palace", "FACILITY"),
        ("Korean Central News Agency", "ORG"),
        ("United States", "COUNTRY"),
        ("Japan", "COUNTRY"),
        ("Typhoon Amihan", "OTHER"),
        ("Calder Island", "PLACE"),
    ],
)
def test_a_name_has_one_kind(name: str, kind: str) -> None:
    entity = read(TEXT)[1].named(name)
    assert entity is not None
    assert entity.kind == kind


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Putin", "Vladimir Putin"),
        ("Kim", "Kim Jong Un"),
        ("U.S.", "United States"),
        ("KCNA", "Korean Central News Agency"),
    ],
)
def test_short_names_belong_to_the_whole_one(short: str, whole: str) -> None:
    names = read(TEXT)[1]
    assert names.named(short) is not None
    assert names.named(short) is names.named(whole)


def test_titles_are_roles_and_not_part_of_names() -> None:
    entity = read(TEXT)[1].named("Mirjam de Wit")
    assert entity is not None
    assert "executive" in entity.roles[0]
    assert "Chief" not in entity.name


def test_two_people_with_one_surname_stay_apart() -> None:
    text = "Anna Holt met Adrian Holt in Leeds. Holt smiled at the crowd in Leeds."
    names = read(text)[1]
    assert names.named("Anna Holt") is not names.named("Adrian Holt")
    holt = names.named("Holt")
    assert holt is None or "Anna Holt" not in holt.aliases
