"""Evidence is kept once by its hash, whole or not at all; it is found again, and it can be purged."""

import os
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from guatu.conftest import MONDAY, at
from guatu.records.evidence.keeping import (
    alike,
    bytes_of,
    forget_places,
    hand_in,
    place,
    purge,
    remove_gone,
    small_of,
    store,
    sweep,
)
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.models import File, Piece
from guatu.records.evidence.refusals import EvidenceIsChanged, EvidenceIsGone, EvidenceWasPurged, NoRoomForTheEvidence
from guatu.records.trail import whole_files

from .pictures import drawing, jpeg

pytestmark = pytest.mark.django_db
NOW = at(MONDAY)


@pytest.fixture
def give(town, works_clerk):
    def given(data, subject, whole=None, name="现场.jpg"):
        looked = [look_at(data, name)]
        store(looked)
        [piece] = hand_in(
            looked, subject=subject, whole=whole or town, asked="现场照片", purpose="看得出隐患除掉了", by=works_clerk, at=NOW
        )
        return piece

    return given


def test_a_file_is_kept_once_and_each_handing_in_has_its_purpose(give):
    data = jpeg(drawing("road"))
    one, other = give(data, "line:1"), give(data, "line:2", name="又一张.jpg")

    assert one.file == other.file and File.objects.count() == 1
    assert one.purpose == "看得出隐患除掉了" and (one.user_name, other.name) == ("吴", "又一张.jpg")
    assert bytes_of(one.file) == place(one.file.kept_sha256).read_bytes()
    assert small_of(one.file).startswith(b"\xff\xd8")


def test_a_full_disk_leaves_nothing_and_says_so(give, monkeypatch, settings):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_files.os, "fsync", full)
    with pytest.raises(NoRoomForTheEvidence) as refused:
        give(jpeg(drawing("road")), "line:1")
    assert "磁盘" in refused.value.in_words
    assert not Piece.objects.exists() and not [each for each in (settings.HOME / "evidence").rglob("*") if each.is_file()]


def test_rows_only_grow_and_a_file_changed_on_the_disk_is_not_shown(give):
    piece = give(jpeg(drawing("road")), "line:1")
    with pytest.raises(DatabaseError), transaction.atomic():
        Piece.objects.filter(pk=piece.pk).update(purpose="别的")
    with pytest.raises(DatabaseError), transaction.atomic():
        File.objects.filter(pk=piece.file_id).update(sha256="0" * 64)

    place(piece.file.kept_sha256).write_bytes(b"another")
    with pytest.raises(EvidenceIsChanged):
        bytes_of(piece.file)


def test_the_same_and_nearly_the_same_picture_of_another_subject_are_found_in_the_town_alone(give, other_town):
    image = drawing("road")
    mine = give(jpeg(image), "line:1")
    give(jpeg(image, quality=60), "line:1")
    same = give(jpeg(image), "line:2")
    near = give(jpeg(image.resize((600, 450)), quality=50), "line:3")
    give(jpeg(drawing("another")), "line:4")
    give(jpeg(image), "line:5", whole=other_town)

    assert [piece for piece, _ in alike(mine.file, whole=mine.whole, without="line:1")] == [same, near]
    assert alike(mine.file, whole=mine.whole, without="line:1")[0][1] == 0


def test_the_place_is_forgotten_when_it_has_served(give):
    piece = give(jpeg(drawing("road"), place=((30, 12, 36), (120, 30, 0))), "line:1")
    assert piece.claimed_place
    forget_places(["line:1"])
    piece.refresh_from_db()
    assert piece.claimed_place == ""


def test_what_is_purged_is_gone_from_rows_and_disk_and_does_not_come_again(give):
    data = jpeg(drawing("road"))
    piece = give(data, "line:1")
    assert purge(["line:1"], at=NOW) == 1
    remove_gone()

    piece.refresh_from_db()
    assert piece.is_gone and not place(piece.file.kept_sha256).exists()
    with pytest.raises(EvidenceIsGone):
        bytes_of(piece.file)
    with pytest.raises(EvidenceWasPurged):
        give(data, "line:2")


def test_a_file_that_another_line_needs_stays(give):
    data = jpeg(drawing("road"))
    piece, other = give(data, "line:1"), give(data, "line:2")
    purge(["line:1"], at=NOW)
    remove_gone()
    other.file.refresh_from_db()
    assert bytes_of(other.file) and not Piece.objects.get(pk=piece.pk).name


def test_what_no_row_names_is_swept_a_day_later_and_nothing_else(give, settings):
    piece = give(jpeg(drawing("road")), "line:1")
    lost = look_at(jpeg(drawing("lost")), "a.jpg")
    store([lost])
    half = place(lost.kept_sha256).parent / "tmphalf"
    half.write_bytes(b"half")
    long_ago = (NOW - timedelta(days=2)).timestamp()
    for each in (place(lost.kept_sha256), half, place(piece.file.kept_sha256)):
        os.utime(each, (long_ago, long_ago))

    assert sweep(before=NOW - timedelta(days=1)) == 2
    assert not half.exists() and not place(lost.kept_sha256).exists() and bytes_of(piece.file)
