"""How the bot speaks, as what must not stand in a wording: the questionnaire's rules A.2, A.3 and A.8 to A.11.

Each rule brings wordings that it must catch and some that it must let pass. What it would catch wrongly is spared by
phrase, with the reason; but whatever a rule catches is best mended by a better sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

#: What is filled in with a figure, a date or a counted word: it stands right after any preposition.
COUNTED = "n|no|all|number|case|date|time|year|steps|claim|reveal|first|last|term|sla"
#: What is filled in with a name, which is never declined.
NAMES = "name|org|coordinator|source_body|partner_list|contact"
PREPOSITIONS = (
    "без|біля|в|у|від|для|до|за|з|із|зі|крім|на|над|під|по|при|про|проти|перед|після|серед|через|щодо|між|о|об|ради"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that no wording of these languages may hold."""

    name: str
    languages: str
    pattern: str
    bites: tuple[str, ...]
    passes: tuple[str, ...] = ()
    #: Phrases that the pattern would catch although they are right, with the reason.
    spared: Mapping[str, str] = field(default_factory=dict)

    def caught(self, wording: str) -> str | None:
        """Return what the rule finds in a wording."""
        for phrase in self.spared:
            wording = wording.replace(phrase, "")
        found = re.search(self.pattern, wording)
        return found.group() if found else None


def any_of(*phrases: str) -> str:
    """Return a pattern of phrases parted by commas, in small letters or large; a star is any ending of a word."""
    each = [phrase.strip().replace("*", r"[\w’]*") for line in phrases for phrase in line.split(",")]
    return rf"(?i)(?<![\w’])(?:{'|'.join(each)})(?![\w’])"


#: Words that end like a verb in the past tense and are none; what is said of time; the family's own good news.
NOT_PAST = "знайшлася|назв|умов|мов|знов|любов|основ|прав|справ|заяв|сила|школа|числа|села|минув|минула|настав|настала"
#: Why a word may stand that no family ever reads.
LEADS = "a status that senior moderators alone read"

