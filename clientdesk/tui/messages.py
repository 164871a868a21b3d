"""The messages that panes, screens and dialogs post up to the desk."""

from textual.message import Message


class ClientChosen(Message):
    """Every pane shall show this client."""

    def __init__(self, client_id: str) -> None:
        super().__init__()
        self.client_id = client_id
        """Id of the client; empty for nobody."""


class OpenRecord(Message):
    """A record shall be shown where it belongs; the desk finds out which pane that is."""

    def __init__(self, table: str, record_id: str, client_id: str = "", line: str = "") -> None:
        super().__init__()
        self.table = table
        """The record's table."""
        self.record_id = record_id
        """The record's id."""
        self.client_id = client_id
        """Id of the client it belongs to, who becomes the current one; empty for no change."""
        self.line = line
        """The line of its text to go to; empty for none."""
