"""REV, sign-off by a native speaker."""
