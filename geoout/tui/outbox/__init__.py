"""The panes and the work of the Outbox screen."""
