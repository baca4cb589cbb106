"""Tables of letters: what is written differently and meant, or heard, as one."""

#: Everything that people type for the Ukrainian apostrophe, the quotation mark of old keyboards too.
APOSTROPHES = "'ʼ’‘‛`´′″ʹʽ\"“”„*^"

#: Latin letters and digits that look like Cyrillic ones, lower case; used in a word mostly Cyrillic.
LOOK_ALIKE = str.maketrans("aceopxyikmtbhurl0136ïë", "асеорхуікмтвнигіоізбїё")

#: Cyrillic letters by sound; capital letters of the values are hushing sounds, `i` before a vowel is softness.
CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "ie", "э": "e", "ё": "io",
        "ж": "Z", "з": "z", "и": "i", "і": "i", "ї": "i", "ы": "i", "й": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f", "х": "h",
        "ц": "c", "ч": "C", "ш": "S", "щ": "SC", "ъ": "", "ь": "i", "ю": "iu", "я": "ia", "ѕ": "z", "ј": "i",
        "ќ": "k", "ѓ": "h", "љ": "l", "њ": "n", "џ": "dZ", "қ": "k", "ғ": "h", "ә": "e", "ө": "o", "ү": "u",
    }
)  # fmt: skip

#: Latin letters with marks that change the sound; other marks are dropped.
LATIN = str.maketrans(
    {
        "ł": "l", "ż": "Z", "ž": "Z", "š": "S", "č": "C", "ș": "S", "ş": "S", "ț": "ts", "ţ": "ts", "ç": "C", "ć": "ts",
        "ğ": "h", "ı": "i", "ß": "s", "ə": "e", "đ": "d", "ŝ": "SC", "ĉ": "C", "û": "iu", "ě": "ie", "æ": "e", "ø": "o",
        "ą": "on", "ę": "en", "ř": "r", "ŭ": "v", "ľ": "l", "ń": "n",
    }
)  # fmt: skip
