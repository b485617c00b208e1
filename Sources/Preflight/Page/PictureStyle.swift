/// The style sheet of the charts and the map.
enum PictureStyle {
  /// Pictures are made for the width of a phone. On wider screens they grow, but their texts should not.
  static let screen = """
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
