"""Mail: drafts, what is known of their readers, judging, templates, and handing over."""
