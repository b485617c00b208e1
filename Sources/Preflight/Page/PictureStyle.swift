import Diagnostics

/// The style sheet of the charts and the map.
enum PictureStyle {
  /// The style of a map outside of a page, with the colours themselves: office and drawing programs know no variables.
  static var alone: String {
    var style = text + map
    for declaration in PageStyle.lightColors.split(whereSeparator: { ";{}".contains($0) }) {
      let parts = declaration.split(separator: ":").map { $0.drop { $0 == " " || $0 == "\n" } }
      if parts.count == 2 { style = style.replacing("var(\(parts[0]))", with: String(parts[1])) }
    }
    return style
  }

  private static let text = """
    svg { background: var(--page); }
    svg text { font: 8px "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; fill: var(--text); }
    svg .middle { text-anchor: middle; }
    svg .end { text-anchor: end; }
    svg .number { fill: var(--quiet); }

    """

  /// What is drawn on a map.
  private static let map = """
    .ground { fill: var(--ground); }
    .frame { fill: none; stroke: var(--quiet); }
    .outside { fill: var(--outside); stroke: var(--quiet); stroke-width: .75; }
    .grid { fill: none; stroke: var(--grid); }
    .tile { fill: var(--tile); stroke: var(--tile-line); }
    .touched { fill: none; stroke: var(--tile-line); stroke-width: .75; }
    .impossible { fill: url(#hatch); stroke: var(--impossible-line); }
    .hatch-ground { fill: var(--impossible); }
    .hatch { fill: none; stroke: var(--impossible-line); }
    .region { fill: var(--region); fill-opacity: .08; fill-rule: evenodd; stroke: var(--region); stroke-width: 1.5; stroke-linejoin: round; }
    .line { fill: none; stroke: var(--region); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .dot { fill: none; stroke: var(--region); stroke-width: 6; stroke-linecap: round; }
    .halo { stroke: var(--ground); stroke-width: 9; }
    .origin { fill: none; stroke: var(--mark); stroke-width: 1.5; }

    """

  /// Pictures are made for the width of a phone. On wider screens they grow, but their texts should not.
  static let screen = charts + map + legend

  private static let charts = """
    svg { display: block; width: 100%; height: auto; }
    svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; fill: var(--text); }
    svg .middle { text-anchor: middle; }
    svg .end { text-anchor: end; }
    .charts { display: grid; gap: 1.5rem; }
    .charts figcaption { font-weight: 600; }
    .chart { max-width: 34rem; }
    .decade { fill: none; stroke: var(--line); }
    .minor { stroke-width: .5; }
    .axis { fill: none; stroke: var(--quiet); }
    .bar { fill: var(--bar); }
    .whisker { fill: none; stroke: var(--whisker); stroke-width: 1.5; }
    .map { max-width: 44rem; }

    """

  private static let legend = """
    svg .number { fill: var(--quiet); }
    .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem; }
    .legend li { display: flex; align-items: center; gap: .5rem; }
    .swatch { width: 1rem; flex: none; }
    .map-figure figcaption p { margin-top: .5rem; max-width: 46rem; }
    @media (min-width: 48rem) {
      .charts { grid-template-columns: 1fr 1fr; }
      .chart text { font-size: 10px; }
      .map text { font-size: 8px; }
    }

    """

  static let print = """
    @media print {
      .charts figcaption { break-after: avoid; }
      .charts { grid-template-columns: 1fr 1fr; gap: 6mm; }
      .chart text { font-size: 10px; }
      .map { max-width: 150mm; max-height: 170mm; }
      .map text { font-size: 8px; }
    }

    """
}
