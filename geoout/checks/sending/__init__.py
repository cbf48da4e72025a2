"""SND, who must not be written to, and when."""
