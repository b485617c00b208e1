"""The results as HTML, which Jupyter shows. Every text is escaped: names and messages contain parts of files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Optional, Sequence

from .models.audit import Unreadable

if TYPE_CHECKING:
    from .models.audit import AuditOutput
    from .models.build import BuildOutput
    from .models.compare import CompareOutput
    from .models.doctor import DoctorOutput
    from .models.findings import FindingsOutput
    from .models.preflight import Estimate, PreflightOutput
    from .models.show import ShowOutput

# More rows make a notebook slow; the object has all of them.
_MOST_ROWS = 200


def cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return escape(f"{value:,.10g}")
    return escape(str(value))


def table(title: str, heading: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table with a title; numbers are at the right."""
    head = "".join(f"<th>{escape(name)}</th>" for name in heading)
    body = ""
    for row in rows[:_MOST_ROWS]:
        body += "<tr>"
        for value in row:
            side = "right" if isinstance(value, (int, float)) else "left"
            body += f'<td style="text-align:{side}">{cell(value)}</td>'
        body += "</tr>"
    more = f"<p>… and {len(rows) - _MOST_ROWS} more</p>" if len(rows) > _MOST_ROWS else ""
    caption = f"<caption><b>{escape(title)}</b></caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def items(label: str, texts: Sequence[str]) -> str:
    return "".join(f"<p>{escape(label)}: {escape(text)}</p>" for text in texts)


def report(result: FindingsOutput) -> str:
    summary = result.summary
    title = f"{result.command}: {len(result.findings)} findings"
    if summary:
        title = f"{summary.files} checked: {summary.errors} errors, {summary.warnings} warnings, {summary.infos} infos"
    rows = [[f.severity, f"{f.rule} {f.name}", f"{f.file}:{f.line}:{f.column}", f.message] for f in result.findings]
    text = table(title, ["severity", "rule", "place", "message"], rows)
    if result.levels:
        levels = [[v.level, v.tiles, v.bytes, v.tiles_with_findings] for v in result.levels]
        text += table("Tiles", ["level", "tiles", "bytes", "with findings"], levels)
    return text


def scheme(result: ShowOutput) -> str:
    if result.scheme is None:
        return table(result.path, ["format"], [[result.format]])
    found = result.scheme
    system = found.spatial_reference
    name = (system.name or str(system.wkid)) if system else "unknown coordinate system"
    title = f"{result.path}: {name}, {found.tile_width} px, origin {found.origin.x!r}, {found.origin.y!r}"
    rows = [[level.level, level.scale, level.resolution] for level in found.levels]
    return table(title, ["level", "scale 1:", "resolution"], rows) + items("notice", result.notices)


def forecast(result: PreflightOutput) -> str:
    def range_of(estimate: Optional[Estimate]) -> str:
        if estimate is None:
            return "too many to count"
        return f"{estimate.expected:,.0f} ({estimate.low:,.0f} to {estimate.high:,.0f})"

    rows: list[list[object]] = [
        [level.level, level.scale, level.tiles, level.bundles, range_of(level.bytes)] for level in result.levels
    ]
    rows.append(["total", None, result.total.tiles, result.total.bundles, range_of(result.total.bytes)])
    text = table("Forecast", ["level", "scale 1:", "tiles", "bundles", "bytes"], rows)
    found = [[f.severity, f"{f.rule} {f.name}", f.message] for f in result.findings]
    return text + (table("Findings", ["severity", "rule", "message"], found) if found else "")


def written(title: str, paths: Sequence[str], notices: Sequence[str], lost: Sequence[str]) -> str:
    return table(title, ["file"], [[path] for path in paths]) + items("notice", notices) + items("lost", lost)


def build(result: BuildOutput) -> str:
    rows = [[v.level, v.scale, v.count.tiles, v.count.empty, v.count.bytes, v.from_] for v in result.levels]
    text = table(result.cache, ["level", "scale 1:", "tiles", "empty", "bytes", "from"], rows)
    return text + items("notice", result.notices) + items("lost", result.lost)


def audit(result: AuditOutput) -> str:
    rows: list[list[object]] = []
    for cache in result.caches:
        if isinstance(cache, Unreadable):
            rows.append([cache.path, cache.work, None, None, cache.problem])
        else:
            aligned = cache.alignment.kind if cache.alignment else None
            rows.append([cache.path, cache.work, cache.tiles, cache.bytes, aligned])
    return table(result.directory, ["cache", "work", "tiles", "bytes", "base map"], rows)


def comparison(result: CompareOutput) -> str:
    rows = [[v.a, v.b, v.origin_offset_pixels, v.drift_pixels, v.overlays] for v in result.levels]
    heading = ["level of A", "level of B", "offset (px)", "drift (px)", "overlays"]
    return table(result.summary, heading, rows) + items("difference", result.differences)


def diagnosis(result: DoctorOutput) -> str:
    rows = [[v.name, v.version if v.found else "not found", v.path, v.purpose, v.advice] for v in result.libraries]
    return table("Libraries and programs", ["name", "version", "place", "needed for", "to install"], rows)
