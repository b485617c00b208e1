import TileSchemeKit

/// The steps that end the work on a cache with findings.
extension AuditStep {
  /// The rules of bundles and tiles that only a sound copy of the same cache can replace.
  private static let damage: Set<String> = [
    "STO002", "STO011", "STO012", "STO013", "STO021", "STO023", "STO024", "STO027", "IMG003", "IMG005",
    "IMG006", "IMG007",
  ]

  /// The step that ends the work; `nil` if it is not known.
  static func repair(_ content: AuditedCache.Content, _ path: String) -> AuditStep? {
    if content.rules.contains("PKG001") {
      return AuditStep(
        note: "write a package whose entries are not compressed", ["tilescheme", "convert", path, newPackage(path)])
    }
    // A file under a wrong name is checked again after it was renamed: programs may read it as something else.
    if content.rules.contains("PKG018"), let suffix = content.kind?.fileSuffix {
      let new = renamed(path, suffix)
      let rest = (content.lint + content.verify).total > 1 ? [["tilescheme", "lint", new]] : []
      return AuditStep(note: "give the file the suffix of its content", commands: [["mv", path, new]] + rest)
    }
    let damaged = content.findings.filter { damage.contains($0.finding.identifier ?? "") }
    guard !damaged.isEmpty else { return nil }
    if content.kind == .tpk || content.kind == .tpkx {
      // A copy would contain damaged pictures as well.
      if damaged.contains(where: { $0.finding.identifier?.hasPrefix("IMG") == true }) {
        return AuditStep(
          note: "replace the package with a backup, or build it again; list all damaged tiles",
          ["tilescheme", "verify", path])
      }
      return AuditStep(
        note: "replace the package with a backup; if there is none, a new package gets all tiles that can be read",
        ["tilescheme", "convert", path, newPackage(path)])
    }
    let isDirectory = content.kind == .legacy || content.kind == .readyToServe
    // Tiles are added to bundles of Compact V2 only.
    guard isDirectory, content.storage == .compactV2 else { return nil }
    let levels = Set(damaged.flatMap(levels)).sorted()
    let selection = levels.isEmpty ? [] : ["--levels", levels.map(String.init).joined(separator: ",")]
    return AuditStep(
      note: "take the tiles from SOURCE, a copy or a backup of this cache, and check all tiles",
      ["tilescheme", "convert", "SOURCE", path, "--into"] + selection, ["tilescheme", "verify", path])
  }

  /// What the first rule means, and all findings.
  static func explanation(_ cache: AuditedCache) -> [[String]] {
    let tally = cache.content?.verify ?? FindingTally()
    let isAboutTiles = cache.work == .errors ? tally.errors > 0 : tally.warnings > 0
    let rule = cache.content?.rules.first.map { [["tilescheme", "explain", $0]] } ?? []
    return rule + [["tilescheme", isAboutTiles ? "verify" : "lint", cache.path]]
  }

  /// The path of a package that takes the place of another one, in the same folder.
  private static func newPackage(_ path: String) -> String {
    let old = FilePath(path)
    return old.removingLastComponent().appending("\(old.stem ?? "package")-new.tpkx").string
  }

  /// The path of a package with another suffix, which nothing has yet.
  private static func renamed(_ path: String, _ suffix: String) -> String {
    let old = FilePath(path)
    let stem = old.stem ?? "package"
    let names = ["\(stem).\(suffix)", "\(stem)-renamed.\(suffix)"]
    let paths = names.map { old.removingLastComponent().appending($0) }
    return (paths.first { FileSystemEntry.at($0) == nil } ?? paths[1]).string
  }

  /// The levels of a finding: those of its tiles, otherwise that of the folder of its file.
  private static func levels(_ listed: ListedFinding) -> [Int] {
    let tiles = [listed.finding.tile].compactMap(\.self) + (listed.finding.group?.first ?? [])
    if !tiles.isEmpty { return tiles.map(\.level) }
    let names = listed.file.split(separator: "/").map(String.init)
    return [names.last { TileNames.level(named: $0) != nil }.flatMap { TileNames.level(named: $0) }].compactMap(\.self)
  }
}
