"""Nearly the same picture is known again; another one is not; a blank one is like none."""

import random

import pytest
from PIL import Image, ImageEnhance

from guatu.records.evidence.likeness import NEAR, bands_of, distance, fingerprint, probes_of

from .pictures import drawing


@pytest.mark.parametrize("seed", range(12))
def test_a_copy_made_smaller_or_paler_is_near(seed):
    image = drawing(seed)
    for copy in (image.resize((400, 300)), ImageEnhance.Brightness(image).enhance(0.8), ImageEnhance.Contrast(image).enhance(0.7)):
        assert distance(fingerprint(image), fingerprint(copy)) <= NEAR


def test_pictures_of_other_scenes_are_far():
    prints = [fingerprint(drawing(f"scene {seed}")) for seed in range(40)]
    near = [(a, b) for a in prints for b in prints if a < b and distance(a, b) <= NEAR]
    assert not near


def test_a_picture_of_one_shade_has_no_fingerprint():
    assert fingerprint(Image.new("RGB", (800, 600), (250, 250, 250))) == ""


def test_every_print_within_seven_bits_shares_a_probed_band():
    draw = random.Random(7)
    for _ in range(300):
        one = draw.getrandbits(64)
        other = one
        for bit in draw.sample(range(64), NEAR):
            other ^= 1 << bit
        bands, others = bands_of(f"{one:016x}"), bands_of(f"{other:016x}")
        assert any(theirs in set(probes_of(mine)) for mine, theirs in zip(bands, others, strict=True))
