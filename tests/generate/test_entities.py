import pytest

from tests.generate.helpers import asked, read

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


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Madeira lies 870 km southwest of Lisbon.", "Madeira", "PLACE"),
        ("Floods hit the town of Skarne on Monday.", "Skarne", "CITY"),
        ("Barges sank near Niagara Falls in May.", "Niagara Falls", "PLACE"),
        ("Children in Gaza City went back to school.", "Gaza City", "CITY"),
        ("Manchester City beat Arsenal in the final.", "Manchester City", "ORG"),
        ("Delo, a daily newspaper, printed the list of names.", "Delo", "ORG"),
        ("The carmaker Ferrotrac lost money in Madrid.", "Ferrotrac", "ORG"),
        ("Nightjar paralysed the clinics of Oslo.", "Nightjar", "OTHER"),
        ("Justice Secretary Ann Lee resigned on Monday.", "Ann Lee", "PERSON"),
        ("Coroner Graeme Johnston will report in March.", "Graeme Johnston", "PERSON"),
        ("They met the baker Julio Mamani in Lima.", "Julio Mamani", "PERSON"),
        ("It was Lydia Long for Food Watch in Perth.", "Lydia Long", "PERSON"),
        ("The White House denied it.", "White House", "ORG"),
        ("The court heard Sanjay Rao QC on Monday.", "Sanjay Rao", "PERSON"),
        ("The examiner H.W. Wembly saw the body.", "H.W. Wembly", "PERSON"),
        ("They sold the plant to Hitachi of Japan in 2018.", "Japan", "COUNTRY"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(
    text: str, name: str, kind: str
) -> None:
    entity = read(text)[1].named(name)
    assert entity is not None, read(text)[1].entities
    assert entity.kind == kind


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Attorney-General Daryl Williams spoke.",
            "Daryl Williams",
            "attorney-general",
        ),
        ("The right-wing Prime Minister Dan Ross left.", "Dan Ross", "prime minister"),
        ("Its chief executive, Ann Lee, resigned.", "Ann Lee", "chief executive"),
    ],
)
def test_an_office_is_read_whole(text: str, name: str, role: str) -> None:
    entity = read(text)[1].named(name)
    assert entity is not None
    assert role in entity.roles


def test_a_country_or_a_state_is_no_short_name_of_its_ministry() -> None:
    text = "Victoria has four schools. The Victoria Department of Education runs them."
    names = read(text)[1]
    assert names.named("Victoria") is not names.named(
        "Victoria Department of Education"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Halima Ndege opened the clinic in Accra.",
        "Lt. Col. Halima Ndege said that the ferry had sunk near Accra.",
        "Police questioned Capt. Halima Ndege, 41, in Accra.",
        "The award went to Prof. Halima Ndege of Accra.",
    ],
)
def test_a_title_with_a_full_stop_leaves_none_in_the_name(text: str) -> None:
    names = [entity.name for entity in read(text)[1].entities]
    assert "Halima Ndege" in names
    assert all(name[0].isalnum() for name in names)


def test_a_firm_with_its_owners_name_is_a_firm() -> None:
    _, names = read(
        "Corvale, the British paint manufacturer, has turned down a bid. Shares in"
        " Corvale jumped on Monday. Its chairwoman, Lady Frances Corvale, was angry."
    )
    found = {entity.name: entity.kind for entity in names.entities}
    assert found["Corvale"] == "ORG"
    assert found["Frances Corvale"] == "PERSON"


def test_two_names_with_an_ampersand_are_a_company() -> None:
    _, names = read("Kestrel & Moon, the toymaker, paid $40 million in Leeds in May.")
    assert {e.name: e.kind for e in names.entities}["Kestrel & Moon"] == "ORG"


def test_a_nationality_is_no_short_name() -> None:
    found = asked(
        "The Norwegian Police Security Service arrested three men in Oslo in May."
        " Norwegian Foreign Minister Ingrid Dahl called them spies."
    )
    assert not [question for question in found if "Service's foreign" in question]
