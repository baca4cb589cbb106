"""What must not be kept, and what only looks like it."""

from datetime import date, timedelta

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from bot.questionnaire.forbidden import Forbidden, forbidden, sentence

CARD, COORDINATES, UNIT, TAX, DOCUMENT = Forbidden

REFUSED = {
    TAX: (
        "3012345678", "ІПН 3012345678", "рнокпп: 2987654321", "його код 3 0 1 2 3 4 5 6 7 8", "tax number 3456789012",
        "ИНН 2345678901", "податковий номер 3012 345 678", "(3012345678)", "№3012345678", "３０１２３４５６７８",
        "30\u200b12345678", "код платника податків: 3012345678, прописаний у Харкові", "0501234567, 3012345678",
        "3012345678 тел. 0501234567", "3012 345 678 це мій рнокпп", "плательщик налогов 301 234 56 78",
        "ІПН 3O12345678",        "налоговый номер 30-12-34-56-78",
    ),
    DOCUMENT: (
        "АВ123456", "ав123456", "АВ 123456", "AB 123456", "АВ № 123456", "МТ-123456", "паспорт АВ 123456", "FE123456",
        "паспорт серії ав 123456", "паспорт 123456", "123456789", "паспорт 001234567", "ID-картка 001234567",
        "000123456",
        "passport number 12345678", "паспорт: 4510 123456", "закордонний паспорт FE 123456", "запис 19890314-01234",
        "посвідчення УБД 654321", "військовий квиток 123456", "свідоцтво про народження І-АМ 123456",
        "НА 123456 видано у Львові", "серія 4510, номер 123456", "серии ВК ном. 123456", "УБД № 123456",
        "п а с п о р т  А В  1 2 3 4 5 6", "загран 72 1234567", "снилс 123-456-789 01", "водійські права ВХЕ123456",
    ),
    UNIT: (
        "А1234", "A1234", "а1234", "в/ч А1234", "в/ч 3017", "В/Ч А 1234", "вч а1234", "А 1234", "А-1234",
        "служить в А1234.",
        "military unit A1234", "військова частина 3017", "військовій частині А1234", "войсковая часть 12345",
        "частина 3017",
        "військова частина 2022", "93 бригада", "93-тя бригада", "93 ОМБр", "36 окрема бригада морської піхоти",
        "93rd brigade",
        "3rd assault brigade", "12 батальйон", "у 72-й бригаді", "батальйон «Айдар»", "полк Азов", "бригада № 93",
        "в.ч. А1234",
        "бригада 93", "третя штурмова", "3-я штурмовая", "в ч 3017", "п’ятий батальйон", "польова пошта В1234",
        "503 обмп", "93-ая бригада", "в 72-ой бригаде",
        "А1234, зв'язок був учора", "у 25-му батальйоні", "128 гірсько-штурмова бригада",
    ),
    COORDINATES: (
        "48.4647, 35.0462", "48.4647 35.0462", "48,4647 35,0462", "48.4647;35.0462", "48.464, 35.046", "48.46, 35.04",
        "48°27'53\"N 35°02'46\"E", "48° 27′ 53″", "N48 27.883 E035 02.772", "48 27 53 N 35 02 46 E",
        "36U XA 12345 67890",
        "37UDQ1234567890", "36U XA 1234 6789", "36uxa1234567890", "координати 48.4, 35.0", "широта 48.4 довгота 35.0",
        "lat 48.46 lon 35.04", "https://maps.app.goo.gl/abcDEF", "https://www.google.com/maps/@48.46,35.04,15z",
        "48.4647° N, 35.0462° E", "48,46 пн. ш. 35,04 сх. д.", "Соледар 48°41", "8GX8F2CV+22", "///стіл.лампа.вікно",
        "-48.46471 -35.04622", "48 27.883 N 035 02.772 E", "48 градусів 27 хвилин", "N48.46 E35.04", "коорд 48 27 53",
        "4 8 . 4 6 4 7 , 3 5 . 0 4 6 2", "X: 5223456, Y: 7412345", "https://osm.org/go/0f",
    ),
    CARD: (
        "4149 4999 1234 5673", "4111111111111111", "4111-1111-1111-1111", "4111.1111.1111.1111",
        "картка 5555555555554444",
        "моя карта 5555 5555 5555 4444, дякую", "4111 1111\n1111 1111", "41111111 11111111",
        "UA21 3223 1300 0002 6007 2335 6600 1", "уа213223130000026007233566001", "DE89 3704 0044 0532 0130 00",
        "konto PL61109010140000071219812874", "картка 4111 1111 1111 1112",
        "card: 4012 8888 8888 1881",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in REFUSED.items() for text in texts])
