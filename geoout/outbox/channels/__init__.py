"""Other channels than mail: links that open them, with a shortened text where they take one."""
