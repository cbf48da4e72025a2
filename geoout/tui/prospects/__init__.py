"""The panes and the work of the Prospects screen."""