def test_sensitive_content_is_caught(kind: Forbidden, text: str) -> None:
    assert forbidden(text) is kind


INNOCENT = (
    # telephones
    "0501234567", "050 123 45 67", "050-123-45-67", "(050) 123-45-67", "050.123.45.67", "+380501234567", "380501234567",
    "+38 (050) 123-45-67", "38 050 1234567", "8-050-123-45-67", "8 050 1234567", "80501234567", "8(044)2345678",
    "501234567",
    "50 123 45 67", "00380501234567", "+48 601 123 456", "601123456", "+48601123456", "0048 601123456",
    "+4915123456789",
    "0151 23456789", "+1 (212) 555-2368", "+12125552368", "+7 912 345 67 89", "89123456789", "9123456789",
    "8 912 3456789",
    "тел. 2015550123", "мій номер телефону: 3123456789", "+39 312 3456789", "+393123456789",
    "паспорт загубили, тел. 0501234567",
    "0 5 0 1 2 3 4 5 6 7", "050 1234567 або 067 7654321", "0501234567, 0677654321", "0612345678", "вайбер 123456789",
    "ІПН не знаю, телефон 0501234567", "+380 50 1234567", "номер 044-234-56-78", "0800500335",
    "Марія 0671234567 сестра",
    # registers and records
    "12022220000001234", "ЄРДР № 12022220000001234", "витяг 12023 22013 0001234", "справа 757/12345/22-к",
    "стаття 438 ККУ",
    # dates, ages, heights, houses, sums
    "14.03.1989", "14.03.1989, 15.04.1990", "03.1989 04.1990", "03.2022 - 05.2022", "20220310", "1989", "35 років",
    "зріст 178 см",
    "зріст 178, вага 82.5", "5'11\"", "вул. Шевченка, 12, кв. 45", "буд. 12А, кв. 7", "буд 12В кв 4567", "01001",
    "индекс 61000",
    "10 000 гривень", "на 100000 гривень", "до 250000 людей", "15.30", "о 15:30", "з 10.03.2022 до 15.03.2022",
    "2021-2022",
    "у 2022 році", "А 2022 року він переїхав", "А 2022", "а 2022 року", "А 1500 людей чекали", "а 1234 рази",
    "38.5 температура",
    "було 36,6 і 37,2", "14.03.2022 16:45", "1,500 2,300 осіб",
    # roads, trains, schools, people
    "школа № 93", "школа 12", "лікарня № 3", "2 бригади швидкої", "бригада лікарів", "бригада будівельників",
    "частина міста",
    "частина 2 кодексу", "більша частина 2022 року", "автобус 123", "потяг 752", "траса М03", "М-06", "маршрутка 215",
    "2 корпус лікарні", "вийшов з Азовсталі", "живе біля Азовського моря", "народився в Донбасі",
    "полковник Петренко", "три рота",
    "рубець 3 см на лівій руці", "координат не знаю", "паспорт він лишив удома", "паспорт виданий 14.03.2008",
    "АА1234ВВ",
    "паспорт отримав у 2016", "довідка 123", "№ 1042", "шрам на лівому коліні 5 см", "Wi-Fi 5G",
    "Ізюм, Харківська область",
    "МКЧХ 2022", "ОМБУДСМАН ДО 100000 ЛЮДЕЙ", "", "Петренко Олександр", "16-48", "16-98", "112 або 103",
    "4111 1111 1111 1112",
    "1234 5678", "a1b2c3", "name2015550123@example.com", "48.5 та 35.2", "група крові 2", "полку не знаю",
    "005049123-4567", "007912345-67-89",
    "at 0501234567, 0671234567", "ua 0501234567", "12 осіб", "39 градусів тепла 5 днів", "сорок градусів",
    "серія фото 2022", "а в к і я", "платник податків 0501234567 тел", "подали до податкової 12.03.2022",
    "0 5 0 1 2 3 4 5 6 7", "12022220000001234 від 10.03.2022", "ДЕ 12 людей", "PL 48 601 123 456", "ООО 2000 О",
    "@name123456789", "https://t.me/123456789", "бригада 12 людей", "друга дитина", "перша бригада швидкої",
)  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_what_families_write_every_day_is_kept(text: str) -> None:
    assert forbidden(text) is None


