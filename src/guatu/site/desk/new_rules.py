"""换亮灯规则: the rule and the lights it gives, in one go."""

from datetime import date, datetime

from guatu.crafts.planning.presets import LightSet
from guatu.records.almanac.lifecycle import set_lights
from guatu.records.almanac.models import LightsInForce
from guatu.records.almanac.rules import towns_under
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.work.ledger.lighting import light_up_anew


def set_and_light(
    wanted: LightSet, *, since: date, whole: Office, by: Actor, on: date, at: datetime, note: str = ""
) -> LightsInForce:
    """Put the set in force; where that is today, the lights of all lines it holds for are computed anew.

    Raises what set_lights raises.
    """
    row = set_lights(wanted, since=since, whole=whole, by=by, on=on, at=at, note=note)
    if since <= on:
        for each in towns_under(LightsInForce, whole):
            light_up_anew(each, on, at)
    return row
