"""`clientdesk add client NAME`."""

from typing import Any

import click

from clientdesk.commanding import Session, remark, say, with_session

PLACE = 20


@click.group(no_args_is_help=False)
def command() -> None:
    """Add a client."""


@command.command("client")
@click.argument("name", nargs=-1, required=True)
@click.option("--company", default="", help="The legal name, where it differs.")
@click.option("--contact", default="", help="The person you talk to.")
@click.option("--email", default="", help="Their address.")
@click.option("--phone", default="", help="Their number.")
@click.option("--trade", default="", help="What they do.")
@click.option("--zone", default="", help="Their time zone, such as Europe/Oslo.")
@click.option(
    "--language",
    type=click.Choice(["", "en", "ms", "sk"]),
    default="",
    show_choices=False,
    help="The language of your mails: en, ms or sk.",
)
@click.option("--place", default="", help="Their town.")
@click.option("--country", default="", help="Their country's code, such as NO.")
@click.option("--region", default="", help="A part of it with holidays of its own, such as BY.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given again.")
@with_session
def client(
    session: Session, /, name: tuple[str, ...], contact: str, email: str, phone: str, **fields: Any
) -> None:
    """Add a client called NAME, and print the id."""
    from clientdesk.model.person import Address, Person
    from clientdesk.services.folding import fold

    with session.desk() as bench:
        people: tuple[Person, ...] = ()
        called = " ".join(name)
        if contact or email or phone:
            from clientdesk.model.ids import new_id

            person = Person(
                id=new_id(bench.clock()),
                name=contact or called,
                emails=(Address(value=email),) if email else (),
                phones=(Address(value=phone),) if phone else (),
            )
            people = (person,)
        added = bench.roster.add(called, people=people, **fields)
        same = [row for row in bench.roster.rows(past=True) if fold(row.name) == fold(added.name)]
        say(f"added {added.name} ({added.id})")
        if len(same) > 1:
            remark(f"{len(same)} clients are called {added.name}; their ids tell them apart")