examples = st.sampled_from(
    [
        number
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
        if (number := phonenumbers.example_number_for_type(region, kind)) is not None
    ],
)
gaps = st.sampled_from([" ", "-", ".", "", "\u00a0", "–"])


@given(
    examples,
    st.sampled_from([PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966]),
    gaps,
)
def test_no_telephone_number_of_the_world_is_refused(number: phonenumbers.PhoneNumber, form: int, gap: str) -> None:
    written = phonenumbers.format_number(number, form).replace(" ", gap)
    assert forbidden(written) is None
    assert forbidden(f"дзвоніть {written}, будь ласка") is None
    assert forbidden(written.replace("+", "00")) is None


@given(examples, gaps)
def test_a_number_at_home_abroad_is_kept_where_it_is_called_a_phone(number: phonenumbers.PhoneNumber, gap: str) -> None:
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).replace(" ", gap)
    assert forbidden(f"тел. {written}") is None


@given(
    st.sampled_from((39, 50, 63, 66, 67, 68, 73, 91, 92, 93, 94, 95, 96, 97, 98, 99)), st.integers(0, 9_999_999), gaps
)
def test_no_ukrainian_mobile_is_refused(code: int, rest: int, gap: str) -> None:
    figures = f"{rest:07}"
    split = gap.join((f"0{code}", figures[:3], figures[3:5], figures[5:]))
    for written in (
        split,
        split[1:],
        "+38" + split,
        "38" + split,
        "8" + gap + split,
        f"(0{code}) {figures[:3]}-{figures[3:]}",
    ):
        assert forbidden(written) is None


WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)


@given(
    st.dates(date(1928, 1, 1), date(2026, 1, 1)),
    st.integers(0, 9999),
    st.sampled_from(["{}", "ІПН {}", "код {} його", "{}."]),
)
def test_every_tax_number_is_refused(birth: date, order: int, form: str) -> None:
    body = f"{(birth - date(1899, 12, 31)) // timedelta(days=1):05}{order:04}"
    check = sum(weight * int(figure) for weight, figure in zip(WEIGHTS, body, strict=True)) % 11 % 10
    assert forbidden(form.format(f"{body}{check}")) is TAX


@given(st.integers(0, 10**17 - 1))
def test_no_register_number_is_refused(number: int) -> None:
    assert forbidden(f"{number:017}") is None


@given(
    st.dates(date(1900, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y", "%m.%Y", "%Y%m%d"]),
)
def test_no_date_is_refused(day: date, form: str) -> None:
    assert forbidden(day.strftime(form)) is None


@given(
    st.text("АВСЕНІКМОРТХABCEHIKMOPTX", min_size=2, max_size=2),
    st.integers(0, 999_999),
    st.sampled_from(["", " ", " № ", "-"]),
)
def test_every_passport_of_the_old_kind_is_refused(series: str, number: int, gap: str) -> None:
    assert forbidden(f"паспорт {series}{gap}{number:06}") is not None
    assert forbidden(f"{series}{number:06}") is not None


@given(st.integers(0, 9999))
def test_every_unit_number_is_refused(number: int) -> None:
    assert forbidden(f"А{number:04}") is UNIT
    assert forbidden(f"в/ч {number:04}") is UNIT


@given(st.floats(44, 52), st.floats(22, 40), st.sampled_from([", ", " ", ";", ","]))
def test_every_point_in_ukraine_is_refused(latitude: float, longitude: float, gap: str) -> None:
    assert forbidden(f"{latitude:.5f}{gap}{longitude:.5f}") is COORDINATES


@given(st.text(max_size=200) | st.text("0123456789 .,+-()/№АВав°'NE", max_size=60))
def test_no_text_breaks_the_look(text: str) -> None:
    assert forbidden(text) in (None, *Forbidden)


def test_each_kind_has_its_sentence() -> None:
    assert "coordinates" in sentence(COORDINATES).id
    assert sentence(UNIT) == sentence(TAX) == sentence(DOCUMENT)
    assert "card" in sentence(CARD).id
