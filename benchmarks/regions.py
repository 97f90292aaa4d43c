"""Regions of the world by country, as figures are broken down and towns are swapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

_COUNTRIES = {
    "Middle East and North Africa": "AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN TR YE",
    "Sub-Saharan Africa": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG RW SC SD"
        " SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW"
    ),
    "Asia and the Pacific": (
        "AF AU BD BN BT CN FJ ID IN JP KG KH KP KR KZ LA LK MM MN MV MY NP NZ PG PH PK SB SG TH TJ TL TM TW UZ VN VU"
    ),
    "Europe and the Caucasus": (
        "AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT"
        " RO RS RU SE SI SK UA XK"
    ),
    "The Americas": "AR BO BR BZ CA CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PR PY SR SV TT US UY VE",
}
REGION_OF: Mapping[str, str] = {code: region for region, codes in _COUNTRIES.items() for code in codes.split()}
"""Region by ISO 3166-1 alpha-2 code of the country."""

REGIONS = tuple(_COUNTRIES)
UNPLACED = "no place told"


def main_region(claims: Iterable[Mapping[str, Any]]) -> str:
    """The region that most places of the claims (codebook section 4) lie in; UNPLACED without any."""
    countries = [str((claim.get("place") or {}).get("country")) for claim in claims]
    counted = Counter(REGION_OF[country] for country in countries if country in REGION_OF)
    return counted.most_common(1)[0][0] if counted else UNPLACED
