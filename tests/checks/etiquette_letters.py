"""Salutations that people write in their own markets, to one invented person each; all of them are fine there."""

from __future__ import annotations

from geoout.prospects.prospect import Contact, Gender

_HER, _HIM = Gender.FEMALE, Gender.MALE
_LANG = Contact(given="Katrin", surname="Lang", gender=_HER, organisation="Wohnwert")
_MAG = Contact(given="Anna", surname="Huber", gender=_HER, title="Mag.")
_PROF = Contact(given="Jonas", surname="Berger", gender=_HIM, title="Prof. Dr.")
_DESK = Contact(organisation="Wohnwert")
_ASHBY = Contact(given="Morgan", surname="Ashby")
_DUPONT = Contact(given="Claire", surname="Dupont", gender=_HER)
_RUIZ = Contact(given="Carmen", surname="Ruiz", surname2="López", gender=_HER)
_DOTT = Contact(given="Sofia", surname="Bianchi", gender=_HER, title="Dott.ssa")
_TANAKA = Contact(given="太郎", surname="田中", organisation="みなと出版")
_KIM = Contact(given="민준", surname="김", organisation="한빛신문")
_WANG = Contact(given="小明", surname="王", gender=_HER)
_SOMCHAI = Contact(given="สมชาย", surname="ใจดี")
_LAN = Contact(given="Thị Lan", surname="Nguyễn", gender=_HER)
_SARI = Contact(given="Sari", surname="Wijaya", gender=_HER)
_COSTA = Contact(given="Marina", surname="Costa", gender=_HER)
_ANNA = Contact(given="Анна", surname="Иванова", patronymic="Сергеевна", gender=_HER)
_OLENA = Contact(given="Олена", surname="Шевченко", gender=_HER)
_NOAH = Contact(given="נועה", surname="כהן", gender=_HER)
_LAYLA = Contact(given="ليلى", surname="حداد", gender=_HER)
_MARIA = Contact(given="Μαρία", surname="Παπαδοπούλου", gender=_HER)
_YILMAZ = Contact(given="Ayşe", surname="Yılmaz", gender=_HER)
_NAGY = Contact(given="Anna", surname="Nagy", gender=_HER)
_NOVAK = Contact(given="Marek", surname="Novák", gender=_HIM)
_KOWALSKA = Contact(given="Anna", surname="Kowalska", gender=_HER)
_VRIES = Contact(given="Anna", surname="de Vries", gender=_HER)
_POPESCU = Contact(given="Ana", surname="Popescu", gender=_HER)

