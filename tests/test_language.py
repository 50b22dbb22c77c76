"""Languages are recognised in short texts and among related languages; unclear texts have none."""

import json
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest

from newsparse.words.language import _IRREGULAR, _MARKS, _added, _words, identify

DEV = Path(__file__).parents[2] / "shared" / "eval" / "dev"

SENTENCES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert identify(sentence) == language


def test_every_language_table_has_a_sentence_here() -> None:
    tables = Path(__file__).parents[1] / "src" / "newsparse" / "data" / "languages"
    assert {table.stem for table in tables.glob("*.toml")} == set(SENTENCES)


# Sentences that a close relative could have written but for a few words or letters.
RELATIVES = [
    (
        "bs",
        "Ministrica je kazala da općine neće dobiti novac prije kraja sedmice i da niko ne zna šta će biti poslije.",
    ),
    ("bs", "U saopćenju Federacije se navodi da je hiljada porodica u Bosni i Hercegovini ostala bez vode."),
    (
        "bs",
        "Vlada kantona je usvojila prijedlog, a predsjednik vijeća je rekao da će evropske firme učestvovati.",
    ),
    (
        "hr",
        "Ministrica je kazala da općine neće dobiti novac prije kraja tjedna i da nitko ne zna što će biti poslije.",
    ),
    ("hr", "U priopćenju se navodi da je tisuću obitelji tijekom noći ostalo bez vode."),
    ("hr", "Vlada je prihvatila prijedlog, a predsjednik vijeća je rekao da će europske tvrtke sudjelovati."),
    (
        "sr",
        "Ministarka je kazala da opštine neće dobiti novac pre kraja nedelje i da niko ne zna šta će biti posle.",
    ),
    ("sr", "U saopštenju se navodi da je hiljadu porodica ostalo bez vode i da će uvek biti mesta za decu."),
    ("sr", "Vlada je usvojila predlog, a predsednik veća je rekao da će evropske firme učestvovati."),
    ("sr", "У саопштењу се наводи да је хиљаду породица остало без воде и да ће увек бити места за децу."),
    ("mk", "Во соопштението се вели дека илјада семејства останале без вода и дека ќе има место за децата."),
    ("bg", "В съобщението се казва, че хиляда семейства са останали без вода и че ще има място за децата."),
    (
        "id",
        "Polisi mengatakan bahwa mobil itu belum ditemukan karena hujan, tetapi kantor wali kota buka hari Senin.",
    ),
    (
        "ms",
        "Polis berkata kereta itu belum ditemui kerana hujan, manakala pejabat beliau dibuka pada hari Isnin.",
    ),
    (
        "no",
        "Politiet sier at bilen ikke er funnet, og at mange av dem som bor i byen, fortsatt er uten strøm.",
    ),
    ("no", "Politiet seier at bilen ikkje er funnen, og at dei ikkje veit kva som har skjedd frå laurdag."),
    (
        "da",
        "Politiet siger, at bilen ikke er fundet, og at mange af dem, der bor i byen, er uden strøm efter uvejret.",
    ),
    (
        "sv",
        "Polisen säger att bilen inte har hittats och att många av dem som bor i staden är utan ström efter ovädret.",
    ),
    ("cs", "Policie uvedla, že auto zatím nenašla a že v obci není proud, protože bouře poškodila vedení."),
    (
        "sk",
        "Polícia uviedla, že auto zatiaľ nenašla a že v obci nie je prúd, pretože búrka poškodila vedenie.",
    ),
    ("hi", "पुलिस ने कहा कि कार अभी तक नहीं मिली है और शहर के लोग परेशान हैं।"),
    ("mr", "पोलिसांनी सांगितले की कार अद्याप सापडली नाही आणि शहरातील लोक त्रस्त आहेत."),
    ("ne", "प्रहरीले कार अहिलेसम्म नभेटिएको बताएको छ र सहरका मानिसहरू समस्यामा छन्।"),
    ("am", "ፖሊስ መኪናው እስካሁን አልተገኘም ሲል አስታውቋል፤ ነገር ግን ምርመራው ቀጥሏል።"),
    ("ti", "ፖሊስ እታ መኪና ክሳብ ሕጂ ከምዘይተረኽበት ገሊጹ፡ ምርመራ ግን ይቕጽል ኣሎ።"),
    ("as", "আৰক্ষীয়ে কৈছে যে গাড়ীখন এতিয়াও পোৱা হোৱা নাই।"),
    ("bn", "পুলিশ জানিয়েছে যে গাড়িটি এখনও পাওয়া যায়নি।"),
    ("ar", "قالت الشرطة إن السيارة لم يعثر عليها بعد وإن السكان في المدينة بلا كهرباء."),
    ("fa", "پلیس گفت که خودرو هنوز پیدا نشده است و مردم شهر برق ندارند."),
    ("ur", "پولیس نے کہا کہ گاڑی ابھی تک نہیں ملی اور شہر کے لوگ بجلی کے بغیر ہیں۔"),
    ("ps", "پولیسو وویل چې موټر لا نه دی موندل شوی او د ښار خلک برېښنا نه لري."),
    ("ky", "Полиция машина азырынча табылган жок деп билдирди, бирок шаарда жарык бар."),
    ("kk", "Полиция көлік әлі табылған жоқ деп хабарлады, бірақ қалада жарық бар."),
    ("uz", "Полиция машина ҳали топилмаганини айтди, лекин шаҳарда чироқ бор ва бу яхши."),
    ("uz", "Politsiya mashina hali topilmaganini aytdi, lekin shaharda chiroq bor va bu juda yaxshi."),
    ("tg", "Полис гуфт, ки мошин ҳанӯз ёфт нашудааст, аммо дар шаҳр барқ ҳаст."),
    ("mn", "Цагдаа машин хараахан олдоогүй байна гэж мэдэгдсэн бөгөөд хотод цахилгаан бий."),
    ("ru", "Полиция сообщила, что машину пока не нашли, но свет в городе уже есть."),
    ("uk", "Поліція повідомила, що машину поки не знайшли, але світло в місті вже є."),
    ("be", "Паліцыя паведаміла, што машыну пакуль не знайшлі, але святло ў горадзе ўжо ёсць."),
    ("az", "Polis bildirib ki, maşın hələ tapılmayıb, amma şəhərdə işıq var."),
    (
        "tr",
        "Polis, aracın henüz bulunamadığını ancak şehirde elektrik olduğunu söyledi ve bunun için çalıştı.",
    ),
    ("es", "La policía dijo que el coche no ha sido hallado y que la ciudad sigue sin luz desde el lunes."),
    (
        "pt",
        "A polícia disse que o carro não foi encontrado e que a cidade continua sem luz desde segunda-feira.",
    ),
    ("gl", "A policía dixo que o coche non foi atopado e que a cidade segue sen luz dende o luns."),
    (
        "ca",
        "La policia va dir que el cotxe no s'ha trobat i que la ciutat continua sense llum des de dilluns.",
    ),
    ("pap", "Polis a bisa ku no a haña e outo ainda i ku hopi hende den e siudat ta sin koriente."),
    (
        "eo",
        "La polico diris, ke la aŭto ankoraŭ ne estas trovita kaj ke multaj homoj en la urbo estas sen elektro.",
    ),
    (
        "gd",
        "Thuirt na poileis nach deach an càr a lorg fhathast agus gu bheil mòran anns a' bhaile gun dealan.",
    ),
    (
        "ga",
        "Dúirt na gardaí nach bhfuarthas an carr go fóill agus go bhfuil go leor daoine sa bhaile gan leictreachas.",
    ),
    ("cy", "Dywedodd yr heddlu nad yw'r car wedi ei ganfod a bod llawer o bobl yn y dref heb drydan."),
    ("pcm", "Police say dem never find di motor and say plenty pipo for di town no get light since Monday."),
    (
        "en",
        "Police said that they had not found the car and that many people in the town had no light since Monday.",
    ),
    ("ha", "'Yan sanda sun ce har yanzu ba a gano motar ba kuma mutane da yawa a garin ba su da wuta."),
    (
        "so",
        "Booliisku waxay sheegeen in gaariga weli aan la helin, laakiin dadka magaalada waxay haystaan koronto.",
    ),
    (
        "om",
        "Poolisiin konkolaataan sun hanga ammaatti akka hin argamne ibseera, garuu qorannoon itti fufa jedhe.",
    ),
    ("rw", "Polisi yavuze ko imodoka itaraboneka kandi ko abantu benshi mu mujyi badafite umuriro."),
    (
        "sw",
        "Polisi walisema kuwa gari hilo bado halijapatikana na kwamba watu wengi katika mji huo hawana umeme.",
    ),
    (
        "tl",
        "Sinabi ng pulisya na hindi pa natatagpuan ang kotse at marami sa mga tao sa bayan ang walang kuryente.",
    ),
    (
        "af",
        "Die polisie het gesê dat die motor nog nie gevind is nie en dat baie mense in die dorp sonder krag is.",
    ),
    (
        "nl",
        "De politie zei dat de auto nog niet is gevonden en dat veel mensen in de stad zonder stroom zitten.",
    ),
]


