"""Drafts on the screen: the page, its verdict, its files, its templates, and how it leaves."""
