"""Header words that mean the same, in English, German, French, Spanish, Portuguese, Italian and Japanese."""

from __future__ import annotations

DOMAIN = (
    "domain", "domain name", "root domain", "referring domain", "source domain", "site", "website", "web site", "host",
    "hostname", "homepage", "web page", "website url", "company domain name", "partner domain", "link partner - domain",
    "domäne", "webseite", "internetseite", "domaine", "nom de domaine", "site web", "site internet", "dominio",
    "sitio", "sitio web", "página web", "domínio", "site da web", "sito", "sito web", "ドメイン",
    "サイト", "ウェブサイト",
)  # fmt: skip
URL = (
    "url", "page url", "source url", "referring page url", "linking page", "linking from", "from url", "url from",
    "partner url", "verweisende seite", "seiten-url", "adresse url", "url de la page", "page de lien",
    "url de la página", "página de origen", "url da página", "url della pagina", "リンク元",
    "リンク元ページ", "ページのurl",
    "backlink", "address", "page", "link", "source", "seite", "enlace", "página", "indirizzo", "pagina", "ページ",
)  # fmt: skip
NAME = (
    "site name", "publication", "outlet", "media", "medium", "publisher", "partner", "partner name",
    "link partner - name", "publikation", "nom du site", "média", "nombre del sitio", "medio", "publicación",
    "nome do site", "veículo", "nome del sito", "testata", "サイト名", "媒体名", "媒体",
)  # fmt: skip
TITLE_OF_PAGE = (
    "page title", "source title", "referring page title", "seitentitel", "titre de la page", "título de la página",
    "título da página", "titolo della pagina", "ページタイトル",
)  # fmt: skip
LANGUAGE = ("language", "lang", "sprache", "langue", "idioma", "lingua", "língua", "言語")
COUNTRY = ("country", "country code", "land", "pays", "país", "paese", "国")
TOPIC = (
    "topic", "category", "niche", "partner category", "thema", "kategorie", "thème", "thématique", "catégorie", "tema",
    "categoría", "categoria", "argomento", "カテゴリ", "カテゴリー", "テーマ",
)  # fmt: skip
STATUS = ("status", "statut", "estado", "stato", "ステータス")
SHARED_AUDIENCE = (
    "overlap note", "audience overlap", "shared audience", "gemeinsame zielgruppe", "audience commune",
    "audiencia compartida", "audiência em comum", "pubblico in comune", "共通の読者",
)  # fmt: skip
KIND = ("source type", "site type", "type of site", "quellentyp", "type de site", "tipo de sitio", "tipo di sito")
AUTHORITY = (
    "dr", "domain rating", "da", "domain authority", "authority", "authority score", "autorität", "autorité",
    "autoridad", "autoridade", "autorità",
)  # fmt: skip
TRAFFIC = (
    "traffic", "domain traffic", "organic traffic", "visits", "besucher", "trafic", "tráfico", "tráfego", "traffico",
    "トラフィック",
)  # fmt: skip
SEEN = ("last seen", "last crawled", "date", "zuletzt gesehen", "datum", "dernière visite", "última vez", "最終確認日")

GIVEN = (
    "first name", "given name", "firstname", "forename", "vorname", "prénom", "prenom", "nombre de pila",
    "primeiro nome", "nome próprio", "nome di battesimo", "名",
)  # fmt: skip
GIVEN_BESIDE_SURNAME = ("nombre", "nombres", "nome")
SURNAME = (
    "last name", "surname", "family name", "lastname", "nachname", "familienname", "nom de famille", "apellido",
    "apellidos", "primer apellido", "sobrenome", "apelido", "último nome", "cognome", "姓", "名字",
)  # fmt: skip
SURNAME_BESIDE_GIVEN = ("nom",)
FULL_NAME = (
    "contact name", "full name", "name", "ansprechpartner", "kontaktperson", "nom complet", "nom", "nombre completo",
    "nombre", "nome completo", "nome", "氏名", "お名前", "担当者名", "display name",
)  # fmt: skip
GENDER = ("gender", "sex", "geschlecht", "anrede", "sexe", "genre", "civilité", "sexo", "género", "gênero", "sesso",
          "genere", "性別")  # fmt: skip
TITLE = ("title", "academic title", "name prefix", "titel", "akademischer titel", "titre", "título", "tratamiento",
         "tratamento", "titolo", "肩書き", "敬称")  # fmt: skip
ROLE = (
    "role", "job title", "position", "organization title", "function", "rolle", "funktion", "berufsbezeichnung",
    "fonction", "poste", "rôle", "cargo", "puesto", "rol", "função", "ruolo", "mansione", "役職", "役割",
)  # fmt: skip
DEPARTMENT = ("department", "organization department", "abteilung", "service", "département", "departamento",
              "reparto", "ufficio", "部署")  # fmt: skip
ORGANISATION = (
    "organisation", "organization", "organization name", "company", "company name", "firma", "unternehmen",
    "entreprise", "société", "empresa", "organización", "organização", "azienda", "società", "organizzazione", "会社",
    "会社名", "組織", "組織名",
)  # fmt: skip
EMAIL = (
    "email", "e-mail", "mail", "email address", "e-mail address", "e-mail 1 - value", "e-mail-adresse", "mailadresse",
    "courriel", "adresse e-mail", "adresse email", "adresse électronique", "correo", "correo electrónico",
    "endereço de e-mail", "indirizzo email", "indirizzo e-mail", "メール", "メールアドレス", "eメール",
)  # fmt: skip
NOTE = ("note", "notes", "comment", "comments", "notiz", "notizen", "bemerkung", "remarque", "remarques", "nota",
        "notas", "observações", "備考", "メモ")  # fmt: skip
PATRONYMIC = ("patronymic", "отчество", "по батькові", "patronym")
POSITION = ("honorific position", "position title", "직위", "직책")
BASIS = ("basis", "consent", "legal basis", "rechtsgrundlage", "einwilligung", "base légale", "consentement",
         "base legal", "consentimiento", "consentimento", "同意", "根拠")  # fmt: skip
PERSONAL_LINE = ("personal line", "personal note", "icebreaker", "opening line", "persönlicher satz",
                 "phrase personnelle", "frase personal", "frase pessoal", "一言", "個別の一文")  # fmt: skip
