"""The Draft screen's parts: what surrounds the text that is being written."""