RULES = (
    Rule(
        "no past tense with a gender: neither of the person nor of the reader",
        "uk",
        rf"(?i)(?<![\w’])(?<!родина )(?<!відповідь )(?!(?:{NOT_PAST})(?![\w’]))"
        r"(?:[\w’]+(?:[аяиуюо]в|[аеєиіїоуюя]ла|гла|кла|шла|сла|зла|рла)(?:с[яь])?"
        r"|зник|зміг|допоміг|помер|приніс|вивіз|виріс|ліг|утік|втік|відповів|розповів|хотів|зумів|привів|довів)(?![\w’])",
        bites=("Людина зникла.", "Хто зник?", "Коли Ви її бачила?", "Він був там.", "Вона мала дитину.", "Ви знайшов"),
        passes=("Ви надали відповіді.", "Що сталося?", "Кілька слів", "Нова справа", "пов’язано", "Строк минув."),
        spared={
            "людина народилася": "a birth is past for everybody who lives",
            "звернення подала людина": "whoever helps, not the person who is looked for",
            "зник зв’язок": "the contact, not the person",
            "людина виходила на зв’язок": "the family's own memory of a call",
            "писав ще хтось": "whoever else writes, not the person",
            "яка це отримала": "an office",
            "отримала родина": "the family",
            "родина вже зверталася": "the family",
            "урвався зв’язок": "the contact, not the person",
            "Хто дбав": "whoever it is",
            "це зробив": "whoever it is",
            "тось це бачив": "whoever it is",
        },
    ),
    Rule(
        "no word of death",
        "uk",
        any_of(
            "загину*, загибл*, загибел*, мертв*, помер*, смерт*, труп*, тіло, тіла, тілу, тілом, останки, останків",
            "покійн*, похован*, жертв*, пропащ*",
        ),
        bites=("Людина загинула.", "Тіло людини", "про загибель", "останки", "жертва"),
        passes=("Останній зв’язок", "Затримання"),
        spared={
            "неперевірена вість про смерть": LEADS,
            "смерть установлено офіційно": LEADS,
            "тіло повернуто": LEADS,
            "тіло впізнано": LEADS,
        },
    ),
    Rule(
        "no word of death",
        "en",
        any_of(
            "dead, die, dies, died, death*, corpse*, the remains, killed, victim*, deceased, passed away, the late",
            "his body, her body, their body",
        ),
        bites=("The person died.", "their body", "the remains"),
        passes=("Case No. 1 remains open.", "state bodies"),
        spared={"unconfirmed report of death": LEADS, "death officially established": LEADS},
    ),
    Rule(
        "the person is neither he nor she",
        "en",
        any_of("he, she, him, her, his, hers, he/she, s/he"),
        bites=("When did he call?", "her documents"),
        passes=("their documents",),
    ),
    Rule(
        "no ending in brackets or after a stroke",
        "uk",
        r"(?i)[а-яіїєґ]\([а-яіїєґ]+\)|[а-яіїєґ]/-?[а-яіїєґ]",
        bites=("Ви отримав(ла)", "згоден/згодна", "зареєстрований/-а"),
        passes=("Мати або батько", "Червоний Хрест (МКЧХ)"),
    ),
    Rule(
        "no word that makes the reader a man or a woman",
        "uk",
        any_of(
            "згоден, згодна, готовий, готова, певен, певна, впевнений, впевнена, повинен, повинна, змушений",
            "змушена, радий, рада, вдячний, вдячна, шановн*, дорогий, дорога, пане, пані",
        ),
        bites=("Я згоден", "Ви готова?", "Шановний пане"),
        passes=("Готово", "Так, даю згоду"),
    ),
    Rule(
        "nobody is told «ти»",
        "uk",
        any_of(
            "ти, тебе, тобі, тобою, твій, твоя, твоє, твої, твого, твоєму, твою, твоєї, твоїх, твоїм, твоїми",
            "[\\w’]+єш, [\\w’]+[иеї]ш, [\\w’]+[єиеї]шся, напиши, натисни, обери, вибери, введи, надішли, спробуй",
            "зачекай, перевір, відкрий, візьми",
        ),
        bites=("Що ти пам’ятаєш?", "Напиши коротко", "твої звернення", "Обери мову", "Як почуваєшся?"),
        passes=("Напишіть лише рік.", "Можна лише писати", "більш ніж"),
    ),
    Rule(
        "«Ви» is written large",
        "uk",
        r"\b(?:ви|вас|вам|вами|ваш\w*)\b",
        bites=("Як ви?", "Напишіть вашу відповідь."),
        passes=("Як Ви?", "Вашу відповідь збережено."),
    ),
    Rule(
        "a name stands in the nominative: at the beginning, or after a colon, a dash or a bracket",
        "uk",
        rf"(?i)[^\s:—(|>«]\s\{{(?:{NAMES})\}}|\b(?:{PREPOSITIONS})\s\{{(?!(?:{COUNTED})\}})\w+\}}",
        bites=("Модератори {org} читають", "Повідомлення для {coordinator}", "Запитання про {who}", "з {why}"),
        passes=("Ми — {org}.", "Модератор: {name}.", "{name} передає завдання", "за {n} днів", "до {time}"),
        spared={"до {when} за київським": "a moment: its date is told in the genitive"},
    ),
    Rule("nobody is shouted at or cheered", "uk en", "!", bites=("Дякуємо!", "Thank you!"), passes=("Дякуємо.",)),
    Rule(
        "no promise, no comfort by guess, no cheer",
        "uk",
        any_of(
            "знайдемо, звільнимо, повернемо, обіцяємо, гаранту*, не хвилю*, не пережива*, не турбу*, заспокой*",
            "тримайтеся, [ув]се буде, [ув]се гаразд, на щастя, вітаємо, чудово, супер, ласкаво просимо",
            "гарного дня, за терпіння, за розуміння",
        ),
        bites=("Ми знайдемо людину.", "Не хвилюйтеся.", "Вітаємо, звернення надіслано."),
        passes=("Ми не можемо обіцяти, що людину знайдуть чи звільнять.", "Гаразд."),
    ),
    Rule(
        "no promise, no comfort by guess, no cheer",
        "en",
        any_of(
            "we will find, we shall find, we will free, we will bring, guarantee*, do not worry, don't worry",
            "stay strong, will be fine, will be all right, congratulations, well done, great job",
            "no news is good news, welcome, for your patience",
        ),
        bites=("We will find them.", "Do not worry.", "Welcome to the bot."),
        passes=("We cannot promise that the person will be found or released.",),
    ),
    Rule(
        "no emoji",
        "uk en",
        r"[\U0001F000-\U0001FAFF\u2600-\u26FF\u2705\u274C\u2764\u2757]",
        bites=("Готово \U0001f389", "✅ Готово"),
        passes=("✓ Так", "⬅ Назад", "Наступні ▶"),
    ),
    Rule(
        "a machine's voice is not ours",
        "uk",
        any_of(
            "помилка сервера, помилка системи, помилка вводу, некоректн*, недійсн*, валідн*, збій, збою",
            "невідома команда, зверніть увагу, увага, введіть, користувач*, система, системи, запит оброблено",
            "запит прийнято",
        )
        + "|^Помилк",
        bites=("Помилка: дата", "Некоректна дата", "Зверніть увагу", "Введіть прізвище"),
        passes=("Якщо вважаєте, що це помилка, натисніть", "Ми не змогли прочитати дату."),
    ),
    Rule(
        "a machine's voice is not ours",
        "en",
        any_of("error*, oops, invalid, failed, failure, please note, warning, attention:, user, users, click, submit"),
        bites=("Oops, try again.", "Invalid date.", "Please note that"),
        passes=("We could not read the date.",),
    ),
    Rule(
        "no word built after the Russian one",
        "uk",
        any_of(
            "слідуюч*, прийма* участь, на протязі, являється, являються, відмінити, відміняти, відмініть",
            "відмінено, співпад*, любий, любого, любому, любим, вірний, вірна, вірне, вірно, невірн*, по телефону",
            "по пошті, по причині, на рахунок, згідно (?!зі? |із )\\w+, [ву] якості, отримуюч*, получ*",
            "зада* питання, будь-ласка, нажм*, на даний момент, так як, прийдеться, прийшлося, при отриманні",
            "при натисканні, при необхідності, при зміні, в першу чергу, відмітити, відмітьте, по крайній мірі",
            "дзвінити, на самому ділі, бувш*, вияснит*, добавит*, виключно, включно",
        ),
        bites=("слідуючий крок", "на протязі дня", "Вірний номер", "любий спосіб", "по телефону", "згідно закону"),
        passes=("протягом трьох днів", "правильний", "будь ласка", "згідно з законом", "телефоном"),
    ),
    Rule(
        "no office language",
        "uk",
        any_of(
            "даний, дана, даного, даної, здійсн*, з метою, шляхом, наступним чином, на сьогоднішній день",
            "належним чином, у зв’язку з тим, вищезазначен*, нижченаведен*, зазначен*, відсутн*, наявний, наявна",
            "наявне, в разі необхідності, є необхідним, особа, особи, особу, громадянин, громадянка, громадяни",
            "проводиться, підлягає",
            "надати відповідь",
        ),
        bites=("дана особа", "здійснити пошук", "Відповідь відсутня", "з метою пошуку"),
        passes=("Відповіді немає.", "щоб шукати"),
        spared={"неповнолітня особа": "the law's own word, read by moderators only"},
    ),
    Rule(
        "a hyphen is no dash",
        "uk en",
        r"\s-\s|\s–\s",
        bites=("день - ніч",),
        passes=("Ми — {org}", "— невідомо", "{first}–{last}"),
    ),
    Rule(
        "quotation marks and apostrophes are typographic",
        "uk",
        r"[\"'”`ʼ]|(?<![«\w ])„",
        bites=('"Назад"', "зв'язок", "„Назад“"),
        passes=("«Назад»", "«статус „безвісти“»", "зв’язок"),
    ),
    Rule(
        "no letter of another language in a word",
        "uk",
        r"(?i)[ыэёъ]|[а-яіїєґ][a-z]|[a-z][а-яіїєґ]",
        bites=("Вы", "Вaші"),
        passes=("Ви", "Ваші", "Telegram"),
    ),
    Rule(
        "no slip of the typesetter",
        "uk en",
        r"\.\.|,,|(?<=\S) {2,}|\s[,.;:?](?:\s|$)|\s$",
        bites=("і так далі...", "два  слова", "слово , слово", "кінець "),
        passes=("і так далі…", "    дослівно: {words}"),
    ),
)
