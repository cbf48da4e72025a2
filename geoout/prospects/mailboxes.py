"""Hosts of mailboxes that anybody can have: an address there does not name a site."""

from __future__ import annotations

from typing import Final

PROVIDERS: Final = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.fr", "hotmail.de", "hotmail.es",
    "hotmail.it", "live.com", "msn.com", "yahoo.com", "yahoo.co.jp", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "yahoo.es",
    "yahoo.it", "yahoo.com.br", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net",
    "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "proton.me",
    "protonmail.com", "pm.me", "tutanota.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr",
    "libero.it", "virgilio.it", "tiscali.it", "alice.it", "terra.com.br", "uol.com.br", "bol.com.br", "terra.es",
    "telefonica.net", "mail.ru", "yandex.ru", "bk.ru", "list.ru", "qq.com", "163.com", "126.com", "naver.com",
    "hanmail.net", "daum.net", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "bluewin.ch", "wp.pl", "o2.pl",
    "onet.pl", "interia.pl", "seznam.cz", "centrum.cz", "zoho.com", "fastmail.com",
})  # fmt: skip
