"""What is worked out before anything is made."""

from typing import Any

from jdgen.publish.posting import Posting

Shop = Any
CHICAGO = {"places": [{"city": "Chicago", "state": "IL"}]}


def led_to(shop: Shop, reference: str) -> list[str]:
    """The openings that the page of one leads to."""
    for bundle in shop.plan().bundles:
        if isinstance(bundle.subject, Posting) and bundle.subject.reference == reference:
            return [one.reference for one in bundle.related]
    raise AssertionError(reference)


def test_a_page_leads_to_the_same_role_then_the_same_place_then_the_same_team(shop: Shop) -> None:
    shop.say({}, {"id": "lake", **CHICAGO}, department="Production")
    shop.say({}, name="driver", department="Vans")
    shop.say(CHICAGO, name="cook", department="Production")
    shop.say({"places": [{"city": "Houston", "state": "TX"}]}, name="clerk", department="Office")
    assert led_to(shop, "baker.town") == ["baker.lake", "driver.town", "cook.town"]
    assert led_to(shop, "clerk.town") == []


def test_a_page_leads_to_four_others_at_most_and_never_to_itself(shop: Shop) -> None:
    shop.say(*({"id": f"oven-{number}"} for number in range(9)))
    assert led_to(shop, "baker.oven-2") == [f"baker.oven-{number}" for number in (0, 1, 3, 4)]


def test_a_closed_page_leads_to_what_is_open(shop: Shop) -> None:
    shop.say({}, {"id": "lake"})
    shop.run()
    shop.say({"status": "filled"}, {"id": "lake"})
    assert led_to(shop, "baker.town") == ["baker.lake"]
    assert led_to(shop, "baker.lake") == []


def test_a_guide_lists_the_openings_of_its_role(shop: Shop) -> None:
    shop.say(name="cook")
    guides = [one for one in shop.plan().bundles if one.name.startswith("roles/")]
    assert [(one.name, [other.reference for other in one.related]) for one in guides] == [
        ("roles/baker", ["baker.town"]),
        ("roles/cook", ["cook.town"]),
    ]
