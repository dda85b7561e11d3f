"""The desk: pages that show several rooms; owns no rows."""
