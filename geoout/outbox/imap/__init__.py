"""IMAP: drafts into the mailbox where people finish them, and a look at what came of them. Nothing is sent."""
