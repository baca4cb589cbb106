"""Labelled names of anybody's measure the matcher: good files give figures, bad ones a line that mends them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.matching.evaluate import pairs, search, table
from bot.matching.evaluate.search import Searches
from bot.matching.evaluate.table import TableTrouble

File = Callable[..., Path]
PAIRS = "query\ttarget\texpected"
CASES = "id\tname\tbirth\tsex\tplace"
QUERIES = "case_id\tname\tbirth\tsex\tclass"


@pytest.fixture
def file(tmp_path: Path) -> File:
    """Return what writes lines into a file of a name."""

    def write(*lines: str, name: str = "table.tsv", end: str = "\n", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes((end.join(lines) + end).encode(encoding))
        return path

    return write


def silent(what: str, done: int, total: int) -> None:
    """Hear how far it is."""
    assert what
    assert 0 < done <= total


def compared(path: Path) -> pairs.Pairs:
    return pairs.evaluate(path, silent)


def searched(file: File, cases: list[str], queries: list[str]) -> Searches:
    people = file(CASES, *cases, name="cases.tsv")
    return search.evaluate(people, file(QUERIES, *queries, name="queries.tsv"), silent)


def test_pairs_are_counted_by_expectation_and_band_over_all_and_in_each_class(file: File) -> None:
    found = compared(
        file(
            f"{PAIRS}\tquery_birth\ttarget_birth\tclass",
            "Микола Ткачук\tНиколай Ткачук\tsame\t1989-03-14\t1989-03-14\tuk-ru",
            "Микола Ткачук\tНиколай Ткачук\tsame\t\t\tuk-ru",
            "Микола Ткачук\tОлена Бойко\tdifferent\t\t\t",
        )
    ).json()
    nothing = {"strong": 0, "possible": 0, "none": 0}
    same = {"strong": 1, "possible": 1, "none": 0}
    assert found == {
        "rows": 3,
        "matrix": {"same": same, "possible": nothing, "different": nothing | {"none": 1}},
        "classes": {"uk-ru": {"same": same, "possible": nothing, "different": nothing}},
    }


def test_a_file_of_another_editor_says_the_same(file: File) -> None:
    plain = compared(file(PAIRS, "Іван Бойчук\tИван Бойчук\tsame")).json()
    other = file(
        "note\texpected\ttarget\tquery", "any\tsame\tИван Бойчук\tІван Бойчук", "", end="\r\n", encoding="utf-8-sig"
    )
    assert compared(other).json() == plain


def test_a_quotation_mark_is_a_letter(file: File) -> None:
    found = compared(file(PAIRS, 'Іван "Бойчук\tИван Бойчук\tsame', "Лукʼян Гнатюк\tЛукьян Гнатюк\tsame"))
    assert len(found.compared) == 2


def test_sex_and_birth_are_vetoes_when_they_are_told(file: File) -> None:
    columns = f"{PAIRS}\tquery_sex\ttarget_sex\tquery_birth\ttarget_birth"
    found = compared(
        file(
            columns,
            "Саша Бойчук\tСаша Бойчук\tdifferent\tm\tF",
            "Саша Бойчук\tСаша Бойчук\tdifferent\tmale\tfemale",
            "Саша Бойчук\tСаша Бойчук\tdifferent\t\t\t1950\t1989-03",
            "Саша Бойчук\tСаша Бойчук\tsame\tm\tMale\t1989\t1989-03",
        )
    )
    assert [pair.score.band.value for pair in found.compared][:3] == ["none"] * 3
    assert found.compared[3].score.band.value != "none"


def test_rows_are_written_with_score_band_and_clues_and_can_be_read_again(file: File, tmp_path: Path) -> None:
    source, out = file(f"{PAIRS}\tnote", "Іван Бойчук\tИван Бойчук\tsame\tour own"), tmp_path / "rows.tsv"
    compared(source).write(out)
    (row,) = table.read(out, "query", "score", "band", "clues")
    assert (row.text("note"), row.text("band")) == ("our own", "possible")
    assert 0.4 <= float(row.text("score")) < 1
    assert "Given name matches in another spelling (+" in row.text("clues")
    again = compared(out)
    again.write(out)
    assert len(table.read(out, "clues").columns) == len(set(again.columns))


def test_rows_that_cannot_be_written_are_told(file: File, tmp_path: Path) -> None:
    found = compared(file(PAIRS, "Іван Бойчук\tИван Бойчук\tsame"))
    with pytest.raises(TableTrouble, match="cannot be written"):
        found.write(tmp_path / "nowhere" / "rows.tsv")


def test_the_case_that_is_meant_is_found_in_another_spelling(file: File) -> None:
    people = ["1\tТкачук Микола Іванович\t1989-03-14\tm\tОдеса", "2\tБойко Олена\t1990\tf\t", "3\tГнатюк Олег\t\t\t"]
    queries = ["1\tНиколай Ткачук\t1989\tm\tru", "2\tOlena Boiko\t1990-05\tfemale\tlatin", "3\tЛеся Чубенко\t\t\t"]
    found = searched(file, people, queries)
    told = found.json()
    assert (told["cases"], told["queries"]) == (3, 3)
    assert told["recall"] == {"1": 0.6667, "5": 0.6667, "10": 0.6667}
    assert told["classes"] == {
        "latin": {"queries": 1, "recall": {"1": 1.0, "5": 1.0, "10": 1.0}},
        "ru": {"queries": 1, "recall": {"1": 1.0, "5": 1.0, "10": 1.0}},
    }
    assert "latin" in found.text()


def test_time_and_memory_are_measured(file: File) -> None:
    people = [f"{number}\tТкачук Микола Іванович\t1989-03-14\tm\t" for number in range(20_000)]
    found = searched(file, people, ["1\tНиколай Ткачук\t1989\tm\t"])
    assert found.build_s > 0.01
    assert found.bulk_names_per_s > 0
    assert (found.index_mb is not None) is Path("/proc/self/statm").exists()
    assert 0 < found.latency_ms(0.5) <= found.latency_ms(0.95)


def test_a_namesake_whom_the_query_cannot_tell_apart_counts_as_found(file: File) -> None:
    twins = ["1\tТкачук Микола\t1989-03-14\tm\t", "2\tМикола Ткачук\t1989-07-01\tm\t"]
    both = searched(file, twins, ["1\tМикола Ткачук\t1989\t\t", "2\tМикола Ткачук\t1989\t\t"])
    assert both.json()["recall"] == {"1": 1.0, "5": 1.0, "10": 1.0}


def test_a_namesake_whom_the_query_tells_apart_does_not_count(file: File) -> None:
    brothers = ["1\tТкачук Микола\t1989-03-14\tm\t", "2\tТкачук Микола\t1989-03-15\tm\t"]
    # As its own file says, the query means the other one of the two.
    found = searched(file, brothers, ["2\tМикола Ткачук\t1989-03-14\t\t"])
    assert found.searched[0].place != 0


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["query\ttarget", "а\tб"], ("line 1", "no column expected")),
        ([f"{PAIRS}\tquery", "а\tб\tsame\tв"], ("line 1", "column 1 has the name of a later one")),
        ([PAIRS], ("line 1", "no rows")),
        ([PAIRS, "а\tб\tsame", "а\tб\tperhaps"], ("line 3", "expected is not same, possible or different")),
        ([PAIRS, "а\tб\t"], ("line 2", "expected is not")),
        ([PAIRS, "\tб\tsame"], ("line 2", "query is empty")),
        ([PAIRS, "а\t \tsame"], ("line 2", "target is empty")),
        ([PAIRS, "а\tб\tsame\tв"], ("line 2", "4 cells", "3 columns")),
        ([f"{PAIRS}\tquery_birth", "", "а\tб\tsame\t1989-13"], ("line 3", "query_birth is not a date")),
        ([f"{PAIRS}\ttarget_birth", "а\tб\tsame\t14.03.1989"], ("line 2", "target_birth is not a date")),
        ([f"{PAIRS}\ttarget_birth", "а\tб\tsame\t1989-02-30"], ("line 2", "target_birth is not a date")),
        ([f"{PAIRS}\tquery_sex", "а\tб\tsame\tx"], ("line 2", "query_sex is not m, f, male or female")),
    ],
)
def test_bad_pairs_are_told_with_the_line_and_the_reason(file: File, lines: list[str], words: tuple[str, ...]) -> None:
    path = file(*lines)
    with pytest.raises(TableTrouble) as trouble:
        compared(path)
    assert not [word for word in (str(path), *words) if word not in str(trouble.value)], trouble.value


@pytest.mark.parametrize(
    ("cases", "queries", "words"),
    [
        (["1\tа", "2\tб", "1\tв"], ["1\tа"], ("cases.tsv: line 4", "this id")),
        (["\tа"], ["1\tа"], ("cases.tsv: line 2", "id is empty")),
        (["1\t"], ["1\tа"], ("cases.tsv: line 2", "name is empty")),
        (["1\tа\t1989-3"], ["1\tа"], ("cases.tsv: line 2", "birth is not a date")),
        (["1\tа\t\tboy"], ["1\tа"], ("cases.tsv: line 2", "sex is not")),
        (["1\tа"], ["1\tа", "2\tа"], ("queries.tsv: line 3", "case_id is no id in", "cases.tsv")),
        (["1\tа"], ["1\t"], ("queries.tsv: line 2", "name is empty")),
        (["1\tа"], ["1\tа\tyesterday"], ("queries.tsv: line 2", "birth is not a date")),
        (["1\tа"], [], ("queries.tsv: line 1", "no rows")),
    ],
)
def test_bad_searches_are_told_with_the_line_and_the_reason(
    file: File, cases: list[str], queries: list[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(TableTrouble) as trouble:
        searched(file, cases, queries)
    assert not [word for word in words if word not in str(trouble.value)], trouble.value


def test_what_is_no_table_at_all_is_told(file: File, tmp_path: Path) -> None:
    with pytest.raises(TableTrouble, match=r"nowhere\.tsv: there is no such file"):
        compared(tmp_path / "nowhere.tsv")
    with pytest.raises(TableTrouble, match="a folder"):
        compared(tmp_path)
    (tmp_path / "empty.tsv").touch()
    with pytest.raises(TableTrouble, match=r"empty\.tsv: the file is empty"):
        compared(tmp_path / "empty.tsv")
    (tmp_path / "bytes.tsv").write_bytes(PAIRS.encode() + b"\nokay\tokay\tsame\n\xff\xfe\tb\tsame\n")
    with pytest.raises(TableTrouble, match=r"bytes\.tsv: line 3: not UTF-8"):
        compared(tmp_path / "bytes.tsv")
    with pytest.raises(TableTrouble, match="line 1: not UTF-8"):
        compared(file(PAIRS, encoding="utf-16"))


def test_names_of_signs_alone_are_nobody_and_no_trouble(file: File) -> None:
    found = compared(file(PAIRS, "???\t***\tdifferent", f"{'я' * 10_000}\tІван Бойчук\tdifferent"))
    assert [pair.score.band.value for pair in found.compared] == ["none", "none"]
