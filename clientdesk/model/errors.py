"""Errors that are sentences: what is wrong, what to do next, and the exit code of a command."""

from typing import ClassVar


class ClientdeskError(Exception):
    """Anything that the user should read as a sentence instead of a traceback."""

    exit_code: ClassVar[int] = 1
    """The exit code of a command that ends with this error."""


class InvalidInputError(ClientdeskError):
    """What was typed, or what stands in a file, cannot be used as it is."""

    exit_code = 2


class NotFoundError(ClientdeskError):
    """No record answers to the name or id given."""

    exit_code = 3


class AmbiguousError(ClientdeskError):
    """Several records answer to the name given; the sentence lists them."""

    exit_code = 4


class ConflictError(ClientdeskError):
    """The record has been changed since, so that the change asked for would overwrite another."""

    exit_code = 5


class DeskError(ClientdeskError):
    """The desk file cannot be read or written; nothing was changed."""

    exit_code = 6


class DeskBusyError(DeskError):
    """Another process holds the desk's lock for longer than we are willing to wait."""

    exit_code = 7


class DeskDamagedError(DeskError):
    """The desk file is damaged and its newest state cannot be proved from what is left."""

    exit_code = 8


class FileError(ClientdeskError):
    """A file other than the desk's own cannot be read or written."""

    exit_code = 9


class BlockedError(ClientdeskError):
    """A draft holds what must not leave the desk unless its writer overrules it."""

    exit_code = 1
