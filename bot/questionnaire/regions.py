"""Where contact was lost: the regions of Ukraine by their ISO 3166-2 codes, and what lies beyond."""

from dataclasses import dataclass
from typing import Final

from bot.words import Text, msg


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its code, its name, and how the words begin by which people call it, in three languages."""

    code: str
    name: Text
    begins: tuple[str, ...]


def _region(code: str, name: Text, begins: str) -> Region:
    return Region(code, name, tuple(begins.split()))


#: As people expect them: the regions by the Ukrainian alphabet, then the cities and Crimea, then abroad.
REGIONS: Final = (
    _region("UA-05", msg("Vinnytsia region"), "вінниц вінничч винниц винничч vinnyts vinnits vinnic"),
    _region("UA-07", msg("Volyn region"), "волинськ волин волынск волын луцьк луцк volyn volhyn lutsk luck"),
    _region("UA-12", msg("Dnipropetrovsk region"), "дніпр днепр січеславщ dnipr dnepr dnieper"),
    _region("UA-14", msg("Donetsk region"), "донецьк донецк донеч сталінськ сталинск donets donetsk donec днр dnr dpr"),
    _region("UA-18", msg("Zhytomyr region"), "житомир жытомыр zhytom zhitom jitom"),
    _region("UA-21", msg("Zakarpattia region"), "закарпат ужгород zakarpat transcarpath uzhhorod uzhgorod"),
    _region("UA-23", msg("Zaporizhzhia region"), "запоріж запорож запорізьк zaporizh zaporozh zaporizhia"),
    _region(
        "UA-26",
        msg("Ivano-Frankivsk region"),
        "івано-франк ивано-франк прикарпат франківськ франківщ станіславськ станиславск "
        "ivano-frank frankivsk prykarpat",
    ),
    _region("UA-32", msg("Kyiv region"), "київськ київщ киевск киевщ kyivsk kyivshch kievsk"),
    _region(
        "UA-35",
        msg("Kirovohrad region"),
        "кіровоград кировоград кропивниц єлисаветград елисаветград kirovohrad kirovograd kropyvny kropivni",
    ),
    _region("UA-09", msg("Luhansk region"), "луганськ луганщ луганск ворошиловград luhansk lugansk лнр lnr lpr"),
    _region("UA-46", msg("Lviv region"), "львів львов lviv lvov lwow lwów"),
    _region(
        "UA-48", msg("Mykolaiv region"), "миколаїв миколаєв миколаев николаев mykolaiv nikolaev nikolayev mikolaiv"
    ),
    _region("UA-51", msg("Odesa region"), "одес одещ білгород-дністр белгород-днестр odesa odessa odesk"),
    _region("UA-53", msg("Poltava region"), "полтав poltav"),
    _region("UA-56", msg("Rivne region"), "рівн рівен ровен ровно ровн rivn rovno"),
    _region("UA-59", msg("Sumy region"), "сумськ сумщ суми сумах сумск сумы sumy sumsk sumshch"),
    _region("UA-61", msg("Ternopil region"), "терноп терноп ternop"),
    _region("UA-63", msg("Kharkiv region"), "харків харков харьков kharkiv kharkov harkiv harkov"),
    _region("UA-65", msg("Kherson region"), "херсон kherson cherson herson"),
    _region("UA-68", msg("Khmelnytskyi region"), "хмельни проскурів проскуров khmeln hmeln"),
    _region("UA-71", msg("Cherkasy region"), "черкас черкащ cherkas"),
    _region(
        "UA-77",
        msg("Chernivtsi region"),
        "чернівц чернівеч чернівец черновц черновиц буковин chernivtsi chernovts bukovyn",
    ),
    _region("UA-74", msg("Chernihiv region"), "черніг черниг chernihiv chernigov"),
    _region("UA-30", msg("Kyiv city"), "київ києв киев столиця столиці столица столице kyiv kiev"),
    _region("UA-43", msg("Crimea"), "крим крым сімферопол симферопол арк crimea krym krim simferopol"),
    _region("UA-40", msg("Sevastopol"), "севастопол sevastopol"),
    _region(
        "RU",
        msg("Russia"),
        "росія росії росію російськ россия россии россий рф russia rf москв ростов таганрог бєлгород белгород "
        "курськ курск брянськ брянск воронеж чечн петербург moscow rostov belgorod kursk taganrog",
    ),
    _region("BY", msg("Belarus"), "білорус белорус беларус мінськ минск гомел мозир мозыр belarus minsk gomel homiel"),
    _region(
        "other",
        msg("Another country"),
        "інша іншій іншу інший другая другой другую іноземн закордон кордоном заграниц abroad another other "
        "foreign європ европ europe польщ польш poland polska німеч герман germany deutschland чехі чехи czech "
        "словачч словаки slovakia угорщ венгри hungary румун romania молдов moldova болгар bulgaria туреч турци "
        "turkey грузі грузи georgia ізраїл израил israel італі итали italy іспані испани spain португал portugal "
        "франці франци france австрі австри austria швейцар switzerland бельгі бельги belgium нідерланд "
        "нидерланд голланд netherlands англі англи британі великобритан britain england ірланді ирланди ireland "
        "норвег norway швеці швеци sweden фінлянд финлянд finland данія данії дания дании denmark литв lithuania "
        "латві латви latvia естоні эстони estonia хорваті хорвати croatia греці греци greece казахстан "
        "kazakhstan вірмені армени armenia азербайджан azerbaijan канад canada сша usa",
    ),
)

NAMES: Final = {region.code: region.name for region in REGIONS}
