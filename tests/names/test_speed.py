"""Matching is no wait: two hundred names, sixty parties."""

from __future__ import annotations

import time
from itertools import product

from roadmap.bindings import Book, Place, Worker
from roadmap.matching import Matcher
from roadmap.people import Role
from roadmap.roadmap import Party, PartyKind

SURNAMES = ("Лебедева", "Гусева", "Орлова", "Соколова", "Воронина", "Шевченко", "Ковальская", "Журавлёва")
NAMES = ("Анна", "Вера", "Ольга", "Мария", "Дарья")
PATRONYMICS = ("Павловна", "Ильинична", "Юрьевна", "Олеговна", "Сергеевна")
BUDGET = 0.2


def test_two_hundred_names_and_sixty_parties_in_a_fifth_of_a_second() -> None:
    people = [" ".join(parts) for parts in product(SURNAMES, NAMES, PATRONYMICS)]
    organisations = [f"МБОУ СОШ № {number}" for number in range(1, 40)] + ["МКУ «Методический центр»"]
    workers = [Worker(n, name, Role.TEACHER, "Методист", 1 + n % 40) for n, name in enumerate(people)]
    book = Book(
        0,
        ("Управление образования",),
        tuple(Place(n, name) for n, name in enumerate(organisations, 1)),
        (),
        tuple(workers),
    )
    parties = [
        Party(
            f"Методисту {name[:-1]}ой А.П.", PartyKind.PERSON, person=f"{name[:-1]}ой А.П.", post="Методисту"
        )
        for name in SURNAMES[:5] * 4
    ]
    parties += [Party(f"школе № {n}", PartyKind.ORGANISATION) for n in range(1, 21)]
    parties += [Party(f"методисту СОШ № {n}", PartyKind.ROLE) for n in range(1, 21)]
    best = min(_seconds(book, parties) for _ in range(3))
    assert best < BUDGET, f"{best:.3f} s"


def _seconds(book: Book, parties: list[Party]) -> float:
    begun = time.process_time()
    matcher = Matcher(book)
    found = [matcher.proposals(party) for party in parties]
    assert all(found)
    return time.process_time() - begun
