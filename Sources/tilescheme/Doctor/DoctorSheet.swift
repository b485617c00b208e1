import TileSchemeKit

/// The optional libraries as a list for people, and as JSON after `Schemas/doctor.schema.json`.
enum DoctorSheet {
  static func text(_ report: LibrarySurveyReport) -> String {
    var lines = ["tilescheme \(ToolVersion.current)"]
    for library in report.libraries {
      lines.append("")
      switch library.state {
      case .found(let version, let path):
        lines.append(
          [library.name, version, path.map { "(\(printable($0)))" }].compactMap { $0 }.joined(separator: " "))
        lines.append("  needed for: \(library.purpose)")
      case .tooOld(let version, let needed):
        lines.append("\(library.name) \(version): too old; version \(needed) or newer is needed")
        lines.append("  needed for: \(library.purpose)")
        lines.append("  to install: \(library.advice)")
      case .missing:
        lines.append("\(library.name): not found")
        lines.append("  needed for: \(library.purpose)")
        lines.append("  to install: \(library.advice)")
      }
    }
    let missing = report.libraries.filter { !isFound($0) }.count
    lines.append("")
    lines.append(
      missing == 0
        ? "all \(report.libraries.count) were found"
        : "\(missing) of \(report.libraries.count) were not found; everything else works without them")
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ report: LibrarySurveyReport) -> JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("doctor")),
      .init("tilescheme", .string(ToolVersion.current)),
      .init("libraries", .array(report.libraries.map(json))),
    ])
  }

  private static func json(_ library: OptionalLibrary) -> JSONOutput {
    var version: String?
    var path: String?
    switch library.state {
    case .found(let foundVersion, let foundPath): (version, path) = (foundVersion, foundPath)
    case .tooOld(let old, _): version = old
    case .missing: break
    }
    return .object([
      .init("name", .string(library.name)), .init("kind", .string(library.kind.rawValue)),
      .init("found", .bool(isFound(library))), .init("version", text(version)), .init("path", text(path)),
      .init("purpose", .string(library.purpose)), .init("advice", isFound(library) ? .null : .string(library.advice)),
    ])
  }

  private static func text(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }

  private static func isFound(_ library: OptionalLibrary) -> Bool {
    if case .found = library.state { true } else { false }
  }
}