@pytest.mark.parametrize(("language", "sentence"), RELATIVES)
def test_close_relatives_are_told_apart(language: str, sentence: str) -> None:
    assert identify(sentence) == language


def test_a_sentence_of_shared_words_only_is_not_clear() -> None:
    """Bosnian, Croatian and Serbian in Latin letters could all say so."""
    assert identify("Rekao je da se most neće otvoriti jer za to nema novca.") is None


def test_traditional_characters_are_chinese() -> None:
    assert identify("市長星期一表示，新橋在年底之前不會開放，因為資金還沒有到位。") == "zh"


@pytest.mark.parametrize(
    "unclear", ["", " \n ", "Ana Ruiz", "12 345 67 %", "Reuters Tokyo 1987", "Kyodo, AFP, dpa"]
)
def test_names_and_numbers_are_not_a_language(unclear: str) -> None:
    assert identify(unclear) is None


def test_two_languages_in_equal_parts_are_not_clear() -> None:
    half = "Der Bürgermeister sagte am Montag, dass die Brücke nicht offen ist und auch nicht wird. "
    other = "Le maire a dit lundi que le pont ne serait pas ouvert avant la fin de cette année pour nous. "
    assert identify((half + other) * 3) is None
    assert identify((half * 3 + other) * 3) == "de"


