"""A list searched by several processes comes out as one by one."""

from threading import Event, Thread

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


def test_a_list_is_searched_to_the_end_while_cases_go_on_changing() -> None:
    index, stop = Index.build(CASES), Event()

    def change() -> None:
        while not stop.is_set():
            index.put_all([(f"other {number}", person(f"Кривенчук{number} Остап")) for number in range(500)])

    changing = Thread(target=change)
    changing.start()
    try:
        for _ in range(3):
            found = bulk.search(index, PEOPLE, limit=1, workers=2)
            assert [hits[0].case_id for hits in found[: len(CASES)]] == [case_id for case_id, _ in CASES]
    finally:
        stop.set()
        changing.join()
