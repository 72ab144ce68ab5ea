from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.numbers import Quantity, exact, read, written


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("12,000", "12000", ""),
        ("12 000", "12000", ""),
        ("12\u202f000", "12000", ""),
        ("12'000.5", "12000.5", ""),
        ("12,00,000", "1200000", ""),
        ("1.234.567", "1234567", ""),
        ("1.234,5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("12 000,5", "12000.5", ""),
        ("1,5", "1.5", ""),
        ("0,500", "0.5", ""),
        ("1.234", "1.234", ""),
        (",5", "0.5", ""),
        ("1.5e3", "1500", ""),
        ("1.5E-3 m", "0.0015", "m"),
        ("1e3m", "1000", "m"),
        ("1.5 × 10^3", "1500", ""),
        ("1.5x10⁻³", "0.0015", ""),
        ("−5 °C", "-5", "°C"),
        ("+ 5", "5", ""),
        ("2½", "2.5", ""),
        ("2 3/4 in.", "2.75", "in"),
        ("$100", "100", "$"),
        ("5 eV", "5", "eV"),
        ("5 million", "5000000", ""),
        ("1.2 Billion people", "1200000000", "people"),
        ("0.25 %", "0.25", "%"),
        ("12.", "12", ""),
    ],
)
def test_a_number_is_read_as_it_is_meant(typed: str, number: str, unit: str) -> None:
    assert read(typed) == Quantity(Fraction(number), unit)


@pytest.mark.parametrize(
    "typed",
    ["", "twelve", "1 2", "1,2,3", "1.2.3", "1,000,5", "3/0", "10e999", "9" * 5_000],
)
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    assert read(typed) is None


@given(st.decimals(Decimal(-(10**14)), Decimal(10**14), places=6))
def test_a_number_comes_back_as_it_was_written(number: Decimal) -> None:
    assert read(written(number)) == Quantity(Fraction(number))


@given(st.text())
def test_nothing_that_is_typed_is_too_much(typed: str) -> None:
    read(typed)


def test_a_number_is_written_as_english_does() -> None:
    shown = [written(Decimal(n)) for n in ("1984", "12000.50", "6.02e23", "1e-9", "0")]
    assert shown == ["1984", "12,000.50", "6.02E+23", "1E-9", "0"]
    assert written(Fraction(1, 3)) == "0.333333333333"


@pytest.mark.parametrize("text", ["", "x", "NaN", "Infinity", "1e400", "1" * 101])
def test_an_exact_number_is_finite_and_of_bearable_length(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        exact(text)
