"""A row written out is the row that Django would have written."""

from datetime import UTC, datetime

import pytest

from guatu.records.trail.written import Statement, change_if, changing, put_in, send

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


def test_statements_on_one_way_are_done_in_their_order_and_each_is_answered(town, works_office):
    asking = Statement("SELECT name FROM offices_office WHERE id = %s", [works_office.pk])
    missed, renamed, asked, none = send(
        changing(works_office, {"name": "别的名字"}, path="不是这里"),
        changing(works_office, {"name": "城建办公室；100%"}, path=works_office.path),
        asking,
        Statement("SELECT name FROM offices_office WHERE id = %s", [0]),
    )
    assert (missed.count, renamed.count) == (0, 1)
    assert (asked.row, none.row) == (("城建办公室；100%",), None)
    assert missed.row is None
