"""保险箱: how to reach whoever asked, for the one who has to answer; encrypted, opened on the record, gone after closing (I7)."""