FINE: tuple[tuple[str, Contact, tuple[str, ...]], ...] = (
    (
        "de", _LANG,
        ("Guten Tag Frau Lang,", "Guten Tag, Frau Lang,", "Sehr geehrte Frau Lang!", "Liebe Frau Lang,",
         "Sehr geehrte Frau Katrin Lang,", "Guten Morgen Frau Lang,", "Grüß Gott Frau Lang,"),
    ),
    ("de", _DESK, ("Sehr geehrtes Redaktionsteam,", "Liebe Redaktion,", "Guten Tag,", "Liebes Wohnwert-Team,")),
    ("de", _PROF, ("Sehr geehrter Herr Professor Berger,", "Sehr geehrter Herr Prof. Dr. Berger,")),
    ("at", _MAG, ("Sehr geehrte Frau Mag. Huber,", "Sehr geehrte Frau Magistra Huber,", "Guten Tag Frau Mag. Huber,")),
    ("ch-de", _LANG, ("Guten Tag Frau Lang", "Grüezi Frau Lang", "Sehr geehrte Frau Lang")),
    (
        "us", _ASHBY,
        ("Hello Morgan,", "Dear Morgan,", "Morgan,", "Hi Morgan -", "Good morning Morgan,", "Hi Morgan and team,",
         "Dear Morgan Ashby,", "Hey Morgan,", "Hi Morgan, I read your piece on heat pumps."),
    ),
    ("gb", _ASHBY, ("Dear Morgan", "Hello Morgan,", "Morgan –")),
    ("in", Contact(given="Priya", surname="Sharma", gender=_HER), ("Dear Ms. Sharma,", "Dear Priya Sharma,")),
    ("fr", _DUPONT, ("Bonjour Madame,", "Madame,", "Chère Madame,", "Bonjour Claire Dupont,", "Madame la Directrice,")),
    ("ca-fr", _DUPONT, ("Bonjour,", "Madame,", "Madame la Directrice,")),
    (
        "es", _RUIZ,
        ("Estimada Sra. Ruiz:", "Estimada Sra. Carmen Ruiz:", "Buenos días, Sra. Ruiz:", "Estimada señora Ruiz:",
         "Estimada Sra. Ruiz López:", "Estimada Dña. Carmen Ruiz:"),
    ),
    ("it", _DOTT, ("Gentile Dott.ssa Bianchi,", "Buongiorno dottoressa Bianchi,", "Gentile dott.ssa Sofia Bianchi,")),
    ("pl", _KOWALSKA, ("Szanowna Pani,", "Szanowna Pani Redaktor,", "Szanowni Państwo,", "Szanowna Pani Dyrektor,")),
    ("cz", _NOVAK, ("Vážený pane Nováku,", "Dobrý den, pane Nováku,", "Vážený pane redaktore,", "Dobrý den,")),
    ("hu", _NAGY, ("Tisztelt Nagy Anna!", "Kedves Nagy Anna!", "Tisztelt Nagy Anna,")),
    ("tr", _YILMAZ, ("Sayın Ayşe Yılmaz,", "Sayın Yılmaz,", "Merhaba Ayşe Hanım,")),
    (
        "ru", _ANNA,
        ("Уважаемая Анна Сергеевна!", "Здравствуйте, Анна Сергеевна!", "Добрый день, Анна Сергеевна!"),
    ),
    ("ua", _OLENA, ("Шановна пані Олено!", "Доброго дня, пані Олено!", "Шановна пані Шевченко!")),
    ("ro", _POPESCU, ("Stimată doamnă Popescu,", "Bună ziua, doamnă Popescu,", "Stimată doamnă Ana Popescu,")),
    ("gr", _MARIA, ("Αγαπητή κυρία Παπαδοπούλου,", "Αξιότιμη κυρία Παπαδοπούλου,")),
    ("nl", _VRIES, ("Beste Anna,", "Geachte mevrouw De Vries,", "Goedendag Anna,", "Beste mevrouw De Vries,")),
    ("se", Contact(given="Astrid", surname="Lindqvist"), ("Hej Astrid,", "Hej Astrid!", "Bästa Astrid,", "Hej,")),
    ("no", Contact(given="Ingrid", surname="Berg"), ("Hei Ingrid,", "Hei Ingrid!", "Kjære Ingrid,")),
    ("dk", Contact(given="Freja", surname="Holm"), ("Kære Freja,", "Hej Freja", "Hej Freja,")),
    ("fi", Contact(given="Aino", surname="Niemi"), ("Hei Aino,", "Hyvä Aino Niemi,", "Hei Aino!")),
    ("br", _COSTA, ("Olá, Marina,", "Olá Marina, tudo bem?", "Prezada Marina,", "Cara Marina,", "Bom dia, Marina!")),
    ("il", _NOAH, ("שלום נועה,", "נועה שלום,", "נועה, שלום רב,", "לכבוד נועה כהן,")),
    ("ae", _LAYLA, ("الأستاذة ليلى حداد المحترمة،", "السيدة ليلى حداد المحترمة،")),
    (
        "jp", _TANAKA,
        ("みなと出版 編集部\n田中様", "みなと出版\n田中 太郎 様", "田中編集長", "みなと出版\n広報部　田中様", "田中様、"),
    ),
    ("jp", Contact(organisation="みなと出版"), ("みなと出版 御中", "みなと出版 編集部 御中", "ご担当者様")),
    ("kr", _KIM, ("김민준 편집장님께", "안녕하세요, 김민준 기자님.", "김민준 선생님께", "한빛신문 김민준 기자님께")),
    ("cn", _WANG, ("尊敬的王女士：", "王女士，您好！", "王老师，您好！", "尊敬的王主编：\n您好！", "尊敬的王小明女士：")),
    ("tw", _WANG, ("王小姐 您好：", "王小姐，您好：", "王經理您好：")),
    ("th", _SOMCHAI, ("เรียน คุณสมชาย", "เรียน คุณสมชาย ใจดี", "สวัสดีครับ คุณสมชาย")),
    ("vn", _LAN, ("Kính gửi chị Lan,", "Kính chào chị Lan,", "Kính gửi chị Nguyễn Thị Lan,", "Chào chị Lan,")),
    ("id", _SARI, ("Yth. Ibu Sari,", "Kepada Yth. Ibu Sari Wijaya,", "Selamat pagi, Ibu Sari,")),
)  # fmt: skip
