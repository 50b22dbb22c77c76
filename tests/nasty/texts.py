"""Which texts are nasty, by what is nasty about them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

LEAD = (
    "OSLO, March 3 (AP) - The ferry sailed again on Monday, said its owner, who had waited for it all year.\n"
)
PARAGRAPH = (
    "The council met twice in the old hall, heard nine people and went home without a word on the bridge.\n"
)

# "The bridge is closed. The council said so on Monday, 12 March 2025." or something like it.
_SCRIPTS = (
    "The bridge is closed. 12",
    "Мост закрыт. 12",
    "Η γέφυρα έκλεισε. 12",
    "Կամուրջը փակ է։ 12",
    "ხიდი დაკეტილია. 12",
    "הגשר סגור. 12",
    "الجسر مغلق. ١٢",
    "پل بسته است. ۱۲",
    "ܓܫܪܐ ܣܟܝܪ. 12",
    "ފާލަން ބަންދު. 12",
    "ⵜⵉⵍⴻⴳⵔⴰ. 12",
    "ድልድዩ ተዘግቷል። ፲፪",
    "पुल बंद है। १२",
    "সেতু বন্ধ। ১২",
    "ਪੁਲ ਬੰਦ ਹੈ। ੧੨",
    "પુલ બંધ છે. ૧૨",
    "ପୋଲ ବନ୍ଦ। ୧୨",
    "பாலம் மூடப்பட்டது. ௧௨",
    "వంతెన మూసివేయబడింది. ౧౨",
    "ಸೇತುವೆ ಮುಚ್ಚಿದೆ. ೧೨",
    "പാലം അടച്ചു. ൧൨",
    "පාලම වසා ඇත. 12",
    "สะพานปิด ๑๒",
    "ຂົວປິດ ໑໒",
    "တံတားပိတ်ထားသည်။ ၁၂",
    "ស្ពានបិទ។ ១២",
    "ཟམ་པ་བཀག། ༡༢",
    "ᠭᠦᠦᠷ ᠬᠠᠭᠠᠯᠭᠠᠲᠠᠢ᠃ ᠑᠒",
    "桥已关闭。十二",
    "橋は閉鎖された。１２",
    "ハシ ｶﾞ ﾄｼﾞﾀ。",
    "다리가 폐쇄되었다. 12",
    "ㄑㄧㄠˊ ㄍㄨㄢ。",
    "ᏓᎶᏂᎨᏍᏗ. 12",
    "ᐃᑲᕐᕌᖅ. 12",
    "ᚁᚏᚔᚇᚌᚓ 12",
    "ᛒᚱᛁᚦᚷᛖ᛫ 12",
    "𐌱𐍂𐌹𐌲𐌲𐌰 12",
    "𐐺𐑉𐐮𐐾 12",
    "ꦏꦿꦠꦼꦒ꧉ ꧑꧒",
    "ᜆᜓᜎᜌ᜶ 12",
    "ߓߙߌߖ 12",
    "𞤲𞤢𞤲𞤣𞤢𞤤 𞥑𞥒",
    "𖬌𖬣𖬵 12",
)

SMALL: Mapping[str, str] = MappingProxyType(
    {
        "nothing": "",
        "a mark alone": "\ufeff",
        "zeros": f"A head\x00line\n\x00\n{LEAD}\x00" + PARAGRAPH,
        "every control": "".join(map(chr, range(32))) + "".join(map(chr, range(0x7F, 0xA0))) + LEAD,
        "lone surrogates": f"Half \ud83d a pair\n\udc80{LEAD}\udfff\n\ud800",
        "noncharacters": f"A \ufffe headline \uffff\n\U0001fffe{LEAD}\ufdd0",
        "turned round": f"A \u202eenildaeh\u202c\n\u2066{LEAD}\u2069\u200f\u200e\u061c{PARAGRAPH}",
        "zero width": f"A\u200b head\u200dline\u2060\n\ufeff{LEAD}so\u00adft \u200c\u180e{PARAGRAPH}",
        "all newlines": f"A headline\r\n{LEAD}\r{PARAGRAPH}\n\r{PARAGRAPH}\x85{PARAGRAPH}\u2028x\u2029y\x0bz\x0c",
        "carriage returns": f"A headline\n\n{LEAD}{PARAGRAPH}".replace("\n", "\r"),
        "all blanks": "\t \xa0\u1680\u2003\u202f\u205f\u3000\x1c\x1d\x1e\x1f\n" * 9,
        "combining": f"Z̸̢͖̖͓͇̙̐̈́̽̎̕͠͝a̷̧̳̘̽̈́̒͘͝l̶̛̙͉̄͋̈́̔͐g̸̰̋̓̕o̵\n{LEAD}" + "e\u0301\u0301\u0301" * 40,
        "emoji": "👩‍👩‍👧‍👦 wins 🏳️‍🌈 prize 🇳🇴\n" + LEAD + "👍🏽 " * 40,
        "right to left with numbers": "الجسر 12.5% مغلق (3-4) في 2025/03/12\n"
        + "قال 1,234.50 دولار - AFP.\n" * 3,
        "scripts": "\n".join(_SCRIPTS),
        "scripts in one line": " ".join(_SCRIPTS),
        "all capitals": f"A headline\n{LEAD}{PARAGRAPH}{PARAGRAPH}".upper(),
        "no capitals": f"A headline\n{LEAD}{PARAGRAPH}{PARAGRAPH}".lower(),
        "terminal": f"A \x1b[2J\x1b]0;x\x07\x9b31m headline\n{LEAD}\x1b(0 qq \x1b(B {PARAGRAPH}",
        "html": f"<script>alert(1)</script>\n<img src=x onerror=alert(1)> - {LEAD}</body> &lt;b&gt; <!-- {PARAGRAPH}",
        "markdown": f"# [A](javascript:x) `line`\n\n* * *\n\n{LEAD}\n> 1. ![x](y) | a | b |\n|--|\n```\n{PARAGRAPH}",
        "yaml": "no\n\n1e3\n\n0o17\n\n2025-01-01\n\n---\n\n~\n\n- a: *b\n\n? !!python/object:os.system\n\n%TAG x\n",
        "yaml as a headline": f"yes: no\n\n{LEAD}\n'\"\\\n\n{PARAGRAPH}",
        "a document of ours, almost": '{"schema": "newsparse.article/1", "title": 3, "body": [{}]}\n',
        "front matter, almost": f"---\nschema: newsparse.article/1\ntitle: [\n---\n\n# A\n\n{PARAGRAPH}",
        "canonical, almost": f"A headline\n===\n\n{PARAGRAPH}[end] x\n=====\n",
        "formulas": f"=cmd|'/c calc'!A1\n+1+1 - {LEAD}@SUM(A1)\n-2+3\n\t=1\n",
        "separators alone": "* * *\n---\n___\n###\n-30-\n" * 9,
        "markers": "End Article\n" * 30,
        "commas": "By A, B, C, " * 60 + "\n",
    }
)
BIG: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "a line of 10 MB": lambda: PARAGRAPH[:-1] * 100_000,
        "two hundred thousand lines": lambda: "A line of it\n" * 200_000,
        "a million blank lines": lambda: "\n" * 1_000_000,
        "10,000 subheads": lambda: f"A short subhead\n{PARAGRAPH}" * 10_000,
        "quotations in each other": lambda: "“He said ‘" * 30_000 + PARAGRAPH,
        "quoted replies": lambda: "\n".join("> " * depth + "so" for depth in range(1_500)),
        "brackets": lambda: "([【（" * 60_000,
        "one letter": lambda: "a" * 1_000_000,
        "one sign": lambda: "“" * 200_000,
        "one blank": lambda: " " * 1_000_000,
        "one character that is two": lambda: "😀" * 300_000,
        "capitals": lambda: PARAGRAPH.upper() * 3_000,
        "twenty thousand findings": lambda: "It  isn't so ; he’d said..  " * 7_000,
        "addresses": lambda: "see https://example.org/a'b and desk@example.org, " * 8_000,
    }
)
