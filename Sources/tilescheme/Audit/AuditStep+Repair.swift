import TileSchemeKit

/// The steps that end the work on a cache with findings.
extension AuditStep {
  /// The rules of bundles and tiles that only a sound copy of the same cache can replace.
  private static let damage: Set<String> = [
    "STO002", "STO011", "STO012", "STO013", "STO021", "STO023", "STO024", "STO027", "IMG003", "IMG005",
    "IMG006", "IMG007",
  ]

  /// The rules about what a conversion writes anew.
  private static let completed: Set<String> = ["DOC014", "MBT001"]

  /// The step that ends the work; `nil` if it is not known.
  static func repair(_ content: AuditedCache.Content, _ path: String) -> AuditStep? {
    if content.rules.contains("PKG001") {
      return replaced(
        path, by: NewCache(of: path, .tpkx), note: "write a package whose entries are not compressed")
    }
    // A file under a wrong name is checked again after it was renamed: programs may read it as something else.
    if content.rules.contains("PKG018"), let suffix = content.kind?.fileSuffix {
      let new = renamed(path, suffix)
      let rest = (content.lint + content.verify).total > 1 ? [["tilescheme", "lint", new]] : []
      return AuditStep(note: "give the file the suffix of its content", commands: [["mv", path, new]] + rest)
    }
    let damaged = content.findings.filter { damage.contains($0.finding.identifier ?? "") }
    guard !damaged.isEmpty else { return rewritten(content, path) }
    if content.kind == .tpk || content.kind == .tpkx {
      // A copy would contain damaged pictures as well.
      if damaged.contains(where: { $0.finding.identifier?.hasPrefix("IMG") == true }) {
        return AuditStep(
          note: "replace the package with a backup, or build it again; list all damaged tiles",
          ["tilescheme", "verify", path])
      }
      return replaced(
        path, by: NewCache(of: path, .tpkx),
        note: "replace the package with a backup; if there is none, a new package gets all tiles that can be read")
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

  /// The step for a cache of which a copy has the documents or the metadata that are missing; `nil` for other findings.
  private static func rewritten(_ content: AuditedCache.Content, _ path: String) -> AuditStep? {
    guard let rule = content.rules.first, completed.contains(rule), let kind = content.kind,
      let new = NewCache(of: path, kind)
    else { return nil }
    let rest = content.rules.count > 1 ? [["tilescheme", "lint", path]] : []
    return replaced(path, by: new, note: "a copy has what is missing", then: rest)
  }

  /// The step that makes a copy, and puts it in the place of the cache.
  private static func replaced(
    _ path: String, by new: NewCache?, note: String, then rest: [[String]] = []
  ) -> AuditStep? {
    guard let new else { return nil }
    return AuditStep(
      note: "\(note); the mv commands put it in the place of the old one, which is kept",
      commands: [["tilescheme", "convert", path, new.path] + new.options] + new.moves + rest)
  }

  /// What the first rule means, and all findings.
  static func explanation(_ cache: AuditedCache) -> [[String]] {
    let tally = cache.content?.verify ?? FindingTally()
    let isAboutTiles = cache.work == .errors ? tally.errors > 0 : tally.warnings > 0
    let rule = cache.content?.rules.first.map { [["tilescheme", "explain", $0]] } ?? []
    return rule + [["tilescheme", isAboutTiles ? "verify" : "lint", cache.path]]
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
