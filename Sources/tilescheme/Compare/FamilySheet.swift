import TileSchemeKit

/// The result of `compare --all` as text: a section for each family of schemes, then the totals.
struct FamilySheet {
  let text: String

  init(_ families: [SchemeFamily]) {
    let members = families.map(\.members.count).reduce(0, +)
    let sections = families.enumerated().map { Self.section($1, number: $0 + 1) }
    let total = "\(counted(families.count, "family", "families")), \(counted(members, "scheme"))\n"
    text = (sections + [total]).joined(separator: "\n")
  }

  /// Why a file could not be compared, as an error message.
  static func words(_ problem: FamilyReport.Unreadable) -> String {
    switch problem {
    case .opening(let error): error.message
    case .noScheme(let path): "\(path): is neither a tiling scheme nor a package"
    case .hasErrors(let path): "\(path): has errors; run “tilescheme lint \(path)” to see them"
    }
  }

  private static func section(_ family: SchemeFamily, number: Int) -> String {
    let count = counted(family.members.count, "scheme")
    let builtIn = family.builtInNames.isEmpty ? "" : ", on the grid of \(family.builtInNames.joined(separator: ", "))"
    let rows = family.members.map { member in
      [printable(member.name), LevelNumbers(member.scheme.levels.map(\.number)).text, remarks(member, family)]
    }
    // The heading is empty: the columns explain themselves. It only serves to set the widths, and is dropped.
    let table = TextTable(heading: ["", "", ""], rows: rows, leftAligned: [0, 1, 2]).text.dropFirst()
    let lines = table.split(separator: "\n").map { "  \($0)\n" }.joined()
    let width = LineWidth.output
    let heading = LineWidth.wrapped("family \(number): \(count)\(builtIn)", to: width)
    return "\(heading)\n\(LineWidth.wrapped(grid(family), to: width))\n\(lines)"
  }

  /// What all members share: the coordinate system, the tile origin and the resolutions.
  private static func grid(_ family: SchemeFamily) -> String {
    let scheme = family.leader.scheme
    let sizes = family.tileSizes.map { "\($0.width) × \($0.height)" }.joined(separator: " and ")
    var parts = [printable(family.leader.systemName), "origin \(text(scheme.origin))", "tiles of \(sizes) px"]
    let resolutions = family.resolutions
    if let coarsest = resolutions.first, let finest = resolutions.last {
      parts.append(
        resolutions.count == 1
          ? "resolution \(Digits.short.text(coarsest))"
          : "\(resolutions.count) resolutions, \(Digits.short.text(coarsest)) to \(Digits.short.text(finest))"
      )
    }
    return parts.joined(separator: ", ")
  }

  /// How a member differs from the line of its family: another tile origin, or its tile size if there are several.
  private static func remarks(_ member: ComparedScheme, _ family: SchemeFamily) -> String {
    var remarks: [String] = []
    if member.scheme.origin != family.leader.scheme.origin { remarks.append("origin \(text(member.scheme.origin))") }
    if family.tileSizes.count > 1 { remarks.append("\(member.scheme.tileWidth) × \(member.scheme.tileHeight) px") }
    return remarks.joined(separator: ", ")
  }

  /// A point in map units.
  private static func text(_ point: MapPoint) -> String {
    "\(DecimalNumber.shortest(point.x)), \(DecimalNumber.shortest(point.y))"
  }
}
