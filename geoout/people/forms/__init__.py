"""Forms of a name: what a language does to it when it calls somebody."""
