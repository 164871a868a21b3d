"""What can be done with a client, a record and an entry: the keys of lists."""
