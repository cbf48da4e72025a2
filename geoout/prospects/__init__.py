"""Who may link to us: prospects, their contacts and evidence; reading other tools' export files."""
