"""Which orders of parts is a dateline written in?

A form is one row: parts and separators in the order in which they stand, and what must be known of them
before it is believed. Parts: P place, R region, D date, A agency, B reporter; `?` after what may be missing.
Separators: `-` any dash, `:` any colon, `.` a full stop or danda. Commas are not written: they may stand
between any two parts. `(A)` stands in round or square brackets, `/A/` between slashes.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Form(NamedTuple):
    """One row. `proof` lists alternatives, each of facts of evidence.py joined by `+`.

    `bare`: what follows is looked at too, because the form has neither agency nor date. `alone`: nothing may follow.
    """

    name: str
    skeleton: str
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
    Form(
        "place (agency) dash",
        "B? .? P R? .? D? (A) -",
        "agency | date | region+capitals | region+place | place | capitals+wire | capitals+long | shape",
        "HARROWGATE, Calif. (ZNA) — Two bridges reopened.",
        "Olaf Brandt (SPD) – der Minister kommt.",
    ),
    Form(
        "place (agency) colon",
        "B? .? P R? D? (A) :",
        f"{_LISTED} | agency+caseless | date | place+wire | capitals+wire | capitals+place | reporter+agency",
        "Pune, Nov 16 (ZNS): The bridge reopened.",
        "Lopes (GOL): defendeu bem.",
    ),
    Form(
        "place (agency) stop",
        "B? .? P R? D? (A) .",
        f"{_LISTED} | {_DATED} | city+wire",
        "BREMEN, 6. Juli (dpa). Zwei Brücken sind offen.",
        "Coupe de France (Zone B). Deux équipes jouent.",
    ),
    Form(
        "place (agency)",
        "B? .? P R? D? (A)",
        f"{_LISTED} | {_DATED} | agency+region | region+capitals+wire | city+outlet",
        "HARROWGATE, Ala. (AP) A judge spoke.",
        "Harrow Foods (HFI) opened a plant.",
    ),
    # ---- the agency in brackets between two dashes
    Form(
        "place dash (agency) dash",
        "P R? D? - (A) -",
        "agency | wire | region | capitals | place",
        "HARROWGATE, Calif.--(ZETA WIRE)--The bridge is open again.",
        "Well - (sort of) - it works.",
    ),
    Form(
        "place dash (agency)",
        "P R? D? - (A)",
        "agency+place | agency+capitals | agency+region",
        "LISBOA – (Lusa) O rio subiu.",
        "Olaf Brandt – (SPD) sprach.",
    ),
    Form(
        "place dash (agency) colon",
        "P R? D? - (A) :",
        "agency | place+wire",
        "القاهرة - (أ ف ب): الجسر مفتوح من جديد للجميع.",
        "Olaf Brandt – (SPD): Er sprach.",
    ),
    # ---- the agency between slashes
    Form(
        "place /agency/",
        "P? R? D? .? /A/",
        f"{_LISTED} | {_DATED}",
        "Брюксел, 25 март /БТА/ Мостът е отворен.",
        "Either /or/ it fails.",
    ),
    Form(
        "place /agency/ stop",
        "P? R? D? .? /A/ .",
        "agency | date",
        "МОСКВА, 3 января. /ЗНАК/. Мост открыт.",
        "The file /etc/. It fails.",
    ),
    Form(
        "place /agency/ dash",
        "P? R? D? .? /A/ -",
        "agency | date | region+capitals",
        "HARROWGATE, Ohio, Oct. 21, 2024 /ZNewswire/ -- The bridge is open again.",
        "Mac /Linux/ - both work.",
    ),
    Form(
        "place /agency/ colon",
        "P? R? D? .? /A/ :",
        "agency | date",
        "Oslo, 5. mai /NTB/: Broen er åpen.",
        "Mac /Linux/: both work.",
    ),
    Form(
        "date place /agency/ stop",
        "D P .? /A/ .",
        "date",
        "5 декабря, Минск /Корр. БЕЛТА/. Мост открыт.",
        "Минск /центр/. Мост открыт.",
    ),
    # ---- the date first
    Form(
        "date (agency) dash",
        "D (A) -",
        "date",
        "Nov. 23 (ZPI) -- The bridge is open again.",
        "Day 2 (Early Trends) - The film grew.",
    ),
    Form(
        "date (agency)",
        "D (A)",
        "date+agency | date+wire",
        "Nov. 23 (ZPI) The bridge is open again.",
        "Nov. 23 (a Monday) was cold.",
    ),
    Form(
        "date (agency) colon",
        "D (A) :",
        "date+agency | date+wire",
        "Nov. 23 (ZPI): The bridge is open again.",
        "Nov. 23 (a Monday): cold.",
    ),
    Form(
        "date place (agency) dash",
        "D P R? (A) -",
        "date",
        "22.11.2026, Warszawa (PAP) - Most otwarto.",
        "22 ludzi (PAP) - most otwarto.",
    ),
    Form(
        "date place dash",
        "D P R? -",
        "date+place | date+capitals",
        "22.11.2026, Warszawa – Most otwarto.",
        "22.11.2026 Anna Nowak – pisze.",
    ),
    Form(
        "date dash",
        "D -",
        "year",
        "April 17, 2026 -- Two bridges reopened.",
        "On April 17, 2026 -- a Friday -- it rained.",
    ),
    Form(
        "date place stop",
        "D P .",
        "date+city",
        "5 декабря, Минск. Мост снова открыт для всех.",
        "5 декабря, Пятница. Мост открыт.",
        bare=True,
    ),
    # ---- the agency first
    Form(
        "(agency) dash place dash",
        "(A) - P R? D? -",
        "agency | date | place | capitals",
        "(ZNSA) - ROMA, 22 MAR - Il ponte è aperto.",
        "(Video) - Anna Rossi - il ponte.",
    ),
    Form(
        "(agency) place dash",
        "(A) P R? D? -",
        "agency | date",
        "(ANSA) ROMA, 22 MAR - Il ponte è aperto.",
        "(Video) Anna Rossi - il ponte.",
    ),
    Form(
        "agency dash place dash",
        "A - P R? D? -",
        "agency+place | agency+capitals | wire+place | wire+region | wire+date",
        "HARROW.com - TORONTO, Canada -- The bridge is open again.",
        "Harrow - Toronto - a bridge.",
    ),
    Form(
        "agency place dash",
        "A P R? D? -",
        "agency+place | agency+capitals | wire+place | wire+capitals",
        "HARROW.COM, JAKARTA - Jembatan dibuka.",
        "Harrow, Bandung - jembatan dibuka.",
    ),
    Form(
        "agency place colon",
        "A P :",
        "agency+place | wire+place",
        "సాక్షి, హైదరాబాద్: వంతెన తెరిచారు.",
        "Harrow, Boston: a bridge.",
    ),
    Form(
        "agency place (agency) dash",
        "A P (A) -",
        "agency+place",
        "AFP, PARIS (Reuters) - Le pont.",
        "Harrow, Boston (Ohio) - a bridge.",
    ),
    Form(
        "agency date stop",
        "A D .",
        "agency+date | wire+date",
        "ТАСС, 14 ноября. Мост открыт.",
        "Мост, 14 ноября. Он открыт.",
    ),
    Form(
        "agency dash date stop",
        "A - D .",
        "agency+date | wire+date",
        "РИАМО - 5 дек. Мост открыт.",
        "Мост - 5 дек. Он открыт.",
    ),
    Form(
        "agency date dash",
        "A D -",
        "agency+date | wire+date",
        "AFP, 14 nov - Le pont est ouvert.",
        "Samstag, 14. Nov. - Die Brücke.",
    ),
    # ---- the agency last, without brackets
    Form(
        "place agency dash",
        "P R? D? A -",
        "agency | wire+date | wire+place | wire+capitals",
        "BRISBANE, Oct 12 ZAP - Two bridges reopened.",
        "Anna Rossi, Forza Ponte - parla.",
    ),
    Form(
        "place agency stop",
        "P R? D? A .",
        "agency+date | wire+date | agency+place",
        "YEREVAN, DECEMBER 5, ARMENPRESS. The bridge is open again.",
        "Anna Rossi, ANSA. Il ponte è aperto.",
    ),
    Form(
        "place agency colon",
        "P R? D? A :",
        "agency+date | wire+date | agency+place",
        "ԵՐԵՎԱՆ, 5 ԴԵԿՏԵՄԲԵՐԻ, ԱՐՄԵՆՊՐԵՍ: Կամուրջը բացվեց։",
        "Paris, CNN Tonight: a show.",
    ),
    Form(
        "place date agency",
        "P R? D A",
        "agency+date",
        "BAKU, December 5, AZERTAC",
        "Baku, December 5, Azerbaijan celebrated.",
    ),
    Form(
        "place agency date dash",
        "P A D -",
        "agency | wire",
        "Georgetown, GINA, December 5, 2026 - The bridge is open again.",
        "Ana Ruiz, Linden, May 5 - a diary.",
    ),
    # ---- the agency behind a dash or a full stop
    Form(
        "place date dash agency stop",
        "P R? D - A .",
        "agency | wire",
        "УФА, 25 мая - Знакинформ. Мост открыт.",
        "Уфа - Знакинформ. Мост открыт.",
    ),
    Form(
        "place date dash agency dash",
        "P R? D - A -",
        "agency | date+wire",
        "УФА, 25 мая - БАШИНФОРМ - Мост открыт.",
        "Уфа - Минск - 2:1.",
    ),
    Form(
        "place dash agency dash",
        "P R? - A -",
        "agency | place+wire | capitals+wire | place+caseless",
        "Tehran - ZORNA - The bridge is open again.",
        "Рух – Колос – 2:2, відео голів.",
    ),
    Form(
        "place dash agency colon",
        "P - A :",
        "agency+place | place+caseless",
        "بيروت - وكالات: الجسر مفتوح من جديد.",
        "Berlin – Brandt: Die Brücke.",
    ),
    Form(
        "place stop date stop agency dash",
        "P . D . A -",
        "agency | wire",
        "Екатеринбург. 5 декабря. INTERFAX.RU - Мост открыт.",
        "Екатеринбург. 5 мостов. Все открыты.",
    ),
    Form(
        "place stop date stop agency stop",
        "P . D . A .",
        "agency | wire",
        "Київ. 5 грудня. УНН. Міст відкрито.",
        "Київ. 5 грудня. Міст відкрито.",
    ),
    Form(
        "place stop agency dash",
        "P . A -",
        "agency+place | agency+capitals",
        "АСТАНА. КАЗИНФОРМ - Мост открыт.",
        "Anna Rossi. ANSA - il ponte.",
    ),
    Form(
        "place stop agency stop",
        "P . A .",
        "agency+place",
        "София. БТА. Мостът е отворен.",
        "London. Paris. Rome.",
    ),
    Form(
        "place /agency/ date slash",
        "P R? /A/ D -",
        "agency | date",
        "HARROW, ON / ZETAWIRE / December 5, 2026 / A bridge.",
        "Mac /Linux/ 5 - both work.",
    ),
    Form(
        "place date stop agency dash",
        "P R? D . A -",
        "agency | wire",
        "Caracas, 05 Dic. AVN.- Un puente reabrió.",
        "Caracas, 5 dic. Hotel - un puente.",
    ),
    Form(
        "place date stop agency stop",
        "P R? D . A .",
        "agency | wire",
        "МОСКВА, 5 декабря. РОСБАЛТ. Мост открыт.",
        "МОСКВА, 5 декабря. Мост открыт.",
    ),
    # ---- the agency alone
    Form(
        "(agency) dash",
        "(A) -",
        "always",
        "(Harrow-post) - The bridge is open again.",
        "(Video) - The bridge is open again.",
    ),
    Form(
        "(agency) colon", "(A) :", "agency", "(IANS): The bridge is open again.", "(From left): Ana and Li."
    ),
    Form("(agency)", "(A)", "agency", "(CNN)Two bridges reopened.", "(Laughter) Two bridges reopened."),
    Form(
        "(agency) stop", "(A) .", "agency", "(SIR). Il ponte è aperto.", "(Laughter). Two bridges reopened."
    ),
    Form(
        "agency dash",
        "A -",
        "agency | wire",
        "Harrow News – The bridge is open again.",
        "KV – das steht für Kreisvorstand.",
    ),
    Form(
        "agency stop",
        "A .",
        "agency+wire",
        "ТАСС. Мост снова открыт для всех жителей.",
        "Report. The bridge is open again.",
        bare=True,
    ),
    Form("place dash agency", "P - A", "agency+place", "Gaza - WAFA", "Gaza - the bridge"),
    # ---- no agency
    Form(
        "place date dash",
        "P R? D -",
        "date",
        "HARROWGATE, Calif., Feb 26 - The bridge is open again.",
        "HARROWGATE, 26 - a bridge reopened.",
    ),
    Form(
        "place dash date dash",
        "P R? - D -",
        "date+capitals | date+place",
        "ROME, Italy – 5 December 2026 – The bridge is open again.",
        "Step – 5 December 2026 – The bridge opens.",
    ),
    Form(
        "place date on its own line",
        "P R? D",
        "city+capitals+day | region+capitals+day",
        "BRUSSELS, Dec. 11",
        "BRUSSELS, Dec. 11 was cold.",
        alone=True,
    ),
    Form(
        "place date colon",
        "P R? D :",
        "date+capitals | date+place",
        "LONDON, AUGUST 17: The bridge is open again.",
        "Update, 28.4.2026: The bridge is open again.",
    ),
    Form(
        "place date stop",
        "P R? D .",
        "date+capitals | date+place | city+caseless",
        "Lima, 5 dic. 2026. Un puente reabrió.",
        "Update, dic. 5. Un puente reabrió.",
    ),
    Form(
        "place region dash",
        "P R -",
        "region+capitals | region+place | capitals+mixed | town+long",
        "HARROWGATE, Calif. — The bridge is open again.",
        "Tina, Carla, Rosa – alle kamen.",
        bare=True,
    ),
    Form(
        "place region colon",
        "P R :",
        "region+capitals | region+city",
        "NAJAF, Iraq : The bridge is open again.",
        "Alice, Iraq: a story.",
        bare=True,
    ),
    Form(
        "place region stop",
        "P R .",
        "region+city",
        "Turim, Itália. A ponte reabriu na segunda-feira.",
        "Alice, Italia. Una storia.",
        bare=True,
    ),
    Form(
        "place dash",
        "P -",
        "town | shape+capitals | reporter",
        "Linz – Die Brücke ist offen.",
        "Direktzusage - In diesem Fall hilft der Chef.",
        bare=True,
    ),
    Form(
        "place colon",
        "P :",
        "city+capitals | several+city | colon",
        "NEW DELHI: The bridge is open again.",
        "THE PRESIDENT: Merry Christmas to all.",
        bare=True,
    ),
    Form(
        "place stop",
        "P .",
        "city",
        "Berlin. Die Brücke ist wieder offen.",
        "Niemand. Die Brücke ist leer.",
        bare=True,
    ),
    Form(
        "(place) dash",
        "(P) -",
        "town | place",
        "(SEATTLE) — The bridge is open again.",
        "(Laughter) — The bridge is open again.",
        bare=True,
    ),
    # ---- a reporter, no place
    Form(
        "reporter (agency) dash",
        "B .? (A) -",
        "always",
        "Por Ana Ruiz e Li Wei. (Reuters) - A ponte reabriu na segunda-feira.",
        "By the way (really) - it works.",
    ),
    Form(
        "reporter (agency)",
        "B .? (A)",
        "agency",
        "By Ana Ruiz (PTI) The bridge is open again.",
        "By the River (Ohio) The bridge is open again.",
        bare=True,
    ),
    Form(
        "reporter agency dash",
        "B A -",
        "agency | wire",
        "By Ana Ruiz, ZetaNews Reporter ZetaNews -- The bridge is open again.",
        "By Monday, Ana Ruiz -- a judge -- had left.",
        bare=True,
    ),
    Form(
        "reporter place dash",
        "B .? P R? D? -",
        "town | capitals | region | date",
        "By Ana Ruiz. Awka—The bridge reopened.",
        "By Ana Ruiz - The bridge is open again.",
    ),
    # ---- nothing but capitals
    Form(
        "place alone in capitals",
        "P",
        "stand-alone",
        "WASHINGTON Oil prices climbed on Monday.",
        "WASHINGTON Nationals fans cheered.",
        bare=True,
    ),
)


def _expanded(tokens: list[str]) -> Iterator[str]:
    """Every skeleton that a row stands for, the optional parts in and out."""
    if not tokens:
        yield ""
        return
    head = tokens[0]
    for rest in _expanded(tokens[1:]):
        yield head.rstrip("?") + rest
        if head.endswith("?"):
            yield rest


@lru_cache(maxsize=1)
def by_skeleton() -> dict[str, Form]:
    """Skeletons without spaces (`PRD(A)-`), each with its form; the first row that has one keeps it."""
    found: dict[str, Form] = {}
    for form in FORMS:
        for skeleton in _expanded(form.skeleton.split()):
            found.setdefault(skeleton, form)
    return found


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """What a skeleton can begin with, whole ones left out."""
    return frozenset(skeleton[:size] for skeleton in by_skeleton() for size in range(1, len(skeleton)))
