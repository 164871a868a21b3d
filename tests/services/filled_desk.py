"""The samples, with a record of every kind that templates are filled from, in three languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentUpdate
from clientdesk.model.milestone import Milestone, MilestoneKind
from clientdesk.model.policy import Policy
from clientdesk.model.promise import Owner, Promise, PromiseChange, PromiseState
from clientdesk.model.pushback import PushBack
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.paths import shipped
from clientdesk.services.office import Office
from clientdesk.services.upkeep import sample
from clientdesk.store.desk import Desk
from tests.builders import NOW, FrozenClock, a_record, a_workbench, an_id, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

CLIENTS = {"en": "Halden & Foss", "ms": "Rimba Batik", "sk": "Tatranská čajovňa"}
"""The sample client of each language."""
SAMPLED = {
    "exact-time": "Brightwater Studio",
    "feedback-ask": "Quill & Harbour Press",
    "feedback-result": "Linden Tree Montessori",
    "incident-admit": "Brightwater Studio",
    "incident-close": "Brightwater Studio",
    "push-back": "Sol Renovables",
    "share": "Quill & Harbour Press",
    "congratulation": "Nakamura Foods 中村",
}
"""The English templates that the samples have everything for at another client."""

SAID: dict[str, dict[str, str]] = {
    "en": {
        "request": "Could we see the price list soon?",
        "title": "The price list went out with last year's prices",
        "promised": "The price list of this year by Monday",
        "expected": "A list that can go to the printer",
        "delivered": "A list with the prices of last year",
        "impact": "One day at the printer",
        "solution": "A corrected list, read by two people",
        "news": "The corrected list is with the second reader.",
        "question": "Which part of the catalogue was hardest to approve?",
        "answer": "The index, because it came last.",
        "changed": "The index now comes with the first proof.",
        "wanted": "All pages in one proof",
        "risk": "Errors at the end are found when it is too late",
        "advice": "Two proofs, the index in the first",
        "first": "Two proofs, a week apart",
        "second": "One proof, and one more day for reading",
        "share": "How others number their catalogues",
        "why": "It has an index that a reader understands at once",
        "milestone": "Oslo showroom opens",
        "kept": "Cover in two sizes",
        "more": "Index of the catalogue",
        "emergency": "Something of mine is in print today and is wrong.",
        "way": "Call +421 900 000 100",
        "response": "within one hour",
        "promise": "within one working day",
    },
    "ms": {
        "request": "Boleh kami lihat senarai harga secepat mungkin?",
        "title": "Senarai harga dihantar dengan harga tahun lalu",
        "promised": "Senarai harga tahun ini pada hari Isnin",
        "expected": "Senarai yang boleh terus dicetak",
        "delivered": "Senarai dengan harga tahun lalu",
        "impact": "Satu hari di kilang cetak",
        "solution": "Senarai yang dibetulkan, disemak oleh dua orang",
        "news": "Senarai yang dibetulkan sedang disemak oleh orang kedua.",
        "question": "Bahagian katalog yang mana paling sukar diluluskan?",
        "answer": "Indeks, kerana ia tiba paling akhir.",
        "changed": "Indeks kini ada dalam semakan pertama.",
        "wanted": "Semua halaman dalam satu semakan",
        "risk": "Kesilapan di hujung ditemui apabila sudah terlambat",
        "advice": "Dua semakan, dengan indeks dalam yang pertama",
        "first": "Dua semakan, selang seminggu",
        "second": "Satu semakan, dengan sehari lagi untuk membaca",
        "share": "Cara orang lain menyusun katalog",
        "why": "Indeksnya mudah difahami oleh pembaca",
        "milestone": "Pembukaan studio baharu",
        "kept": "Kulit hadapan dalam dua saiz",
        "more": "Indeks katalog",
        "emergency": "Hasil kerja saya sedang dicetak hari ini dan ada yang salah.",
        "way": "Telefon saya di +421 900 000 100",
        "response": "dalam masa satu jam",
        "promise": "dalam masa satu hari bekerja",
    },
    "sk": {
        "request": "Mohli by sme čo najskôr vidieť cenník?",
        "title": "Cenník odišiel s minuloročnými cenami",
        "promised": "Tohtoročný cenník do pondelka",
        "expected": "Cenník, ktorý môže ísť rovno do tlače",
        "delivered": "Cenník s minuloročnými cenami",
        "impact": "Jeden deň v tlačiarni",
        "solution": "Opravený cenník, ktorý čítali dvaja ľudia",
        "news": "Opravený cenník číta druhý človek.",
        "question": "Ktorá časť katalógu sa schvaľovala najťažšie?",
        "answer": "Register, lebo prišiel posledný.",
        "changed": "Register je odteraz už v prvej korektúre.",
        "wanted": "Všetky strany v jednej korektúre",
        "risk": "Chyby na konci sa nájdu neskoro",
        "advice": "Dve korektúry, register v prvej",
        "first": "Dve korektúry s odstupom týždňa",
        "second": "Jedna korektúra a deň navyše na čítanie",
        "share": "Ako číslujú katalógy inde",
        "why": "Má register, ktorému čitateľ rozumie",
        "milestone": "Otvorenie druhej čajovne",
        "kept": "Obálka v dvoch veľkostiach",
        "more": "Register katalógu",
        "emergency": "Niečo moje je dnes v tlači a je v tom chyba.",
        "way": "Zavolajte mi na +421 900 000 100",
        "response": "do jednej hodiny",
        "promise": "do jedného pracovného dňa",
    },
}
"""What the records say, by language."""


def a_filled_desk(home: Path) -> "Workbench":
    """Return a workbench over the samples and over what `SAID` says of three clients."""
    clock = FrozenClock()
    with Desk.open(home / "desk.json", clock=clock) as desk:
        sample.load(Office(desk, clock), shipped("data") / "sample_desk.json")
    bench = a_workbench(clock, home)
    for language, name in CLIENTS.items():
        plant(bench, bench.roster.find(name).id, SAID[language])
    return bench


def plant(bench: "Workbench", client: str, said: dict[str, str]) -> None:
    """Give a client one record of each kind."""
    due = tuple(IncidentUpdate(due=wall(day)) for day in ("2026-11-23 12:00", "2026-11-25 12:00"))
    records: list[Any] = [
        a_record(Request, client=client, words=said["request"], at=NOW),
        a_record(
            Incident,
            client=client,
            zone="Europe/Bratislava",
            owner="Petra Blahová",
            updates=(replace(due[0], text=said["news"]), due[1]),
            **{key: said[key] for key in _INCIDENT},
        ),
        a_record(
            Feedback,
            client=client,
            asked_on=date(2026, 10, 1),
            **{key: said[key] for key in ("question", "answer", "changed")},
        ),
        a_record(
            PushBack,
            client=client,
            options=(said["first"], said["second"]),
            **{key: said[key] for key in ("wanted", "risk", "advice")},
        ),
        a_record(
            Share, client=client, title=said["share"], why=said["why"], link="https://a.example/b"
        ),
        Milestone(
            id=an_id(),
            created_at=NOW,
            client=client,
            title=said["milestone"],
            kind=MilestoneKind.LAUNCH,
            starts_on=date(2026, 11, 22),
        ),
        _promise(client, said["kept"], state=PromiseState.KEPT, closed_at=NOW),
        _promise(
            client,
            said["more"],
            due=wall("2026-12-04 12:00"),
            history=(PromiseChange(at=NOW, was=wall("2026-12-02 12:00")),),
        ),
    ]
    for record in records:
        bench.cabinet.save(record)


_INCIDENT = ("title", "promised", "expected", "delivered", "impact", "solution")


def _promise(client: str, what: str, **more: Any) -> Promise:
    return a_record(
        Promise, client=client, owner=Owner.MINE, what=what, zone="Europe/Bratislava", **more
    )


def speak(bench: "Workbench", language: str) -> None:
    """Write my own promise and policy in a language."""
    said = SAID[language]
    bench.me.save(replace(bench.me.get(), response_promise=said["promise"]))
    (policy,) = bench.cabinet.list(Policy)
    bench.cabinet.save(
        replace(
            policy,
            emergency=said["emergency"],
            channels=(said["way"],),
            response=said["response"],
        )
    )
