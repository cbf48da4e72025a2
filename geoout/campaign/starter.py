"""The campaign.yaml that `geoout init` writes: every field once, explained, with values that reach nobody."""

from __future__ import annotations

STARTER = """\
# campaign.yaml: who you are, where your pages are, what you offer, who writes.
#
# Replace what stands here; the addresses lead nowhere on purpose. Lines that begin with # are notes or examples:
# take the # away to use one. Indent with spaces, never with tabs. geoout names file, line and field of whatever it
# cannot read. `geoout markets` lists the markets' keys (de, ch-fr, gb, jp …).

name: Our first campaign

# --- Who you are -----------------------------------------------------------------------------------------------------
brand:
  name: Example                      # as people say it
  legal_name: Example Ltd            # as the register says it; stands in every signature
  website: https://www.example.com/
  aliases: []                        # other spellings, so that an anchor with one counts as your brand
  about:                             # one line per language on what you do, each written by someone who speaks it
    en: Example publishes figures about example things.
  postal_address:                    # many countries' laws want it in a first mail
    - 1 Example Street
    - Exampletown EX1 1EX
    - United Kingdom
  # company_register: Companies House 00000000
  # phone: +44 20 7946 0000

# --- Where you want links --------------------------------------------------------------------------------------------
# A market is a country and a language. Sites of other markets are kept on import and shown as off-market.
markets: [gb]

# How your site tells its markets apart: cctld (example.de), subdomain (de.example.com), subdirectory
# (example.com/de/), mixed (example.de beside example.com/fr/) or single. Left out, geoout reads it from the targets
# below; `geoout doctor` says what it means for links.
# structure: subdirectory

# The pages that links should point to. `hreflang` lists the versions of a page in other languages, so that a German
# site is offered the German one. `language` may be left out where the market has one of its own.
targets:
  - url: https://www.example.com/en-gb/guide
    market: gb
    # language: en
    # keyword: example guide          # what the page wants to be found for
    # anchors: [our guide, Example]   # link texts that you would be happy with
    # hreflang:
    #   en-GB: https://www.example.com/en-gb/guide
    #   de-DE: https://www.example.com/de/ratgeber
    #   x-default: https://www.example.com/guide

# --- What you offer --------------------------------------------------------------------------------------------------
# Kinds are survey, tool, white-paper, technical-guide, report, dataset, article, infographic, regulatory-guide,
# regional-impact, thought-leadership and blog-post.
# Origins are original, transcreated, translated and machine; what a machine translated is not pitched.
# `finding` and `reader_value` are whole sentences in the asset's language: what it says, what its readers get from it.
assets: []
# assets:
#   - id: survey-gb
#     title: How people use examples
#     kind: survey
#     market: gb
#     language: en
#     origin: original
#     url: https://www.example.com/en-gb/survey
#     finding: Two in three households keep an example at home.
#     reader_value: Your readers can compare their own town with the figures.
#     topics: [households]
#     figures:                       # numbers that a mail may state, each with its source
#       households:
#         value: 1204
#         # unit: GBP                # a currency, or nothing for a plain number
#         source: Own survey, 1,204 households, October 2026
#         day: 2026-10-15
#     sources: [Office for Examples]
#     evidence:                      # what makes it local: survey, public-dataset or expert, and its country
#       - {kind: public-dataset, name: Office for Examples, country: GB, day: 2026-06-30}
#     transcreation:                 # where the origin is not original: what a native writer looked at and signed
#       checked: [intent, style, tone, pain-point, trend, nuance]
#       signed_by: Robin Example
#       day: 2026-11-01
#     words: 1800
#     published: 2026-11-02

# --- Who writes ------------------------------------------------------------------------------------------------------
# `native` are the languages this person grew up with. Where nobody does, a native speaker signs before a mail leaves.
senders:
  - id: robin
    given: Robin
    surname: Example
    email: robin@example.com
    native: [en]
    # markets: [gb]                  # writes only here; left out, wherever the language is theirs
    # role: {en: Editor}             # the line under the name, per language
    # phone: +44 20 7946 0001
    # zone: Europe/London            # where they work, for send times; left out, this computer's

# --- Who reads it as a native speaker ---------------------------------------------------------------------------------
# A text in a language that no sender grew up with waits until one of these has signed it: idioms, cultural references,
# tone of voice. `geoout review` lists what waits.
# reviewers:
#   - id: ania
#     name: Ania Example
#     native: [pl]                   # pt-BR covers Brazil, pt every Portuguese
#     # markets: [pl]                # reads only for these
#     # email: ania@example.com

# --- What you know of each market ------------------------------------------------------------------------------------
# keywords:
#   gb: [example guide, example survey]
# anchors:                           # link texts in the market's language, besides those of a target
#   gb: [the Example survey]
# glossary:                          # what a keyword is called there: offered where an anchor is in another language
#   de: {example guide: [Ratgeber zu Beispielen, Beispielratgeber]}
# communities:                       # local forums and groups that one of you takes part in, before anybody is asked
#   se: [{name: Exempelforum, url: "https://forum.example", since: 2026-05-01}]
# competitors:                       # three to five per market make a benchmark
#   gb: [competitor.example, rival.example]

# --- Caps and claims -------------------------------------------------------------------------------------------------
# settings:
#   cap_per_export: 50               # drafts that may leave at once, 1 to 500
#   quiet_days: 90                   # days before the same site is written to again
#   # First mails to one market in a day and in a week: growth that looks grown. The guide names no number; these are
#   # geoout's own. Follow-ups and replies do not count.
#   cap_per_market_day: 20
#   cap_per_market_week: 60
#   pace:                            # markets that go slower, or faster
#     kr: {day: 3, week: 10}
#   follow_ups_most: 1               # never more than so many, whatever a market allows (`geoout markets gb` says)
#   cctld_weight: 5.0                # "up to five times" is a claim from the guide, not a measurement; 1 to 5
#   # Link texts to one page in one market. No source says which share is safe: these are your own limits.
#   anchor_repeats: 4                # the same link text for this many sites is warned of
#   anchor_forms: false              # true: the forms of a word (survey, surveys) are the same link text
#   exact_anchors: 0.5               # warned of: a larger share of link texts that are exactly a keyword, 0 to 1
#   exact_anchors_from: 5            # … once there are this many

# A team may keep prospects and drafts on a server instead of the file geoout.db.
# database: postgresql://localhost/geoout
"""
