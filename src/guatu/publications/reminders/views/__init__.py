"""The pages of the reminders."""
