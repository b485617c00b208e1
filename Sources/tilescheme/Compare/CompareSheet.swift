import TileSchemeKit

/// A comparison as text: the verdict, the properties of both schemes, the table of levels and the other differences.
struct CompareSheet {
  let text: String

  init(_ comparison: GridComparison, digits: Digits = .short) {
    let width = LineWidth.output
    var parts = [LineWidth.wrapped(printable(comparison.summary), to: width) + "\n", Self.facts(comparison)]
    if let alignment = comparison.alignment {
      parts.append(Self.extent(comparison) + Self.levels(alignment, digits))
    }
    let differences = comparison.differences
    if !differences.isEmpty {
      let list = differences.map { LineWidth.wrapped("- \(printable($0))", to: width, indent: 2) + "\n" }
      parts.append("differences:\n" + list.joined())
    }
    text = parts.joined(separator: "\n")
  }

  /// The properties of both schemes side by side, with a column for each.
  private static func facts(_ comparison: GridComparison) -> String {
    let sides = [comparison.a, comparison.b]
    func row(_ label: String, _ value: (ComparedScheme) -> String) -> [String] {
      [label] + sides.map { printable(value($0)) }
    }
    let table = TextTable(
      heading: row("", { $0.name }),
      rows: [
        ["coordinate system", printable(comparison.a.systemName), printable(secondSystem(comparison))],
        row("tile origin") { "\(number($0.scheme.origin.x)), \(number($0.scheme.origin.y))" },
        row("tile size") { "\($0.scheme.tileWidth) × \($0.scheme.tileHeight) px" },
        row("DPI") { $0.scheme.effectiveDotsPerInch.map(number) ?? "-" },
        row("image format") { $0.imageFormat?.name ?? "-" },
        row("levels") { scheme in
          let levels = scheme.scheme.levels.map(\.number)
          return levels.isEmpty ? "none" : "\(levels.count): \(LevelNumbers(levels).ranges)"
        },
      ], leftAligned: [0, 1, 2])
    guard table.isTooWide else { return table.text }
    // Long names do not fit side by side, so each property has a line for A and one for B.
    return ([table.heading] + table.rows).map { cells in
      SheetLine.text(cells[0], "A: \(cells[1])") + SheetLine.text("", "B: \(cells[2])")
    }.joined()
  }

  /// The second coordinate system, marked as the same if it is: two spellings of a system often differ, and long names
  /// are hard to compare at a glance.
  private static func secondSystem(_ comparison: GridComparison) -> String {
    let (first, second) = (comparison.a.systemName, comparison.b.systemName)
    guard comparison.isSameSystem == .same else { return second }
    return first == second ? "the same" : "\(second), the same"
  }

  private static func extent(_ comparison: GridComparison) -> String {
    let box = comparison.extent.envelope
    let extent = """
      compared over \(number(box.xMin)), \(number(box.yMin)) to \(number(box.xMax)), \(number(box.yMax)): \
      \(comparison.extent.reason())
      """
    return LineWidth.wrapped(extent, to: LineWidth.output, indent: 2)
      + "\ntolerance \(number(comparison.grids.tolerance)) px\n\n"
  }

  /// The table of levels, the coarsest first. Levels without a counterpart have their own rows between the others.
  private static func levels(_ alignment: GridAlignment, _ digits: Digits) -> String {
    let unseen = Set(alignment.unseenOffsets)
    let pairs = alignment.levels.map { pair in
      (
        pair.a.resolution,
        [
          String(pair.a.number), String(pair.b.number), digits.text(pair.a.resolution),
          Measure.part(pair.resolutionDifference),
          Measure.pixels(pair.originOffsetPixels), Measure.pixels(pair.driftPixels),
          Measure.pixels(pair.extentOffsetPixels), unseen.contains(pair) ? "fits alone" : word(pair.state),
        ]
      )
    }
    // Only levels between two of the other scheme are rows. Levels that are coarser or finer than all of the other scheme
    // are often many, so they become one sentence in the list of differences.
    func between(_ levels: [UnpairedLevel], _ row: (String) -> [String]) -> [(Double, [String])] {
      levels.filter { $0.coarser != nil && $0.finer != nil }.map { lonely in
        let cells = row(String(lonely.level.number))
        return (
          lonely.level.resolution,
          [cells[0], cells[1], digits.text(lonely.level.resolution), "", "", "", "", cells[2]]
        )
      }
    }
    let alone =
      between(alignment.onlyInA) { [$0, "-", "only in A"] } + between(alignment.onlyInB) { ["-", $0, "only in B"] }
    // In a table that is too long, levels without a counterpart go first: the list of differences has them in one line.
    let all = pairs + alone
    let shown = all.count > Self.limit ? Array(pairs.prefix(Self.limit)) : all
    let hidden = all.count - shown.count
    if shown.isEmpty {
      return "no two levels have nearly the same resolution" + (hidden > 0 ? "; --format json has all levels\n" : "\n")
    }
    let table = TextTable(
      heading: ["A", "B", "resolution", "differs", "origin off (px)", "drift (px)", "off in extent (px)", ""],
      rows: shown.sorted { $0.0 > $1.0 }.map(\.1), leftAligned: [7],
      shed: [3, 4, 6], rounded: digits == .full ? [] : [2]
    ).text
    let legend =
      unseen.isEmpty
      ? ""
      : LineWidth.wrapped(
        "fits alone: within the tolerance of its own pixels, but the same offset is too large at a finer level",
        to: LineWidth.output) + "\n"
    return table + legend
      + (hidden > 0 ? "\(counted(hidden, "more level")) not shown; --format json has all levels\n" : "")
  }

  /// The most lines of the table. A web map has 24 levels, so that only schemes that hardly fit have more.
  private static let limit = 30

  /// The state as one word; the help of `compare` explains the terms.
  private static func word(_ state: LevelAlignment.State) -> String {
    switch state {
    case .overlays: "overlays"
    case .isOff: "off"
    case .drifts: "drifts"
    }
  }
}

/// As few digits as identify the number.
private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
