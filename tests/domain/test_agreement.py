from tests.oracles.against_fsrs import furthest_apart


def test_memory_is_that_of_the_package_fed_the_same_day_counts() -> None:
    ours, arrays = furthest_apart(300)
    assert ours == 0.0
    assert arrays < 1e-12
