"""The index finds what the score finds, from any thread."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.person import Person, Sex
from bot.matching.index import Index
from bot.matching.score import Band, score
from tests.matching.people import born, person

ROWS = [line.split("\t") for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()[1:]]


def filled() -> Index:
    """Return an index of every target of the pair table, by row number."""
    index = Index()
    for number, row in enumerate(ROWS):
        index.put(str(number), person(row[2], row[3]))
    return index


def test_the_index_finds_every_pair_that_the_score_calls_a_candidate() -> None:
    index = filled()
    for number, row in enumerate(ROWS):
        query = person(row[0], row[1])
        direct = score(query, person(row[2], row[3]))
        found = {one.case_id: one.score.value for one in index.search(query, limit=len(ROWS))}
        assert found.get(str(number), 0.0) == (direct.value if direct.band is not Band.NONE else 0.0), row


def test_the_likeliest_case_comes_first_and_only_as_many_as_asked() -> None:
    index = Index()
    index.put("later", person("Герило Микола", "1989"))
    index.put("exact", person("Герило Микола Петрович", "1989-03-14"))
    query = person("Gerylo Nikolai", "1989-03-14")
    assert [one.case_id for one in index.search(query)] == ["exact", "later"]
    assert len(index.search(query, limit=1)) == 1


def test_an_empty_index_finds_nobody() -> None:
    assert Index().search(person("Герило Микола")) == []


def test_a_person_without_a_name_finds_nobody() -> None:
    assert filled().search(Person()) == []


def test_a_changed_case_is_found_by_its_new_name_only() -> None:
    index = Index()
    index.put("case", person("Герило Микола"))
    index.put("case", person("Цимбал Остап"))
    assert len(index) == 1
    assert index.search(person("Герило Микола")) == []
    assert [one.case_id for one in index.search(person("Tsymbal Ostap"))] == ["case"]


def test_a_dropped_case_is_found_no_more() -> None:
    index = Index()
    index.put("case", person("Герило Микола"))
    index.drop("case")
    index.drop("never there")
    assert len(index) == 0
    assert index.search(person("Герило Микола")) == []


def test_many_changes_leave_no_trace() -> None:
    index = Index()
    index.put("stays", person("Цимбал Остап"))
    for number in range(3_000):
        index.put("case", person(f"Герило{number % 7} Микола"))
    assert len(index) == 2
    assert [one.case_id for one in index.search(person("Цимбал Остап"))] == ["stays"]


def test_cases_that_stay_are_found_when_the_room_of_those_that_are_gone_is_used_again() -> None:
    index = Index()
    index.put("stays", person("Цимбал Остап (Герило)", "1990"))
    for _ in range(3):
        index.put_all([(f"case {number % 3}", person("Вигаданенко Микола", "1989-03-14")) for number in range(6_000)])
    assert len(index) == 4
    assert [one.case_id for one in index.search(person("Герило Остап", "1990"))] == ["stays"]
    assert [one.case_id for one in index.search(person("Вигаданенко Микола"))] == ["case 0", "case 1", "case 2"]
    index.drop("case 1")
    assert [one.case_id for one in index.search(person("Вигаданенко Микола"))] == ["case 0", "case 2"]


def test_every_name_of_a_case_finds_it() -> None:
    index = Index()
    index.put("case", person("Мельник Ірина (Герило)", "1990-05-05"))
    found = index.search(person("Герило Ірина", "1990-05-05"))
    assert [one.score.band for one in found] == [Band.STRONG]


def test_searches_go_on_while_cases_come_and_go() -> None:
    index = Index()
    index.put("stays", person("Герило Микола", "1989-03-14"))

    def change(start: int) -> None:
        for number in range(start, start + 400):
            index.put(f"case {number % 50}", person(f"Герило Микола{'ай' * (number % 3)}", "1989"))
            index.drop(f"case {(number + 25) % 50}")

    with ThreadPoolExecutor(4) as threads:
        changes = [threads.submit(change, start) for start in (0, 1_000)]
        searches = [threads.submit(index.search, person("Герило Микола", "1989-03-14")) for _ in range(200)]
        assert all(search.result()[0].case_id == "stays" for search in searches)
        assert [change.result() for change in changes] == [None, None]


@given(
    texts=st.lists(st.none() | st.text(max_size=20), min_size=4, max_size=4),
    others=st.lists(st.text(max_size=10), max_size=3),
    sex=st.none() | st.sampled_from(Sex),
    birth=st.sampled_from(["", "1989", "1989-03-14"]),
)
def test_a_case_is_compared_as_it_was_put(
    texts: list[str | None], others: list[str], sex: Sex | None, birth: str
) -> None:
    surname, given_name, patronymic, region = (text or None for text in texts)
    whole = Person(surname=surname, given=given_name, patronymic=patronymic, other_names=tuple(others), sex=sex)
    whole = replace(whole, birth=born(birth), region=region)
    index = Index()
    index.put("case", whole)
    direct = score(whole, whole)
    found = [(one.score.value, one.score.band) for one in index.search(whole)]
    assert found == ([(direct.value, direct.band)] if direct.band is not Band.NONE else [])


def test_a_case_that_is_put_again_and_again_is_always_found_once() -> None:
    index = Index.build([(f"case {number}", person(f"Герило{number} Микола")) for number in range(100)])
    index.put("case", person("Цимбал Остап", "1989-03-14"))
    ended = Event()

    def change() -> None:
        for number in range(300):
            index.put("case", person("Цимбал Остап", f"1989-03-{number % 28 + 1:02}"))
            index.drop(f"case {number}")
        ended.set()

    changing = Thread(target=change)
    changing.start()
    seen: list[int] = []
    while not ended.is_set():
        seen.append(len(index.search(person("Цимбал Остап"))))
    changing.join()
    assert set(seen) == {1}


def test_a_person_whose_surname_nobody_knows_is_found_by_given_name_and_birth() -> None:
    index = Index.build(
        [("case", person("Герило Микола Петрович", "1989-03-14"))]
        + [(f"case {number}", person(f"Герило{number} Остап", "1989-03-14")) for number in range(200)]
    )
    query = Person(given="Николай", patronymic="Петрович", birth=born("1989-03-14"))
    assert [one.case_id for one in index.search(query)] == ["case"]


def test_a_person_whose_names_nobody_knows_is_found_by_all_the_rest() -> None:
    index = Index.build([("case", person("Герило Микола Петрович", "1989-03-14", region="kharkiv"))])
    query = Person(patronymic="Петрович", birth=born("1989-03-14"), region="kharkiv")
    assert [one.case_id for one in index.search(query)] == ["case"]


def test_among_many_namesakes_the_one_of_the_same_place_comes_first() -> None:
    namesake = person("Мельник Олександр", "1985")
    right = replace(namesake, region="UA-65", settlement="Олешки")
    others = [(f"case {number}", replace(namesake, region="UA-32", settlement="Буча")) for number in range(60)]
    index = Index.build([*others[:30], ("right", right), *others[30:]])
    assert index.search(right, limit=5)[0].case_id == "right"


def test_among_many_namesakes_the_child_of_the_same_institution_comes_first() -> None:
    namesake = replace(person("Шевченко Софія", "2015"), child=True, region="UA-65")
    right = replace(namesake, siblings=2, institution="Олешківський інтернат")
    others = [(f"case {number}", replace(namesake, institution="Інший дім")) for number in range(30)]
    index = Index.build([*others[:15], ("right", right), *others[15:]])
    assert index.search(right, limit=5)[0].case_id == "right"


def test_a_child_under_another_surname_is_found_without_the_day_of_birth() -> None:
    child = replace(person("Шевченко Софія", "2015"), child=True, siblings=2, institution="Олешківський інтернат")
    child = replace(child, region="UA-65", last_contact=born("2022-10-12"))
    index = Index.build([("case", replace(child, surname="Смирнова"))])
    assert [one.case_id for one in index.search(child)] == ["case"]


def test_a_given_name_with_two_wrong_sounds_does_not_hide_a_case_of_the_same_birthday() -> None:
    index = Index.build([("case", person("Герило Афанасідй", "1989-03-14"))])
    assert [one.case_id for one in index.search(person("Герило Афанасій", "1989-03-14"))] == ["case"]
