"""The dialogs of the drafts: lists, findings, helpers, the review."""
