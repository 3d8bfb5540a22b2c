"""Links that open nothing: used, expired, revoked, forwarded, guessed, two people at once. Nobody is told why."""

from __future__ import annotations

from datetime import timedelta

from tests.stories.door import HEAD, NOTHING, SCHOOL, asked, journal, link_of, refused, together
from tests.town import AGREE, Town


async def test_used_links_are_refused_alike_and_ones_own_leads_home(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    await boris.starts(link)
    await boris.presses(AGREE)
    await refused(yana, link)
    await anna.gets("Приглашение не сработало", SCHOOL, "по ней уже вошли")
    await boris.starts(link)
    await boris.sees("Вы уже здесь")
    await boris.sees_last("Ваша роль: руководитель организации")
    ((subject, person, details),) = journal(town, "invitation.refused")
    assert (subject, person, details) == ("invitation:1", None, '{"reason": "used"}')


async def test_of_two_people_at_once_exactly_one_gets_in(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    ivan, yana = await town.person("Иван"), await town.person("Яна")
    await together(town, ivan.starts(link), yana.starts(link))
    await together(town, *(person.presses(AGREE, answered=False) for person in (ivan, yana, ivan, yana)))
    phones = [await ivan.transcript(), await yana.transcript()]
    assert sorted(["Вы вошли как" in phone for phone in phones]) == [False, True]
    loser = phones[["Вы вошли как" in phone for phone in phones].index(False)]
    assert NOTHING in loser
    assert asked(town, "SELECT count(*) FROM person") == [(2,)]
    assert asked(town, "SELECT count(*) FROM post WHERE role = 'head'") == [(1,)]
    await anna.sees("Приглашение не сработало", "по ней уже вошли")


async def test_an_invitation_whose_time_is_over_or_that_was_revoked(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    old = await link_of(anna)
    town.days_pass(15)
    fresh = await link_of(anna)
    boris = await town.person("Борис")
    await refused(boris, old)
    await anna.gets("Приглашение не сработало", "её срок истёк")
    await boris.starts(fresh)
    await anna.says("/people")
    await anna.presses("Приглашения")
    await anna.presses("Действующие ссылки")
    await anna.presses("руководитель")
    toast = await anna.presses("Отозвать")
    assert toast is not None
    assert "Отозвана 1 ссылка" in toast.text
    await boris.presses(AGREE)
    await boris.sees_last(NOTHING)
    await anna.gets("Приглашение не сработало", "отозвана")
    reasons = [details for _, _, details in journal(town, "invitation.refused")]
    assert reasons == ['{"reason": "expired"}', '{"reason": "revoked"}']


async def test_a_day_before_its_end_a_link_works(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    town.clock.move(timedelta(days=14, seconds=-1))
    boris = await town.person("Борис")
    await boris.starts(link)
    await boris.sees_last("приглашает вас")
    town.clock.move(timedelta(seconds=1))
    await boris.presses(AGREE)
    await boris.sees_last(NOTHING)


async def test_the_coordinator_hears_of_one_link_once_an_hour(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    await boris.starts(link)
    await boris.presses(AGREE)

    async def heard() -> int:
        return len([bubble for bubble in await anna.bubbles() if "не сработало" in bubble.text])

    for _ in range(3):
        await refused(yana, link)
    assert await heard() == 1
    town.clock.move(timedelta(minutes=59))
    await refused(yana, link)
    assert await heard() == 1
    town.clock.move(timedelta(minutes=1))
    await refused(yana, link)
    assert await heard() == 2
    assert len(journal(town, "invitation.refused")) == 5


async def test_after_five_wrong_links_a_good_one_waits_until_the_hour_is_over(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    for number in range(7):
        await refused(boris, f"wrong{number}")
    await refused(boris, link)
    await anna.gets("Приглашение не сработало", "через час")
    assert asked(town, "SELECT count(*) FROM failed_start WHERE telegram_id = ?", boris.id) == [(5,)]
    await yana.starts("wrong")
    await yana.starts(link)
    await yana.sees_last("приглашает вас")
    town.clock.move(timedelta(minutes=59))
    await refused(boris, link)
    town.clock.move(timedelta(minutes=1))
    await boris.starts(link)
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как")


async def test_four_wrong_links_do_no_harm(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.person("Борис")
    for number in range(4):
        await refused(boris, f"wrong{number}")
    await boris.starts(await link_of(anna))
    await boris.sees_last("приглашает вас")


async def test_a_link_sent_to_a_group_is_not_used_up_there(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    group = town.line.desk.make_group({"title": "Директора", "members": [anna.id, boris.id, yana.id]})
    there = boris.in_chat(group["id"])
    await there.says(f"/start {link.partition('start=')[2]}")
    await there.gets("Я отвечаю только в личном чате")
    await boris.starts(link)
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как")
    await refused(yana, link)


async def test_a_link_of_a_department_in_the_archive(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris = await town.person("Борис")
    await boris.starts(link)
    async with town.database.unit() as unit:
        await unit.departments.set_archived(1, town.clock.now())
    await boris.presses(AGREE)
    await boris.sees_last(NOTHING)
    assert asked(town, "SELECT used_at FROM invitation") == [(None,)]


async def test_an_old_consent_button_says_that_it_is_out_of_date(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    for forged in ("ja", "jn"):
        toast = await boris.forges(forged)
        assert toast is not None
        assert "устарел" in toast.text
