"""Names that a form of address, initials or a first name give away, and what looks like them."""

import pytest

from portfolio_builder.privacy.names import find_names

FORMS_OF_ADDRESS = """
    mevrouw mevr. mevr mw. mw mej. meneer mijnheer dhr. dhr heer mr. mr mrs. mrs ms. ms familie
    fam. gezin dokter dr. dr drs. huisarts tandarts wijkagent wethouder dominee ds. imam
    achternaam: surname:
    """


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in find_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ik sprak mevrouw Bakker.", "Bakker"),
        ("Ik sprak mevrouw van der Laan.", "van der Laan"),
        ("Dhr. Van den Berg belde.", "Van den Berg"),
        ("MEVROUW Bakker", "Bakker"),
        ("(meneer Verweg)", "Verweg"),
        ("De heer J.P. de Wit tekende.", "J.P. de Wit"),
        ("Mevrouw Bakker's zoon.", "Bakker"),
        ("Mevrouw Bakker-de Wit.", "Bakker-de Wit"),
        ("Mevrouw Fatima Yıldız.", "Fatima Yıldız"),
        ("De familie Şahin.", "Şahin"),
        ("Gesprek mevrouw Bakker 2024", "Bakker"),
        ("Meneer In 't Veld.", "In 't Veld"),
    ],
)
def test_a_form_of_address_gives_a_name_away(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("title", FORMS_OF_ADDRESS.split())
def test_each_form_of_address_does_wherever_it_stands(title: str) -> None:
    for text in (title, f"Ik sprak {title}", f"({title}", f"Ja. {title.upper()}"):
        assert names(f"{text} Bakker") == ["Bakker"]


@pytest.mark.parametrize(
    "little",
    ["van", "de", "der", "den", "ter", "ten", "'t", "el", "al", "ben", "von", "di", "da", "v.d."],
)
def test_little_words_may_stand_between(little: str) -> None:
    assert names(f"Ik sprak mevrouw {little} Bakker.") == [f"{little} Bakker"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Namens J. Kuipers.", "J. Kuipers"),
        ("Namens J.Kuipers.", "J.Kuipers"),
        ("Ik belde A. el Amrani.", "A. el Amrani"),
        ("Ik belde mevrouw B. Jansen.", "B. Jansen"),
        ("Ik belde mevrouw B. van Dam.", "B. van Dam"),
    ],
)
def test_initials_give_a_name_away(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Toen kwam Jan de Vries.", "Jan de Vries"),
        ("Toen kwam Jan Willem de Vries.", "Jan Willem de Vries"),
        ("Toen kwam Fatima El Idrissi.", "Fatima El Idrissi"),
    ],
)
def test_a_first_name_gives_the_surname_away(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw B. kwam.",
        "Meneer de K. kwam.",
        "Ik sprak mevrouw B. Daarna ging ik.",
        "Ik sprak mevrouw B. Moeder was er niet.",
        "Met groep C. Kinderen spelen daar.",
    ],
)
def test_an_initial_by_itself_is_how_it_should_be(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["Fatima kwam.", "Mevrouw Fatima kwam.", "Met Karim en Lisa."])
def test_a_first_name_by_itself_is_not_looked_for(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "S. Covey (2010) schrijft dat.",
        "S. Covey en R. Merrill (2010) schrijven dat.",
        "De theorie van A. Maslow.",
        "Het presentiemodel van Andries Baart.",
        "Ik las het boek van Karin Bloemen.",
    ],
)
def test_a_writer_is_no_client(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bij Albert Heijn.",
        "Op het Dr. Schaepmanplein.",
        "In de Jan Steenstraat.",
        "De Anne Bakkerschool.",
        "Het Martin Bakker College.",
        "Stichting Jan de Boer.",
    ],
)
def test_a_shop_a_street_and_a_school_are_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De mevrouw van Humanitas.",
        "Mevrouw K. van Stichting De Brug.",
        "Mevrouw B. in Utrecht.",
        "Meneer op Zuid.",
        "Meneer A. van Turkse afkomst.",
        "Mevrouw Directeur.",
    ],
)
def test_where_somebody_is_from_is_no_surname(text: str) -> None:
    assert names(text) == []
