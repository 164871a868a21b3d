"""Planning: check-ins and promises, their occurrences, and the agenda of what is due."""