def test_menus_around_a_text_do_not_decide() -> None:
    menu = "Home News Sport Culture About us Contact Log in Subscribe\n" * 12
    body = (SENTENCES["sv"] + "\n") * 40
    assert identify(menu + body + menu) == "sv"


@pytest.mark.parametrize("language", ["gd", "zu", "rw", "de", "tr", "eo", "so", "id", "vi", "cy"])
def test_english_lines_around_an_article_do_not_decide(language: str) -> None:
    chrome = (
        "Skip to the content\nAbout us and the team\nWhat is in the news\nYou are here\nTo the top\n" * 10
    )
    assert identify(chrome + (SENTENCES[language] + "\n") * 4 + chrome) == language


def test_decomposed_letters_are_the_same_letters() -> None:
    for language in ("vi", "yo", "bn"):
        assert identify(unicodedata.normalize("NFD", SENTENCES[language])) == language


def test_without_running_text_all_lines_decide() -> None:
    lines = "Das ist nicht wahr\nWir sind auch da\nWas ist mit dem Geld\nEs wird nur noch kälter\n"
    assert identify(lines) == "de"


def test_wrapped_lines_of_an_article_are_running_text() -> None:
    line = "Der Rat der Stadt hat am Montag beschlossen, dass die Brücke bis\n"
    assert identify("What is in the news and what is not\n" * 9 + line * 6) == "de"


def test_names_in_latin_letters_do_not_make_a_text_latin() -> None:
    assert identify(SENTENCES["ru"] + " Reuters, Bloomberg, Volkswagen, CNN.") == "ru"
    assert (
        identify("Volkswagen, Bloomberg, Reuters and the CNN said that it was not for sale. Москва") == "en"
    )


