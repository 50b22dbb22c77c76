"""Languages are told from short texts, from their neighbours, and not at all where nothing is clear."""

import json
from pathlib import Path

import pytest

from newsparse.language import identify

DEV = Path(__file__).parents[2] / "shared" / "eval" / "dev"

SENTENCES = {
    "af": "Die burgemeester het gister gesê dat die nuwe brug nie voor die einde van die jaar oop sal wees nie.",
    "am": "ከንቲባው አዲሱ ድልድይ እስከ ዓመቱ መጨረሻ ድረስ እንደማይከፈት ትናንት ተናግረዋል።",
    "ar": "قال رئيس البلدية أمس إن الجسر الجديد لن يفتح قبل نهاية العام، وإن المدينة في حاجة إلى المال.",
    "az": "Şəhər meri dünən bildirib ki, yeni körpü ilin sonuna qədər açılmayacaq və bunun üçün daha çox pul lazımdır.",
    "be": "Мэр горада сказаў учора, што новы мост не адкрыюць да канца года, бо для гэтага яшчэ няма грошай.",
    "bg": "Кметът каза вчера, че новият мост няма да бъде отворен преди края на годината, защото парите не са достатъчни.",
    "bn": "মেয়র গতকাল বলেছেন যে নতুন সেতুটি বছরের শেষের আগে খোলা হবে না।",
    "ca": "L'alcalde va dir ahir que el pont nou no s'obrirà abans de final d'any perquè encara no hi ha prou diners.",
    "cs": "Starosta včera řekl, že se nový most neotevře do konce roku, protože na něj město ještě nemá dost peněz.",
    "da": "Borgmesteren sagde i går, at den nye bro ikke bliver åbnet før årets udgang, fordi der mangler penge til den.",
    "de": "Der Bürgermeister sagte am Montag, dass die neue Brücke nicht vor dem Ende des Jahres fertig wird.",
    "el": "Ο δήμαρχος είπε χθες ότι η νέα γέφυρα δεν θα ανοίξει πριν από το τέλος του έτους.",
    "en": "The mayor said on Monday that the new bridge would not be open before the end of the year.",
    "es": "El alcalde dijo el lunes que el nuevo puente no se abrirá antes de que termine el año porque falta dinero.",
    "et": "Linnapea ütles eile, et uus sild ei ole enne aasta lõppu avatud, sest selle jaoks ei ole veel raha.",
    "eu": "Alkateak atzo esan zuen zubi berria ez dela urtea amaitu baino lehen irekiko, eta dirua behar dutela.",
    "fa": "شهردار دیروز گفت که پل جدید تا پایان سال باز نمی شود و برای آن به پول بیشتری نیاز است.",
    "fi": "Pormestari sanoi eilen, että uusi silta ei ole valmis ennen vuoden loppua, koska se on kallis.",
    "fr": "Le maire a dit lundi que le nouveau pont ne serait pas ouvert avant la fin de l'année, faute d'argent.",
    "gl": "O alcalde dixo onte que a nova ponte non estará aberta ata o remate do ano porque non hai cartos para as obras.",
    "gu": "મેયરે ગઈકાલે કહ્યું કે નવો પુલ વર્ષના અંત પહેલા ખુલશે નહીં.",
    "he": "ראש העיר אמר אתמול כי הגשר החדש לא ייפתח לפני סוף השנה, אבל יש עוד תקווה.",
    "hi": "महापौर ने कल कहा कि नया पुल साल के अंत तक नहीं खुलेगा और इसके लिए और पैसे की जरूरत है।",
    "hr": "Gradonačelnik je jučer rekao da se novi most neće otvoriti prije kraja godine jer za to još nema novca.",
    "hu": "A polgármester tegnap azt mondta, hogy az új híd nem készül el az év vége előtt, mert nincs rá pénz.",
    "hy": "Քաղաքապետը երեկ ասաց, որ նոր կամուրջը չի բացվի մինչև տարեվերջ։",
    "id": "Wali kota mengatakan kemarin bahwa jembatan baru itu tidak akan dibuka sebelum akhir tahun karena belum ada uang.",
    "is": "Borgarstjórinn sagði í gær að nýja brúin yrði ekki opnuð fyrir lok ársins og að það væri vegna kostnaðar.",
    "it": "Il sindaco ha detto lunedì che il nuovo ponte non sarà aperto prima della fine dell'anno perché mancano i soldi.",
    "ja": "市長は月曜日、新しい橋は年末までに開通しないと述べた。",
    "ka": "მერმა გუშინ თქვა, რომ ახალი ხიდი წლის ბოლომდე არ გაიხსნება.",
    "kk": "Қала әкімі кеше жаңа көпір жыл соңына дейін ашылмайды деп айтты, бұл үшін қаражат керек.",
    "km": "អភិបាលក្រុងបាននិយាយកាលពីម្សិលមិញថា ស្ពានថ្មីនឹងមិនបើកទេ។",
    "kn": "ಹೊಸ ಸೇತುವೆ ವರ್ಷಾಂತ್ಯದ ಮೊದಲು ತೆರೆಯುವುದಿಲ್ಲ ಎಂದು ಮೇಯರ್ ಹೇಳಿದರು.",
    "ko": "시장은 월요일에 새 다리가 연말 전에는 개통되지 않을 것이라고 밝혔다.",
    "lo": "ເຈົ້າເມືອງກ່າວວ່າຂົວໃໝ່ຈະບໍ່ເປີດກ່ອນທ້າຍປີ",
    "lt": "Meras vakar sakė, kad naujas tiltas nebus atidarytas iki metų pabaigos, nes tam dar nėra pinigų.",
    "lv": "Mērs vakar sacīja, ka jaunais tilts netiks atvērts līdz gada beigām, jo tam vēl nav naudas.",
    "mk": "Градоначалникот вчера рече дека новиот мост нема да се отвори до крајот на годината бидејќи нема пари.",
    "ml": "പുതിയ പാലം വർഷാവസാനത്തിന് മുമ്പ് തുറക്കില്ലെന്ന് മേയർ പറഞ്ഞു.",
    "mr": "महापौरांनी काल सांगितले की नवीन पूल वर्ष संपण्याआधी सुरू होणार नाही आणि त्यासाठी पैसे आवश्यक आहेत.",
    "ms": "Datuk bandar berkata semalam bahawa jambatan baharu itu tidak akan dibuka sebelum akhir tahun kerana tiada wang.",
    "my": "တံတားသစ်ကို နှစ်ကုန်မတိုင်မီ ဖွင့်မည်မဟုတ်ဟု မြို့တော်ဝန်က ပြောကြားသည်။",
    "ne": "मेयरले हिजो भने कि नयाँ पुल वर्षको अन्त्य अघि खुल्ने छैन र यसको लागि पैसा चाहिन्छ भन्ने उनको भनाइ छ।",
    "nl": "De burgemeester zei maandag dat de nieuwe brug niet voor het einde van het jaar open zal zijn.",
    "no": "Ordføreren sa i går at den nye broen ikke blir åpnet før årets slutt, fordi det mangler penger til den.",
    "pa": "ਮੇਅਰ ਨੇ ਕੱਲ੍ਹ ਕਿਹਾ ਕਿ ਨਵਾਂ ਪੁਲ ਸਾਲ ਦੇ ਅੰਤ ਤੋਂ ਪਹਿਲਾਂ ਨਹੀਂ ਖੁੱਲ੍ਹੇਗਾ।",
    "pap": "Alkalde a bisa ayera ku e brùg nobo lo no ta habrí promé ku fin di aña pasobra no tin plaka pa e trabou.",
    "pl": "Burmistrz powiedział wczoraj, że nowy most nie będzie otwarty przed końcem roku, bo nie ma na to pieniędzy.",
    "pt": "O prefeito disse na segunda-feira que a nova ponte não será aberta antes do fim do ano porque falta dinheiro.",
    "ro": "Primarul a spus ieri că podul nou nu va fi deschis până la sfârșitul anului, pentru că nu sunt bani.",
    "ru": "Мэр заявил вчера, что новый мост не откроют до конца года, потому что на него ещё нет денег.",
    "si": "නව පාලම වසර අවසානයට පෙර විවෘත නොකරන බව නගරාධිපතිවරයා පැවසීය.",
    "sk": "Starosta včera povedal, že sa nový most neotvorí do konca roka, pretože naň mesto ešte nemá dosť peňazí.",
    "sl": "Župan je včeraj povedal, da novega mostu ne bodo odprli do konca leta, ker zanj še ni denarja.",
    "sq": "Kryetari i bashkisë tha dje se ura e re nuk do të hapet para fundit të vitit, sepse nuk ka para për të.",
    "sr": "Градоначелник је јуче рекао да се нови мост неће отворити пре краја године јер за то још нема новца.",
    "sv": "Borgmästaren sade i går att den nya bron inte öppnas före årets slut, eftersom det saknas pengar till den.",
    "sw": "Meya alisema jana kuwa daraja jipya halitafunguliwa kabla ya mwisho wa mwaka kwa sababu hakuna fedha za kazi hiyo.",
    "ta": "புதிய பாலம் ஆண்டு இறுதிக்கு முன் திறக்கப்படாது என்று மேயர் கூறினார்.",
    "te": "కొత్త వంతెన సంవత్సరం ముగిసేలోపు తెరవబడదని మేయర్ అన్నారు.",
    "th": "นายกเทศมนตรีกล่าวเมื่อวานนี้ว่าสะพานใหม่จะไม่เปิดก่อนสิ้นปี",
    "tl": "Sinabi ng alkalde kahapon na hindi mabubuksan ang bagong tulay bago matapos ang taon dahil kulang ang pera.",
    "tr": "Belediye başkanı dün yeni köprünün yıl sonundan önce açılmayacağını ve bunun için daha çok para gerektiğini söyledi.",
    "uk": "Мер сказав учора, що новий міст не відкриють до кінця року, бо на нього ще немає грошей.",
    "ur": "میئر نے کل کہا کہ نیا پل سال کے آخر سے پہلے نہیں کھلے گا اور اس کے لیے مزید رقم کی ضرورت ہے۔",
    "vi": "Thị trưởng cho biết hôm qua rằng cây cầu mới sẽ không được mở trước cuối năm vì không có tiền.",
    "zh": "市长星期一表示，新桥在年底之前不会开放，因为资金还没有到位。",
    "zu": "Imeya ithe izolo ibhuloho elisha ngeke livulwe ngaphambi kokuphela konyaka ngoba ayikho imali, kodwa abantu bathi lokhu akulungile.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_tells_the_language(language: str, sentence: str) -> None:
    assert identify(sentence) == language


def test_every_language_table_has_a_sentence_here() -> None:
    tables = Path(__file__).parents[1] / "src" / "newsparse" / "data" / "languages"
    assert {table.stem for table in tables.glob("*.toml")} == set(SENTENCES)


def test_serbian_is_told_in_latin_letters_too() -> None:
    assert (
        identify("Gradonačelnik je juče rekao da se novi most neće otvoriti pre kraja godine posle svega.")
        == "sr"
    )


def test_traditional_characters_are_chinese() -> None:
    assert identify("市長星期一表示，新橋在年底之前不會開放，因為資金還沒有到位。") == "zh"


@pytest.mark.parametrize(
    "unclear", ["", " \n ", "Ana Ruiz", "12 345 67 %", "Reuters Tokyo 1987", "Kyodo, AFP, dpa"]
)
def test_names_and_numbers_are_no_language(unclear: str) -> None:
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


def test_names_in_latin_letters_do_not_make_a_text_latin() -> None:
    assert identify(SENTENCES["ru"] + " Reuters, Bloomberg, Volkswagen, CNN.") == "ru"
    assert (
        identify("Volkswagen, Bloomberg, Reuters and the CNN said that it was not for sale. Москва") == "en"
    )


def test_lone_surrogates_do_no_harm() -> None:
    assert identify(SENTENCES["en"] + "\ud800\udfff\udc80") == "en"


@pytest.mark.parametrize(
    ("name", "floor"), [("fundus-plain", 0.98), ("newsroom-plain", 0.98), ("fundus-dump", 0.97)]
)
def test_real_articles_are_told(name: str, floor: float) -> None:
    path = DEV / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared/eval")
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    right = sum(identify(item["raw"]) == item["gold"]["lang"].split("-")[0] for item in items)
    assert right / len(items) >= floor
