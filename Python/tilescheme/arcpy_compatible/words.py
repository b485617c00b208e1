"""The messages of the command in the words of a script for arcpy."""

from __future__ import annotations

import re
from typing import Dict

# Where a user of the command gives an option, a script sets the environment.
_SETTINGS = {
    "overwrite=True": "arcpy.env.overwriteOutput = True",
    'ladder="arcgis"': 'arcpy.env.ladder = "arcgis"',
    'ladder="halving"': 'arcpy.env.ladder = "halving"',
    # The tools have no such parameters.
    '; name="FOLDER/NAME" changes it': "",
    "; allow_nonstandard=True allows them": "",
}
# Advice of which the tools have another form.
_ADVICE = (
    (
        r"delete_tiles=True deletes (it|them) together with the cache",
        r'ManageMapServerCacheTiles with the update_mode "DELETE_TILES" deletes \1; then call this tool again',
    ),
    (r"and then the new rasters", "and then the new rasters in arcpy.env.sources"),
    (r"delete_tiles=True makes", "tilescheme.build with delete_tiles=True makes"),
    (
        r"to replace it, use remove=(\S+) and add=(\S+)",
        r"to replace it, call this tool without \1 first, and then with \2",
    ),
    (r"; levels=\"?[\d,-]+\"? leaves (?:it|them) out", "; give only the other scales"),
    (r", which renumber=\d+ keeps", ""),
)
_SCHEME = {
    "number_of_scales": "num_of_scales", "dpi": "dots_per_inch", "predefined": "predefined_tiling_scheme",
    "origin": "tile_origin", "tile_format": "cache_tile_format", "compression_quality": "tile_compression_quality",
}  # fmt: skip
_TILES = {"levels": "scales", "area": "area_of_interest", "jobs": "num_of_caching_service_instances"}
# The parameters of the tools, by those of our functions with another name.
_PARAMETERS: Dict[str, Dict[str, str]] = {
    "CreateMapServerCache": _SCHEME,
    "GenerateMapServerCacheTilingScheme": _SCHEME,
    "ManageMapServerCacheTiles": {**_TILES, "extent": "update_extent"},
    "ImportMapServerCache": {**_TILES, "extent": "import_extent"},
    "ExportMapServerCache": {**_TILES, "extent": "export_extent"},
}


def arcpy_text(text: str, tool: str) -> str:
    """A message, in the words of our functions, with the parameters of a tool.

    The command counts the values of a tool, because its user writes them as a list: “scales (value 10 of --arcpy)”.
    """
    names = {number: name for name, number in re.findall(r"(\w+) \(value (\d+) of --arcpy\)", text)}
    text = re.sub(r" \(value \d+ of --arcpy\)", "", text)
    text = re.sub(r"\bvalue (\d+)\b", lambda match: names.get(match[1], match[0]), text)
    for words, setting in _SETTINGS.items():
        text = text.replace(words, setting)
    for words, setting in _ADVICE:
        text = re.sub(words, setting, text)
    for own, name in _PARAMETERS.get(tool, {}).items():
        # Only as the subject or with a value: “extent” is also a word of sentences.
        text = re.sub(rf"(?m)^{own}(?=: )|\b{own}(?==)", name, text)
    return text
