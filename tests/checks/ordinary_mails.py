"""Ordinary business mails, as people write them by hand: nothing in them is a fault. One or more per market."""

from __future__ import annotations

MAILS: tuple[tuple[str, str, str, str], ...] = (
    (
        "de",
        "digital_pr",
        "Heizkosten in zwölf Städten: neue Erhebung",
        (
            "Sehr geehrte Frau Lang,\n\nIhr Beitrag über Wärmepumpen im Altbau hat mir gezeigt, wie stark die Kosten von der "
            "Dämmung abhängen. Dazu passt unsere Erhebung „Heizkosten 2026“, die am 15. Oktober 2026 erschienen ist: Wir haben "
            "2.400 Haushalte befragt, 31 % zahlen mehr als vor drei Jahren. Um 10.30 Uhr am 3.5. stellen wir die Zahlen vor.\n\n"
            "Ihre Leserinnen und Leser sehen darin, ab wann sich eine Dämmung rechnet. Die Tabellen dürfen Sie unter Nennung "
            "der Quelle frei verwenden: https://www.wohnwerk.example/heizen\n\nBesonders wichtig ist uns die Methode; sie steht "
            "auf Seite 4. Wenn es passt, sende ich Ihnen gern die Daten für Ihre Stadt.\n\nMit freundlichen Grüßen\n"
            "Jonas Brandt\n"
        ),
    ),
    (
        "ch-de",
        "digital_pr",
        "Heizkosten in zwölf Städten",
        (
            "Guten Tag Frau Lang\n\nWir haben 12’400 Haushalte befragt; 31 % zahlen mehr als früher, im Schnitt 1240.50 Franken. "
            "Die Studie «Heizen 2026» zeigt Ihren Leserinnen und Lesern, was eine Dämmung bringt.\n\nDarf ich Ihnen die "
            "Tabellen senden? Eine grosse Mehrheit hat geantwortet.\n\nFreundliche Grüsse\nJonas Brandt\n"
        ),
    ),
    (
        "us",
        "digital_pr",
        "New survey: heating costs in twelve cities",
        (
            "Hi Ann,\n\nYour piece on heat pumps in older homes was the clearest I have read this fall. Can I send you our "
            "survey of 2,400 households? Homes with a lined roof pay 31% less, about $1,240.50 a year; it came out on "
            "October 15, 2026.\n\nYour readers could look up their own city. The method is on page 4, section 2.3, and the "
            "tables are free to use with the source named. NASA and the EPA publish similar data at 9:30 a.m. each day.\n\n"
            "Best,\nAmelia Hart\n"
        ),
    ),
    (
        "gb",
        "resource_page",
        "A table for your page on insulation",
        (
            "Dear Ann,\n\nYour list of grants helped us when we wrote our report. Would our table of roof costs, “Roofs 2026”, "
            "be of use on it? It shows what 2,400 homes paid, by region; on average £1,240.\n\nReaders get local figures, and "
            "the data are free to quote. If you spot a mistake, I would be glad to hear of it.\n\nKind regards,\nAmelia Hart\n"
        ),
    ),
    (
        "fr",
        "digital_pr",
        "Coût du chauffage dans douze villes : une enquête",
        (
            "Madame,\n\nVotre comparatif des pompes à chaleur m’a montré combien le coût dépend de l’isolation. Notre enquête "
            "« Chauffage 2026 », parue le 15 octobre 2026, porte sur 2 400 foyers ; 31 % d’entre eux paient davantage, soit "
            "3,5 points de plus et 1 240 € en moyenne.\n\nVos lecteurs y verront à partir de quand une isolation devient "
            "rentable. Les données sont libres d’emploi à condition de citer la source. Souhaitez-vous les recevoir ?\n\n"
            "Je vous prie d’agréer, Madame, mes salutations distinguées.\nClaire Martin\n"
        ),
    ),
    (
        "es",
        "introduction",
        "Unas líneas para presentarme",
        (
            "Estimada Sra. Lang:\n\nLeí su artículo sobre la rehabilitación de viviendas y me aclaró una duda que arrastraba "
            "desde hace años. Quería decírselo y, de paso, presentarme.\n\nMe llamo Ana Robles y dirijo el equipo de datos de "
            "Casa Medida. El 15 de octubre de 2026 publicamos una encuesta a 2400 hogares de doce ciudades.\n\nNo escribo para "
            "pedir nada. Si algún día hace falta comprobar una cifra, ayudaré con mucho gusto.\n\nUn cordial saludo,\nAna Robles\n"
        ),
    ),
    (
        "mx",
        "second_touch",
        "La encuesta de la que hablamos",
        (
            "Estimada Sra. Lang:\n\nMuchas gracias por su respuesta. Como le comenté, la encuesta recoge 2,400 hogares y el "
            "31 % paga más que antes. ¿Sería posible mencionar esta página como fuente? Sus lectores podrán consultar los "
            "datos de su ciudad.\n\nSaludos cordiales,\nAna Robles\n"
        ),
    ),
    (
        "br",
        "introduction",
        "Uma apresentação rápida",
        (
            "Olá, Katrin,\n\nLi o seu texto sobre a reforma de casas antigas e ele me tirou uma dúvida. Queria agradecer e me "
            "apresentar.\n\nMeu nome é Ana Prado e cuido dos dados da Casa Medida. Em 15 de outubro de 2026 publicamos uma "
            "pesquisa com 2.400 famílias; 31% pagam mais do que antes.\n\nNão venho pedir nada. Se um dia faltar um número, "
            "ajudo com prazer.\n\nUm abraço,\nAna Prado\n"
        ),
    ),
    (
        "pt",
        "digital_pr",
        "Custos de aquecimento em doze cidades",
        (
            "Exma. Senhora,\n\nO seu artigo sobre a renovação de casas antigas esclareceu-me uma dúvida. O nosso inquérito a "
            "2400 agregados familiares mostra que 31% pagam mais do que há três anos.\n\nOs seus leitores poderão ver a "
            "partir de quando compensa isolar. Posso enviar-lhe as tabelas?\n\nCom os melhores cumprimentos,\nAna Prado\n"
        ),
    ),
    (
        "jp",
        "introduction",
        "初めてのご挨拶（みなと調査　高橋）",
        (
            "暮らし編集部\n田中様\n\n突然のご連絡にて失礼いたします。みなと調査の高橋と申します。\n\n貴誌の特集「断熱のすすめ」を拝読し、"
            "断熱の大切さを改めて知りました。弊社でも全国十二都市の2,400世帯を対象に調査を行い、2026年10月15日に公開いたしました。"
            "31%の世帯で費用が増えておりました。\n\n今後、お役に立てる折がございましたら、大変光栄に存じます。本日はご挨拶のみにて失礼いたします。\n\n"
            "何卒よろしくお願い申し上げます。\n高橋\n"
        ),
    ),
    (
        "it",
        "digital_pr",
        "Costi del riscaldamento in dodici città",
        (
            "Gentile dottoressa Lang,\n\nil suo articolo sulle pompe di calore mi ha mostrato quanto la spesa dipenda "
            "dall’isolamento. Il 15 ottobre 2026 abbiamo pubblicato un’indagine su 2.400 famiglie: il 31% paga più di prima.\n\n"
            "I suoi lettori vi trovano i dati della loro città. Se può esserle utile, le invio le tabelle.\n\n"
            "Cordiali saluti\nAnna Rossi\n"
        ),
    ),
    (
        "nl",
        "digital_pr",
        "Stookkosten in twaalf steden",
        (
            "Beste Katrin,\n\nJe artikel over warmtepompen liet zien hoeveel isolatie uitmaakt. Wij hebben 2.400 huishoudens "
            "ondervraagd; 31% betaalt meer dan drie jaar geleden. Het onderzoek verscheen op 15 oktober 2026.\n\nZal ik je de "
            "tabellen sturen? Je lezers vinden er de cijfers van hun eigen stad.\n\nMet vriendelijke groet,\nAnna de Wit\n"
        ),
    ),
    (
        "se",
        "digital_pr",
        "Uppvärmning i tolv städer",
        (
            "Hej Katrin,\n\nDin artikel om värmepumpar visade hur mycket isoleringen betyder. Vi har frågat 2 400 hushåll och "
            "31 % betalar mer än för tre år sedan. Undersökningen kom den 15 oktober 2026.\n\nVill du ha tabellerna? De är fria "
            "att använda om källan anges.\n\nVänliga hälsningar\nAnna Berg\n"
        ),
    ),
    (
        "pl",
        "digital_pr",
        "Koszty ogrzewania w dwunastu miastach",
        (
            "Szanowna Pani,\n\nPani artykuł o pompach ciepła pokazał mi, jak wiele zależy od izolacji. Zapytaliśmy 2400 "
            "gospodarstw; 31% płaci więcej niż trzy lata temu. Badanie ukazało się 15 października 2026 r.\n\nPani Czytelnicy "
            "znajdą w nim dane dla swojego miasta. Czy mogę przesłać tabele?\n\nZ poważaniem\nAnna Nowak\n"
        ),
    ),
    (
        "ru",
        "digital_pr",
        "Расходы на отопление в двенадцати городах",
        (
            "Уважаемая Екатерина Павловна!\n\nВаша статья о тепловых насосах показала, как много значит утепление. Мы опросили "
            "2 400 семей: 31 % платят больше, чем три года назад. Исследование вышло 15 октября 2026 года.\n\nВашим читателям "
            "будут полезны данные по их городу. Позвольте прислать таблицы?\n\nС уважением,\nАнна Белова\n"
        ),
    ),
    (
        "tr",
        "digital_pr",
        "On iki ilde ısınma giderleri",
        (
            "Sayın Lang,\n\nIsı pompaları üzerine yazınız yalıtımın önemini gösterdi. 2.400 haneye sorduk; %31’i üç yıl "
            "öncesine göre daha çok ödüyor. Araştırma 15 Ekim 2026’da yayımlandı.\n\nOkurlarınız kendi illerinin verilerini "
            "bulabilir. Tabloları göndermemi ister misiniz?\n\nSaygılarımla,\nAyşe Demir\n"
        ),
    ),
    (
        "kr",
        "digital_pr",
        "열두 도시의 난방비 조사 안내",
        (
            "랑 편집장님께\n\n안녕하십니까. 데이터 담당 김하나입니다. 열펌프에 관한 기사를 잘 읽었습니다. 저희는 2,400가구를 조사했고 "
            "31%가 예전보다 더 내고 있었습니다. 결과는 2026년 10월 15일에 공개되었습니다.\n\n독자분들께서 지역별 수치를 보실 수 있습니다. "
            "표를 보내 드려도 되겠습니까?\n\n감사합니다.\n김하나 드림\n"
        ),
    ),
    (
        "cn",
        "introduction",
        "冒昧来信：数据研究所 李娜",
        (
            "尊敬的郎编辑：\n\n您好！拜读了您关于热泵的文章，很受启发。我们调查了十二个城市的2400户家庭，31%的家庭支出有所增加，"
            "报告于2026年10月15日发布。\n\n此次来信只为问候，日后如需数据，我们乐意提供。\n\n此致\n敬礼\n李娜\n"
        ),
    ),
    (
        "ae",
        "introduction",
        "تعريف موجز",
        (
            "الأستاذة كاترين المحترمة،\n\nالسلام عليكم ورحمة الله وبركاته، قرأت مقالكم عن المضخات الحرارية وأفادني كثيرا. سألنا 2400 أسرة "
            "في اثنتي عشرة مدينة.\n\nيسعدنا أن نكون عونا لكم متى احتجتم إلى رقم.\n\nوتفضلوا بقبول فائق الاحترام\nمريم\n"
        ),
    ),
)
"""Market, kind, subject, body."""
