"""A list searched by several processes comes out as one by one."""

from bot.matching import bulk
from bot.matching.index import Index
from bot.matching.whole import Written, person

CASES = [
    (f"case {number}", Written(f"{surname} {given} {father}"))
    for number, (surname, given, father) in enumerate(
        (surname, given, father)
        for surname in ("Вигаданенко", "Герило", "Цимбал", "Довгошия")
        for given in ("Остап", "Микола", "Сергій", "Андрій")
        for father in ("Петрович", "Іванович")
    )
]
PEOPLE = [person(text) for _, (text, *_) in CASES] * 20 + [person("Tsymbal Ostap"), person("Ніхто Ніде")]


def test_a_list_is_found_as_one_by_one_and_in_its_order() -> None:
    index = Index.build(CASES)
    alone = [
        [(found.case_id, found.score.value, found.score.same_day) for found in index.search(one, 3)] for one in PEOPLE
    ]
    for workers in (1, 2):
        assert bulk.search(index, PEOPLE, limit=3, workers=workers) == alone


def test_progress_is_told_to_the_end() -> None:
    done: list[int] = []
    bulk.search(Index.build(CASES), PEOPLE, workers=2, progress=done.append)
    assert done == sorted(done)
    assert done[-1] == len(PEOPLE)


def test_an_empty_list_finds_nothing() -> None:
    assert bulk.search(Index.build(CASES), []) == []