def test_two_function_words_of_many_are_needed() -> None:
    assert identify("Reuters Tokyo the Kyodo of Volkswagen") == "en"
    assert identify("Reuters Tokyo the Kyodo Volkswagen") is None
    names = "Reuters Tokyo Kyodo Volkswagen Bloomberg Harrow Linden Oslo Paris Boston "
    assert identify(names * 3 + "the of and") == "en"
    assert identify(names * 8 + "the of and") is None


def test_a_third_of_another_script_makes_a_text_one_of_that_script() -> None:
    english, greek = SENTENCES["en"], SENTENCES["el"]
    assert identify(f"{english} {english} {english} {greek}") == "en"
    assert identify(f"{english} {greek}") == "el"


def test_the_winner_must_be_clearly_ahead() -> None:
    assert identify("nicht " * 60 + "avec " * 40) == "de"
    assert identify("nicht " * 55 + "avec " * 45) is None


def test_every_fifth_character_is_enough_for_a_script() -> None:
    assert identify("2026 Αθήνα") == "el"


def test_a_block_in_the_middle_does_not_decide() -> None:
    menu = "Home News Sport Culture About us Contact Log in Subscribe\n" * 12
    story, teaser = (SENTENCES["sv"] + "\n") * 20, (SENTENCES["en"] + "\n") * 6
    assert identify(menu + story + teaser + story + menu) == "sv"


def test_a_chinese_text_with_a_name_in_kana_stays_chinese() -> None:
    assert identify((SENTENCES["zh"] + "トヨタカー") * 7) == "zh"
    assert identify("新橋の開通を年末に予定する市長。" * 7) == "ja"


@pytest.mark.parametrize(("size", "sentences", "language"), [(140, 10, "sv"), (900, 16, None)])
def test_a_text_between_long_tables_is_read_in_a_second_larger_sample(
    size: int, sentences: int, language: str | None
) -> None:
    table = "12 345 67 % | "
    text = table * size + (SENTENCES["sv"] + "\n") * sentences + table * (size // 2)
    assert identify(text) == language


def test_lone_surrogates_do_no_harm() -> None:
    assert identify(SENTENCES["en"] + "\ud800\udfff\udc80") == "en"


@pytest.mark.parametrize(
    ("name", "floor"),
    [(name, 0.99) for name in ("fundus-plain", "fundus-dump", "newsroom-plain", "desk-plain", "field")],
)
def test_real_articles_are_recognised(name: str, floor: float) -> None:
    path = DEV / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared/eval")
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    right = sum(identify(item["raw"]) == item["gold"]["lang"].split("-")[0] for item in items)
    assert right / len(items) >= floor


def test_small_letters_are_as_many_and_do_not_depend_on_what_is_around_them_but_for_two() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if chr(code) not in _IRREGULAR]
    small = "".join(letters).lower()
    assert small == "".join(map(str.lower, letters)) == small.lower()
    assert len(small) == len(letters)


@pytest.mark.parametrize("irregular", ["ΟΔΟΣ", "İSTANBUL"])
def test_such_letters_change_nothing(irregular: str) -> None:
    text = f"{irregular} " + SENTENCES["de"] * 100
    assert identify(text) == identify(text.lower()) == "de"


@pytest.mark.parametrize("name", SENTENCES)
def test_words_end_at_marks_and_blanks(name: str) -> None:
    sample = SENTENCES[name].lower() + " “a”,b\u00a0c—d!\ud800e"
    parted = "".join(" " if character in _MARKS else character for character in sample)
    others = {character for character in sample if not character.isascii()}
    assert _words(sample, others) == parted.split()


def test_votes_added_at_once_are_those_counted_one_by_one() -> None:
    counts = {"da no": 3, "sv": 70_000, "da no sv": 2, "en": 1}
    languages = "da de en no sv"
    one_by_one = [sum(counts[own] for own in counts if one in own.split()) for one in languages.split()]
    assert list(_added(counts, languages)) == one_by_one
