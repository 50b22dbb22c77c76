"""In which orders are the parts of a dateline written?

A form is one row: a pattern of parts and separators in their order, and what must be known of the parts before it is
believed. Parts: P place, R region, D date, A agency, B reporter; `?` marks what may be missing. Separators: `-` any
dash, `:` any colon, `.` a full stop or danda. Commas are left out, because they may be between any two parts. `(A)` is
an agency in round or square brackets, `/A/` one between slashes.
"""

from __future__ import annotations

from functools import lru_cache

from newsparse.base.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class DatelineForm(NamedTuple):
    """One row. `proof` lists alternatives; each consists of facts of evidence.py joined by `+`.

    `bare` forms have neither agency nor date, so what follows must not contradict them. Behind an `alone` form nothing
    may follow. `example` is read by the form, `near_miss` is not.
    """

    name: str
    pattern: str
    proof: str
    example: str
    near_miss: str
    bare: bool = False
    alone: bool = False


# Proofs that several rows share.
_LISTED = "agency+place | agency+capitals"
_DATED = "date+agency | date+wire | date+place | date+capitals"

FORMS = (
    # ---- the agency in brackets, after the place
    DatelineForm(
        "place (agency) dash",
        "B? .? P R? .? D? (A) -",
        "agency | date | region+capitals | region+place | place | capitals+wire | capitals+long | shape",
        "HARROWGATE, Calif. (ZNA) — Two bridges reopened.",
        "Olaf Brandt (SPD) – der Minister kommt.",
    ),
    DatelineForm(
        "place (agency) colon",
        "B? .? P R? D? (A) :",
        f"{_LISTED} | agency+caseless | date | place+wire | capitals+wire | capitals+place | reporter+agency",
        "Pune, Nov 16 (ZNS): The bridge reopened.",
        "Lopes (GOL): defendeu bem.",
    ),
    DatelineForm(
        "place (agency) stop",
        "B? .? P R? D? (A) .",
        f"{_LISTED} | {_DATED} | city+wire",
        "BREMEN, 6. Juli (dpa). Zwei Brücken sind offen.",
        "Coupe de France (Zone B). Deux équipes jouent.",
    ),
    DatelineForm(
        "place (agency)",
        "B? .? P R? D? (A)",
        f"{_LISTED} | {_DATED} | agency+region | region+capitals+wire | city+outlet | city+wire+glued",
        "HARROWGATE, Ala. (AP) A judge spoke.",
        "Harrow Foods (HFI) opened a plant.",
    ),
    # ---- the agency in brackets between two dashes
    DatelineForm(
        "place dash (agency) dash",
        "P R? D? - (A) -",
        "agency | wire | region | capitals | place",
        "HARROWGATE, Calif.--(ZETA WIRE)--The bridge is open again.",
        "Well - (sort of) - it works.",
    ),
    DatelineForm(
        "place dash (agency)",
        "P R? D? - (A)",
        "agency+place | agency+capitals | agency+region",
        "LISBOA – (Lusa) O rio subiu.",
        "Olaf Brandt – (SPD) sprach.",
    ),
    DatelineForm(
        "place dash (agency) colon",
        "P R? D? - (A) :",
        "agency | place+wire",
        "القاهرة - (أ ف ب): الجسر مفتوح من جديد للجميع.",
        "Olaf Brandt – (SPD): Er sprach.",
    ),
    # ---- the agency between slashes
    DatelineForm(
        "place /agency/",
        "P? R? D? .? /A/",
        f"{_LISTED} | {_DATED}",
        "Брюксел, 25 март /БТА/ Мостът е отворен.",
        "Either /or/ it fails.",
    ),
    DatelineForm(
        "place /agency/ stop",
        "P? R? D? .? /A/ .",
        "agency | date",
        "МОСКВА, 3 января. /ЗНАК/. Мост открыт.",
        "The file /etc/. It fails.",
    ),
    DatelineForm(
        "place /agency/ dash",
        "P? R? D? .? /A/ -",
        "agency | date | region+capitals",
        "HARROWGATE, Ohio, Oct. 21, 2024 /ZNewswire/ -- The bridge is open again.",
        "Mac /Linux/ - both work.",
    ),
    DatelineForm(
        "place /agency/ colon",
        "P? R? D? .? /A/ :",
        "agency | date",
        "Oslo, 5. mai /NTB/: Broen er åpen.",
        "Mac /Linux/: both work.",
    ),
    DatelineForm(
        "date place /agency/ stop",
        "D P .? /A/ .",
        "date",
        "5 декабря, Минск /Корр. БЕЛТА/. Мост открыт.",
        "Минск /центр/. Мост открыт.",
    ),
    # ---- the date first
    DatelineForm(
        "date (agency) dash",
        "D (A) -",
        "date",
        "Nov. 23 (ZPI) -- The bridge is open again.",
        "Day 2 (Early Trends) - The film grew.",
    ),
    DatelineForm(
        "date (agency)",
        "D (A)",
        "date+agency | date+wire",
        "Nov. 23 (ZPI) The bridge is open again.",
        "Nov. 23 (a Monday) was cold.",
    ),
    DatelineForm(
        "date (agency) colon",
        "D (A) :",
        "date+agency | date+wire",
        "Nov. 23 (ZPI): The bridge is open again.",
        "Nov. 23 (a Monday): cold.",
    ),
    DatelineForm(
        "date place (agency) dash",
        "D P R? (A) -",
        "date",
        "22.11.2026, Warszawa (PAP) - Most otwarto.",
        "22 ludzi (PAP) - most otwarto.",
    ),
    DatelineForm(
        "date place dash",
        "D P R? -",
        "date+place | date+capitals",
        "22.11.2026, Warszawa – Most otwarto.",
        "22.11.2026 Anna Nowak – pisze.",
    ),
    DatelineForm(
        "date dash",
        "D -",
        "year",
        "April 17, 2026 -- Two bridges reopened.",
        "On April 17, 2026 -- a Friday -- it rained.",
    ),
    DatelineForm(
        "date place stop",
        "D P .",
        "date+city",
        "5 декабря, Минск. Мост снова открыт для всех.",
        "5 декабря, Пятница. Мост открыт.",
        bare=True,
    ),
    # ---- the agency first
    DatelineForm(
        "(agency) dash place dash",
        "(A) - P R? D? -",
        "agency | date | place | capitals",
        "(ZNSA) - ROMA, 22 MAR - Il ponte è aperto.",
        "(Video) - Anna Rossi - il ponte.",
    ),
    DatelineForm(
        "(agency) place dash",
        "(A) P R? D? -",
        "agency | date",
        "(ANSA) ROMA, 22 MAR - Il ponte è aperto.",
        "(Video) Anna Rossi - il ponte.",
    ),
    DatelineForm(
        "agency dash place dash",
        "A - P R? D? -",
        "agency+place | agency+capitals | wire+place | wire+region | wire+date",
        "HARROW.com - TORONTO, Canada -- The bridge is open again.",
        "Harrow - Toronto - a bridge.",
    ),
    DatelineForm(
        "agency place dash",
        "A P R? D? -",
        "agency+place | agency+capitals | wire+place | wire+capitals",
        "HARROW.COM, JAKARTA - Jembatan dibuka.",
        "Harrow, Bandung - jembatan dibuka.",
    ),
    DatelineForm(
        "agency place colon",
        "A P :",
        "agency+place | wire+place",
        "సాక్షి, హైదరాబాద్: వంతెన తెరిచారు.",
        "Harrow, Boston: a bridge.",
    ),
    DatelineForm(
        "agency place (agency) dash",
        "A P (A) -",
        "agency+place",
        "AFP, PARIS (Reuters) - Le pont.",
        "Harrow, Boston (Ohio) - a bridge.",
    ),
    DatelineForm(
        "agency date stop",
        "A D .",
        "agency+date | wire+date",
        "ТАСС, 14 ноября. Мост открыт.",
        "Мост, 14 ноября. Он открыт.",
    ),
    DatelineForm(
        "agency dash date stop",
        "A - D .",
        "agency+date | wire+date",
        "РИАМО - 5 дек. Мост открыт.",
        "Мост - 5 дек. Он открыт.",
    ),
    DatelineForm(
        "agency date dash",
        "A D -",
        "agency+date | wire+date",
        "AFP, 14 nov - Le pont est ouvert.",
        "Samstag, 14. Nov. - Die Brücke.",
    ),
    # ---- the agency last, without brackets
    DatelineForm(
        "place agency dash",
        "P R? D? A -",
        "agency | wire+date | wire+place | wire+capitals",
        "BRISBANE, Oct 12 ZAP - Two bridges reopened.",
        "Anna Rossi, Forza Ponte - parla.",
    ),
    DatelineForm(
        "place agency stop",
        "P R? D? A .",
        "agency+date | wire+date | agency+place",
        "YEREVAN, DECEMBER 5, ARMENPRESS. The bridge is open again.",
        "Anna Rossi, ANSA. Il ponte è aperto.",
    ),
    DatelineForm(
        "place agency colon",
        "P R? D? A :",
        "agency+date | wire+date | agency+place",
        "ԵՐԵՎԱՆ, 5 ԴԵԿՏԵՄԲԵՐԻ, ԱՐՄԵՆՊՐԵՍ: Կամուրջը բացվեց։",
        "Paris, CNN Tonight: a show.",
    ),
    DatelineForm(
        "place date agency",
        "P R? D A",
        "agency+date",
        "BAKU, December 5, AZERTAC",
        "Baku, December 5, Azerbaijan celebrated.",
    ),
    DatelineForm(
        "place agency date dash",
        "P A D -",
        "agency | wire",
        "Georgetown, GINA, December 5, 2026 - The bridge is open again.",
        "Ana Ruiz, Linden, May 5 - a diary.",
    ),
    # ---- the agency behind a dash or a full stop
    DatelineForm(
        "place date dash agency stop",
        "P R? D - A .",
        "agency | wire",
        "УФА, 25 мая - Знакинформ. Мост открыт.",
        "Уфа - Знакинформ. Мост открыт.",
    ),
    DatelineForm(
        "place date dash agency dash",
        "P R? D - A -",
        "agency | date+wire",
        "УФА, 25 мая - БАШИНФОРМ - Мост открыт.",
        "Уфа - Минск - 2:1.",
    ),
    DatelineForm(
        "place dash agency dash",
        "P R? - A -",
        "agency | place+wire | capitals+wire | place+caseless",
        "Tehran - ZORNA - The bridge is open again.",
        "Рух – Колос – 2:2, відео голів.",
    ),
    DatelineForm(
        "place dash agency colon",
        "P - A :",
        "agency+place | place+caseless",
        "بيروت - وكالات: الجسر مفتوح من جديد.",
        "Berlin – Brandt: Die Brücke.",
    ),
    DatelineForm(
        "place stop date stop agency dash",
        "P . D . A -",
        "agency | wire",
        "Екатеринбург. 5 декабря. INTERFAX.RU - Мост открыт.",
        "Екатеринбург. 5 мостов. Все открыты.",
    ),
    DatelineForm(
        "place stop date stop agency stop",
        "P . D . A .",
        "agency | wire",
        "Київ. 5 грудня. УНН. Міст відкрито.",
        "Київ. 5 грудня. Міст відкрито.",
    ),
    DatelineForm(
        "place stop agency dash",
        "P . A -",
        "agency+place | agency+capitals",
        "АСТАНА. КАЗИНФОРМ - Мост открыт.",
        "Anna Rossi. ANSA - il ponte.",
    ),
    DatelineForm(
        "place stop agency stop",
        "P . A .",
        "agency+place",
        "София. БТА. Мостът е отворен.",
        "London. Paris. Rome.",
    ),
    DatelineForm(
        "place /agency/ date slash",
        "P R? /A/ D -",
        "agency | date",
        "HARROW, ON / ZETAWIRE / December 5, 2026 / A bridge.",
        "Mac /Linux/ 5 - both work.",
    ),
    DatelineForm(
        "place date stop agency dash",
        "P R? D . A -",
        "agency | wire",
        "Caracas, 05 Dic. AVN.- Un puente reabrió.",
        "Caracas, 5 dic. Hotel - un puente.",
    ),
    DatelineForm(
        "place date stop agency stop",
        "P R? D . A .",
        "agency | wire",
        "МОСКВА, 5 декабря. РОСБАЛТ. Мост открыт.",
        "МОСКВА, 5 декабря. Мост открыт.",
    ),
    # ---- the agency alone
    DatelineForm(
        "(agency) dash",
        "(A) -",
        "always",
        "(Harrow-post) - The bridge is open again.",
        "(Video) - The bridge is open again.",
    ),
    DatelineForm(
        "(agency) colon", "(A) :", "agency", "(IANS): The bridge is open again.", "(From left): Ana and Li."
    ),
    DatelineForm(
        "(agency)",
        "(A)",
        "agency | wire+glued",
        "(CNN)Two bridges reopened.",
        "(Laughter) Two bridges reopened.",
    ),
    DatelineForm(
        "(agency) stop", "(A) .", "agency", "(SIR). Il ponte è aperto.", "(Laughter). Two bridges reopened."
    ),
    DatelineForm(
        "agency dash",
        "A -",
        "agency | wire",
        "Harrow News – The bridge is open again.",
        "KV – das steht für Kreisvorstand.",
    ),
    DatelineForm(
        "agency stop",
        "A .",
        "agency+wire",
        "ТАСС. Мост снова открыт для всех жителей.",
        "Report. The bridge is open again.",
        bare=True,
    ),
    DatelineForm("place dash agency", "P - A", "agency+place", "Gaza - WAFA", "Gaza - the bridge"),
    # ---- no agency
    DatelineForm(
        "place date dash",
        "P R? D -",
        "date",
        "HARROWGATE, Calif., Feb 26 - The bridge is open again.",
        "HARROWGATE, 26 - a bridge reopened.",
    ),
    DatelineForm(
        "place (date) dash",
        "P R? (D) -",
        "day+capitals | day+place | day+region | day+shape",
        "CHICAGO (May 4, 2021) – The bridge is open again.",
        "Ana Ruiz (May 4, 1971) – The actor was born here.",
    ),
    DatelineForm(
        "place (date) colon",
        "P R? (D) :",
        "day+capitals | day+place | day+region",
        "GENEVA (4 May 2021): The bridge is open again.",
        "Ana Ruiz (4 May 1971): The actor was born here.",
    ),
    DatelineForm(
        "place dash (date) dash",
        "P R? - (D) -",
        "day+capitals | day+place | day+region",
        "BOSTON, MA – (May 4, 2021) – The bridge is open again.",
        "Ana Ruiz – (May 4, 1971) – The actor was born here.",
    ),
    DatelineForm(
        "date (place) dash",
        "D (P) -",
        "date+place | date+region | date+capitals",
        "June 4, 2031 (Harrow, Ohio) – The bridge is open again.",
        "June 4, 2031 (a Monday) – The bridge is open again.",
    ),
    DatelineForm(
        "date dash place dash",
        "D - P R? -",
        "date+place | date+region | date+capitals",
        "June 4, 2031 – Harrow, Ohio – The bridge is open again.",
        "June 4, 2031 – Anna Nowak – The bridge is open again.",
    ),
    DatelineForm(
        "place dash date dash",
        "P R? - D -",
        "date+capitals | date+place | date+region",
        "ROME, Italy – 5 December 2026 – The bridge is open again.",
        "Step – 5 December 2026 – The bridge opens.",
    ),
    DatelineForm(
        "place date on its own line",
        "P R? D",
        "city+capitals+day | region+capitals+day",
        "BRUSSELS, Dec. 11",
        "BRUSSELS, Dec. 11 was cold.",
        alone=True,
    ),
    DatelineForm(
        "place dash date colon",
        "P R? - D :",
        "year+capitals | year+place | year+region",
        "DUBAI, United Arab Emirates – May 4, 2021: The bridge is open again.",
        "Step – 5 December 2026: The bridge opens.",
    ),
    DatelineForm(
        "place date colon",
        "P R? D :",
        "date+capitals | date+place",
        "LONDON, AUGUST 17: The bridge is open again.",
        "Update, 28.4.2026: The bridge is open again.",
    ),
    DatelineForm(
        "place date stop",
        "P R? D .",
        "date+capitals | date+place | city+caseless",
        "Lima, 5 dic. 2026. Un puente reabrió.",
        "Update, dic. 5. Un puente reabrió.",
    ),
    DatelineForm(
        "place region dash",
        "P R -",
        "region+capitals | region+place | capitals+mixed | town+long",
        "HARROWGATE, Calif. — The bridge is open again.",
        "Tina, Carla, Rosa – alle kamen.",
        bare=True,
    ),
    DatelineForm(
        "place region colon",
        "P R :",
        "region+capitals | region+city",
        "NAJAF, Iraq : The bridge is open again.",
        "Alice, Iraq: a story.",
        bare=True,
    ),
    DatelineForm(
        "place region stop",
        "P R .",
        "region+city",
        "Turim, Itália. A ponte reabriu na segunda-feira.",
        "Alice, Italia. Una storia.",
        bare=True,
    ),
    DatelineForm(
        "place dash",
        "P -",
        "town | shape+capitals | reporter"
        " | unlisted+capitals+sentence | unlisted+shape+spaced+sentence | unlisted+spaced+opened+sentence",
        "Linz – Die Brücke ist offen.",
        "Direktzusage - In diesem Fall hilft der Chef.",
        bare=True,
    ),
    DatelineForm(
        "place colon",
        "P :",
        "city+capitals | several+city | colon",
        "NEW DELHI: The bridge is open again.",
        "THE PRESIDENT: Merry Christmas to all.",
        bare=True,
    ),
    DatelineForm(
        "place stop",
        "P .",
        "city",
        "Berlin. Die Brücke ist wieder offen.",
        "Niemand. Die Brücke ist leer.",
        bare=True,
    ),
    DatelineForm(
        "(place) dash",
        "(P) -",
        "town | place | region",
        "(SEATTLE) — The bridge is open again.",
        "(Laughter) — The bridge is open again.",
        bare=True,
    ),
    DatelineForm(
        "(place) colon",
        "(P) :",
        "town | place | region | khmer",
        "(Harrow, Ohio): The bridge is open again.",
        "(Laughter): The bridge is open again.",
        bare=True,
    ),
    DatelineForm(
        "(place)",
        "(P)",
        "city | region",
        "(Toronto) The bridge is open again.",
        "(Laughter) The bridge is open again.",
        bare=True,
    ),
    # ---- a line of its own above the lead
    DatelineForm(
        "place on its own line",
        "P",
        "line | stopped+city | stopped+shape",
        "MADRID",
        "RESULTS",
        bare=True,
        alone=True,
    ),
    DatelineForm(
        "place comma on its own line",
        "P R? D? ,",
        "region | city",
        "Harrow, Ohio,",
        "Dear Ana,",
        bare=True,
        alone=True,
    ),
    DatelineForm(
        "place dash on its own line",
        "P R? -",
        "city | region | unlisted+capitals+long",
        "HARROW —",
        "Arsenal -",
        bare=True,
        alone=True,
    ),
    DatelineForm(
        "place date stop on its own line",
        "P R? D .",
        "day",
        "Petersburgh, May 10.",
        "Update, May 2031.",
        bare=True,
        alone=True,
    ),
    DatelineForm(
        "place dash date on its own line",
        "P R? - D",
        "day+city | day+region | day+capitals",
        "Boston – February 24, 2031",
        "Step – February 24, 2031",
        bare=True,
        alone=True,
    ),
    DatelineForm(
        "agency and place",
        "A P",
        "agency+place",
        "Reuters/PARIS The bridge is open again.",
        "Reuters/Ipsos polls show that the bridge is open.",
        bare=True,
    ),
    # ---- a reporter, no place
    DatelineForm(
        "reporter (agency) dash",
        "B .? (A) -",
        "always",
        "Por Ana Ruiz e Li Wei. (Reuters) - A ponte reabriu na segunda-feira.",
        "By the way (really) - it works.",
    ),
    DatelineForm(
        "reporter (agency)",
        "B .? (A)",
        "agency",
        "By Ana Ruiz (PTI) The bridge is open again.",
        "By the River (Ohio) The bridge is open again.",
        bare=True,
    ),
    DatelineForm(
        "reporter agency dash",
        "B A -",
        "agency | wire",
        "By Ana Ruiz, ZetaNews Reporter ZetaNews -- The bridge is open again.",
        "By Monday, Ana Ruiz -- a judge -- had left.",
        bare=True,
    ),
    DatelineForm(
        "reporter place dash",
        "B .? P R? D? -",
        "town | capitals | region | date",
        "By Ana Ruiz. Awka—The bridge reopened.",
        "By Ana Ruiz - The bridge is open again.",
    ),
    # ---- nothing but capitals
    DatelineForm(
        "place alone in capitals",
        "P",
        "stand-alone",
        "WASHINGTON Oil prices climbed on Monday.",
        "WASHINGTON Nationals fans cheered.",
        bare=True,
    ),
)


def _expanded(tokens: list[str]) -> list[str]:
    """Every pattern of a row, with and without its optional parts."""
    found = [""]
    for token in tokens:
        longer = [pattern + token.rstrip("?") for pattern in found]
        found = longer + found if token[-1] == "?" else longer
    return found


@lru_cache(maxsize=1)
def by_pattern() -> dict[str, DatelineForm]:
    """Each pattern without spaces (`PRD(A)-`) with its form; the first row of a pattern has it."""
    return _patterns_of(form for form in FORMS if not form.alone)


@lru_cache(maxsize=1)
def by_pattern_alone() -> dict[str, DatelineForm]:
    """The same for the forms behind which nothing follows."""
    return _patterns_of(form for form in FORMS if form.alone)


def _patterns_of(forms: Iterable[DatelineForm]) -> dict[str, DatelineForm]:
    found: dict[str, DatelineForm] = {}
    for form in forms:
        for pattern in _expanded(form.pattern.split()):
            found.setdefault(pattern, form)
    return found


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """What a pattern can begin with, without whole patterns."""
    patterns = (*by_pattern(), *by_pattern_alone())
    return frozenset(pattern[:size] for pattern in patterns for size in range(1, len(pattern)))
