"""A row written out is the row that Django would have written."""

from datetime import UTC, datetime

import pytest

from guatu.records.trail.written import change_if, put_in

pytestmark = pytest.mark.django_db


def test_a_row_put_in_is_there_as_it_was_made_and_knows_its_key(town):
    office = type(town)(name="清河镇水利站", kind=town.kind, parent=town, path=f"{town.path}written/")
    put_in(office)
    kept = type(town).objects.get(pk=office.pk)
    assert [getattr(kept, field.attname) for field in town._meta.concrete_fields] == [
        getattr(office, field.attname) for field in town._meta.concrete_fields
    ]


def test_a_row_is_changed_only_while_the_rest_is_as_told(town, works_office):
    assert not change_if(works_office, {"name": "别的名字"}, path="不是这里")
    works_office.refresh_from_db()
    assert works_office.name != "别的名字"
    assert change_if(works_office, {"name": "城建办公室", "parent": town}, path=works_office.path)
    works_office.refresh_from_db()
    assert (works_office.name, works_office.parent) == ("城建办公室", town)


def test_a_moment_is_written_with_its_zone(road):
    moment = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
    assert change_if(road, {"closed_at": moment}, version=road.version)
    road.refresh_from_db()
    assert road.closed_at == moment
