"""设置: the pages where offices, posts, accounts and duties are set."""
