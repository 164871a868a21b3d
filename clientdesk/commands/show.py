"""`clientdesk show CLIENT`."""

import click

from clientdesk.commanding import (
    Session,
    client_argument,
    json_option,
    say,
    say_json,
    with_session,
)

PLACE = 50


@click.command()
@client_argument
@json_option
@with_session
def command(session: Session, client: str, *, as_json: bool) -> None:
    """Show everything about CLIENT that is not secret, as Markdown."""
    from clientdesk.services.exchange.porter import audience_of

    with session.desk() as bench:
        meant = bench.roster.find(client)
        audience = audience_of(private=session.settings.private)
        material = bench.porter.archive.material(audience, meant.id)
        dossier = material.dossiers[0]
        if as_json:
            last = dossier.last_touch
            say_json(
                {
                    **dossier.client,
                    "last_touch": last.isoformat() if last else None,
                    "next_checkins": [each.starts.isoformat() for each in dossier.planned],
                    **{table: list(held) for table, held in dossier.records.items()},
                }
            )
            return
        from clientdesk.exports.markdown import body

        say(body(dossier, material, audience).rstrip("\n"))
