"""How a draft leaves: the message, the destinations, the ledger of what left. Nothing is sent by geoout itself."""
