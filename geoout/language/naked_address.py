"""Anchors that are no words: a URL or host as it is, an e-mail address or handle, a picture, numbers (R68)."""

from __future__ import annotations

import re

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
# Those that sites are really linked by, not all that exist, so that "Ende.Neu" and "Express.js" stay a text.
_COUNTRY_TLDS = """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf
    cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg
    gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn
    kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na
    nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh
    si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve
    vg vi vn vu wf ws ye yt za zm zw
"""
_GENERIC_TLDS = """
    com net org edu gov mil int info biz name pro mobi asia cat jobs tel travel museum aero coop post arpa app dev
    shop store online site website blog tech xyz club page cloud agency digital media news space live life world
    today group global solutions services studio design consulting marketing company network systems team tools
    support guide guru expert academy school education university institute foundation ngo finance financial money
    bank insure insurance loans credit capital fund legal law lawyer estate homes house properties apartments rent
    hotel hotels tours flights holiday health healthcare clinic dental doctor fitness yoga beauty fashion shoes
    clothing kids food cafe bar pub restaurant recipes wine beer pizza garden farm eco energy solar bio green auto
    cars taxi bike games game casino bet bingo poker art gallery photo photos photography film video music band
    audio events tickets party wedding gifts toys pet dog horse berlin hamburg koeln cologne bayern wien tirol
    saarland ruhr london wales scot irish paris bzh corsica brussels gent vlaanderen amsterdam frl barcelona madrid
    eus gal quebec nyc miami boston vegas tokyo osaka kyoto nagoya yokohama okinawa taipei moscow istanbul dubai
    joburg capetown rio sydney melbourne gmbh ltd llc inc srl zone link top vip one plus best deals sale wiki press
    email chat social community center direct express delivery market trade trading ventures vision works work onion
    example invalid test
"""
_NATIVE_TLDS = """
    рф рус москва дети онлайн сайт орг ком укр бг срб бел мкд қаз мон ею ελ ευ ישראל קום السعودية امارات مصر المغرب
    الجزائر تونس قطر عمان الاردن فلسطين سورية عراق ایران پاکستان موقع شبكة भारत संगठन ไทย คอม 中国 中國 香港 台湾 台灣
    澳門 新加坡 公司 网络 網絡 中文网 在线 商店 网站 网址 한국 닷컴 닷넷 삼성 コム みんな セール
"""
_TLDS = frozenset((_COUNTRY_TLDS + _GENERIC_TLDS + _NATIVE_TLDS).split())
_SCHEME = re.compile(r"(?:https?|ftp|hxxps?):/{0,2}\S+|(?:mailto|tel|javascript|data):\S*|//\S+\.\S+", re.IGNORECASE)
_WWW = re.compile(r"www\d?\.\S+", re.IGNORECASE)
_HOST = re.compile(
    rf"(?:{_LABEL}\.){{1,8}}(?P<tld>[^\W\d_][\w-]{{1,61}})\.?(?::\d{{1,5}})?(?:[/?#]\S*)?(?:\s?[›»>]\s?\S+)*|"
    r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:/\S*)?"
)
_MAIL = re.compile(rf"[\w.+-]{{1,64}}@(?:{_LABEL}\.){{1,8}}[^\W\d_]{{2,24}}", re.IGNORECASE)
_HANDLE = re.compile(r"@[\w.-]{1,64}")
# Products that look like hosts.
_NO_HOSTS = frozenset({"asp.net", "vb.net", "ado.net", "ml.net", "paint.net"})
_PICTURE = re.compile(
    r"[\w .()@+%~&,'–—-]{1,200}\.(?:jpe?g|png|gif|webp|svgz?|avif|bmp|ico|tiff?|heic)|"
    r"(?:img|dscn?|dscf|pxl|mvimg|screenshot|bildschirmfoto)[ _-]?\d{3,}[\w -]{0,40}",
    re.IGNORECASE,
)
# What export tools write for a link around a picture or around nothing: Ahrefs, Semrush, Majestic, Moz, SEO SpyGlass.
_PLACEHOLDER = re.compile(
    r"(?:empty|no|missing|without)[ _-]?(?:anchor|text|alt|title)(?:[ _-]?text|[ _-]?tag)?|"
    r"(?:no|missing|empty)[ _-]?(?:image[ _-]?)?alt(?:[ _-]?(?:text|attribute))?|image(?:[ _-]?(?:link|anchor))?|img|"
    r"img[ _-](?:link|alt)|anchor[ _-]?(?:text)?[ _-]?(?:missing|empty|not found)",
    re.IGNORECASE,
)
# Words of a text too, so only in brackets; of every language whose export or editor fills them in.
_IN_BRACKETS = """
    alt banner blank button empty icon logo missing n/a none null photo pic picture thumbnail undefined
    bild grafik foto photo imagen imagem immagine afbeelding bilde billede kuva obraz obrazek obrázek obrázok kép resim
    imagine görsel slika изображение картинка фото зображення снимка слика εικόνα imatge pilt paveikslėlis attēls صورة
    تصویر תמונה चित्र 画像 写真 图片 圖片 이미지 사진 รูปภาพ ảnh gambar imej
"""
_BRACKETS = ("[", "<", "(", "{", "【", "〔", "（")


def is_address(text: str) -> bool:
    """Whether `text` (trimmed) is only a URL, a host, an e-mail address or a handle: `www.acme.example`, `@acme`."""
    if " " in text and not ("›" in text or "»" in text or ">" in text):
        return False
    if "@" in text and (_HANDLE.fullmatch(text) or _MAIL.fullmatch(text)):
        return True
    if "." not in text and ":" not in text and "。" not in text:
        return False
    if _SCHEME.fullmatch(text) or _WWW.fullmatch(text):
        return True
    host = _HOST.fullmatch(text.replace("。", "."))
    if host is None or text.lower() in _NO_HOSTS:
        return False
    tld = (host["tld"] or "").lower()
    return not tld or tld in _TLDS or tld.startswith("xn--")


def is_picture(text: str, line: str) -> bool:
    """Whether `text`, the trimmed `line`, stands for a picture: a file name, `noText`, `<EmptyAnchor>`, `[Bild]`."""
    if _PLACEHOLDER.fullmatch(text) or _PICTURE.fullmatch(text):
        return True
    return line.startswith(_BRACKETS) and text.lower() in _IN_BRACKETS.split()
