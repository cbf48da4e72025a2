"""The work itself, for screens and shell alike: open a workspace, import, draft, check, let leave."""
