"""The words of typed dates in English, Malay and Slovak, folded: without case and accents."""

from enum import Enum, auto

from clientdesk.model.recurrence import Frequency


class Kind(Enum):
    """What a piece of a typed date is."""

    WEEKDAY = auto()
    MONTH = auto()
    UNIT = auto()
    DAYS_AWAY = auto()
    NEXT = auto()
    THIS = auto()
    PAST = auto()
    EDGE = auto()
    EVERY = auto()
    RULE = auto()
    WORKDAYS = auto()
    HALF = auto()
    CLOCK = auto()
    SPOKEN = auto()
    DATE = auto()
    DAY_OF_MONTH = auto()
    NUMBER = auto()
    ORDINAL = auto()
    UNTIL = auto()
    TIMES = auto()
    FILLER = auto()


_WEEKDAYS = (
    "monday mon isnin pondelok pondelka pondelku",
    "tuesday tue tues selasa utorok utorka utorku",
    "wednesday wed rabu streda stredu stredy",
    "thursday thu thur thurs khamis stvrtok stvrtka stvrtku",
    "friday fri jumaat piatok piatka piatku",
    "saturday sat sabtu sobota sobotu soboty",
    "sunday sun ahad nedela nedelu nedele",
)
MONTHS = (
    "january jan januari januar januara januari",
    "february feb februari februar februara",
    "march mar mac marec marca",
    "april apr aprila",
    "may mei maj maja",
    "june jun jun juna",
    "july jul julai jula",
    "august aug ogos augusta",
    "september sep sept septembra",
    "october oct oktober oktobra okt",
    "november nov novembra",
    "december dec disember dis decembra",
)
_UNITS = {
    "minute": "m min mins minute minutes minit minuta minuty minut",
    "hour": "h hour hours hr hrs jam hodina hodinu hodiny hodin hod hodine",
    "day": "d day days hari den dni dna",
    "week": "w week weeks minggu tyzden tyzdne tyzdnov tyzdna tyzdni",
    "month": "mo month months bulan mesiac mesiace mesiacov mesiaca mesiaci",
    "year": "y year years tahun rok roky rokov roka roku",
}
_DAYS_AWAY = {
    -1: "yesterday semalam vcera",
    0: "today dnes",
    1: "tomorrow tmr tmrw esok zajtra",
    2: "overmorrow lusa pozajtra",
    3: "tulat popozajtra",
}
_RULES = {
    (Frequency.DAILY, 1): "daily denne",
    (Frequency.WEEKLY, 1): "weekly tyzdenne",
    (Frequency.WEEKLY, 2): "fortnightly biweekly",
    (Frequency.MONTHLY, 1): "monthly mesacne",
    (Frequency.MONTHLY, 3): "quarterly stvrtrocne",
    (Frequency.YEARLY, 1): "yearly annually rocne",
}
_HALVES = {
    "am": "am pagi morning rano rana doobeda dopoludnia predpoludnim",
    "pm": "pm petang ptg afternoon popoludni poobede",
    "night": "malam mlm evening night vecer vecera noci",
}
CARDINALS = (
    "",
    "one satu sebuah jeden jedna jedno jednu",
    "two dua dva dve",
    "three tiga tri",
    "four empat styri",
    "five lima pat",
    "six enam sest",
    "seven tujuh sedem",
    "eight lapan osem",
    "nine sembilan devat",
    "ten sepuluh desat",
    "eleven sebelas jedenast",
    "twelve dvanast",
    "",
    "fourteen strnast",
)
"""The names of the whole numbers from 0; empty for one that nobody writes out."""
_ORDINALS = {
    1: "first pertama prvy prva prvu prve prveho",
    2: "second kedua druhy druha druhu druhe druheho",
    3: "third ketiga treti tretia tretiu tretie tretieho",
    4: "fourth keempat stvrty stvrta stvrtu stvrte stvrteho",
    5: "fifth piaty piata piatu piate piateho",
    -1: "last terakhir posledny posledna poslednu posledne posledneho",
}
EDGES = {
    "end": "end hujung akhir koniec konci koncom konca",
    "start": "beginning start awal zaciatok zaciatku zaciatkom",
}
"""The ends of a week, a month or a year."""
_PLAIN = {
    Kind.NEXT: "next depan hadapan buduci buduca buduce buducu buduceho dalsi dalsiu",
    Kind.THIS: "this ini ni tento tuto tato toto tohto",
    Kind.PAST: "previous lepas lalu minuly minulu minula minule",
    Kind.EVERY: "every each setiap tiap kazdy kazda kazde kazdu kazdych kazdeho kazdej",
    Kind.WORKDAYS: "weekday weekdays workday workdays",
    Kind.UNTIL: "until till by hingga sampai menjelang do",
    Kind.TIMES: "times x kali krat",
    Kind.FILLER: "at on the of in a an for from and oclock o v vo na za od pukul pada dalam dan "
    "lagi masa raz",
}


def vocabulary() -> dict[str, tuple[Kind, object]]:
    """Return what each word means, by the word."""
    words: dict[str, tuple[Kind, object]] = {}
    for kind, listed in _PLAIN.items():
        words |= dict.fromkeys(listed.split(), (kind, None))
    for meaning, names in (
        *(((Kind.WEEKDAY, number), names) for number, names in enumerate(_WEEKDAYS)),
        *(((Kind.MONTH, number), names) for number, names in enumerate(MONTHS, 1)),
        *(((Kind.NUMBER, number), names) for number, names in enumerate(CARDINALS)),
        *(((Kind.ORDINAL, number), names) for number, names in _ORDINALS.items()),
        *(((Kind.UNIT, unit), names) for unit, names in _UNITS.items()),
        *(((Kind.DAYS_AWAY, days), names) for days, names in _DAYS_AWAY.items()),
        *(((Kind.RULE, rule), names) for rule, names in _RULES.items()),
        *(((Kind.HALF, half), names) for half, names in _HALVES.items()),
        *(((Kind.EDGE, edge), names) for edge, names in EDGES.items()),
    ):
        words |= dict.fromkeys(names.split(), meaning)
    return words
