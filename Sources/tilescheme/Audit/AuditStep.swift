import TileSchemeKit

/// The next step for a cache that needs work: the commands that end the work where that is known, otherwise those that
/// explain it.
struct AuditStep {
  /// What words in capitals stand for, or what the commands do; `nil` if they need no words.
  let note: String?
  /// The words of each command.
  let commands: [[String]]

  /// The step as the list, the CSV and the page show it.
  var text: NextStep {
    NextStep(note: note, commands: commands.map { $0.map(ShellWord.text).joined(separator: " ") })
  }

  init(_ cache: AuditedCache, _ report: AuditReport) {
    var note: String?
    switch cache.work {
    case .unreadable: commands = [["tilescheme", "lint", cache.path]]
    case .errors, .warnings:
      let repair = cache.content.flatMap { Self.repair($0, cache.path) }
      note = repair?.note
      commands = repair?.commands ?? Self.explanation(cache)
    case .unfinished: commands = [Self.build(cache)].compactMap(\.self)
    case .empty where !Self.canBeFilled(cache):
      note = "tiles are made in Compact V2 only, so build a new cache like this one, here from a raster"
      commands = [["tilescheme", "build", "NEW", "--like", cache.path, "--from", "RASTER"]]
    case .empty:
      note = "make its tiles, here from a raster"
      commands = [["tilescheme", "build", cache.path, "--from", "RASTER"]]
    case .misaligned where cache.content?.alignment == nil: commands = [["tilescheme", "lint", cache.path]]
    case .misaligned: commands = [["tilescheme", "compare", report.baseMap, cache.path]]
    case .unsupported, .none: commands = []
    }
    self.note = note
  }

  private init(note: String, _ commands: [String]...) {
    self.note = note
    self.commands = commands
  }

  /// The rules of bundles and tiles that only a sound copy of the same cache can replace.
  private static let damage: Set<String> = [
    "STO002", "STO011", "STO012", "STO013", "STO021", "STO023", "STO024", "STO027", "IMG003", "IMG005",
    "IMG006", "IMG007",
  ]

  /// The step that ends the work; `nil` if it is not known.
  private static func repair(_ content: AuditedCache.Content, _ path: String) -> AuditStep? {
    if content.rules.contains("PKG001") {
      return AuditStep(
        note: "write a package whose entries are not compressed",
        ["tilescheme", "convert", path, Self.newPackage(path)])
    }
    let damaged = content.findings.filter { damage.contains($0.finding.identifier ?? "") }
    if !damaged.isEmpty, content.kind == .tpk || content.kind == .tpkx {
      // A copy would contain damaged pictures as well.
      if damaged.contains(where: { $0.finding.identifier?.hasPrefix("IMG") == true }) {
        return AuditStep(
          note: "replace the package with a backup, or build it again; list all damaged tiles",
          ["tilescheme", "verify", path])
      }
      return AuditStep(
        note: "replace the package with a backup; if there is none, a new package gets all tiles that can be read",
        ["tilescheme", "convert", path, Self.newPackage(path)])
    }
    let isDirectory = content.kind == .legacy || content.kind == .readyToServe
    // Tiles are added to bundles of Compact V2 only.
    guard isDirectory, content.storage == .compactV2, !damaged.isEmpty else { return nil }
    let levels = Set(damaged.flatMap(Self.levels)).sorted()
    let selection = levels.isEmpty ? [] : ["--levels", levels.map(String.init).joined(separator: ",")]
    return AuditStep(
      note: "take the tiles from SOURCE, a copy or a backup of this cache, and check all tiles",
      ["tilescheme", "convert", "SOURCE", path, "--into"] + selection, ["tilescheme", "verify", path])
  }

  /// The path of a package that takes the place of another one, in the same folder.
  private static func newPackage(_ path: String) -> String {
    let old = FilePath(path)
    return old.removingLastComponent().appending("\(old.stem ?? "package")-new.tpkx").string
  }

  /// The levels of a finding: those of its tiles, otherwise that of the folder of its file.
  private static func levels(_ listed: ListedFinding) -> [Int] {
    let tiles = [listed.finding.tile].compactMap(\.self) + (listed.finding.group?.first ?? [])
    if !tiles.isEmpty { return tiles.map(\.level) }
    let names = listed.file.split(separator: "/").map(String.init)
    return [names.last { TileNames.level(named: $0) != nil }.flatMap { TileNames.level(named: $0) }].compactMap(\.self)
  }

  /// What the first rule means, and all findings.
  private static func explanation(_ cache: AuditedCache) -> [[String]] {
    let tally = cache.content?.verify ?? FindingTally()
    let isAboutTiles = cache.work == .errors ? tally.errors > 0 : tally.warnings > 0
    let rule = cache.content?.rules.first.map { [["tilescheme", "explain", $0]] } ?? []
    return rule + [["tilescheme", isAboutTiles ? "verify" : "lint", cache.path]]
  }

  /// The most rasters that a command contains: the user has a list of more.
  private static let mostRasters = 20

  /// Whether `build` adds tiles to a cache: a directory whose documents state Compact V2.
  private static func canBeFilled(_ cache: AuditedCache) -> Bool {
    guard let content = cache.content else { return false }
    return content.statesCompactV2 && (content.kind == .legacy || content.kind == .readyToServe)
  }

  /// The command that continues a build; `nil` if the record does not say all that it needs.
  private static func build(_ cache: AuditedCache) -> [String]? {
    guard let build = cache.stoppedBuild, build.rasters.count <= mostRasters else { return nil }
    let path = cache.path
    let mode = build.mode == .recreateEmpty ? [] : ["--update-mode", build.mode.rawValue]
    let words = build.parameters.flatMap { [CommandWords.name($0.name)] + ($0.value.isEmpty ? [] : [$0.value]) }
    if !words.isEmpty { return ["tilescheme", "build", path] + words + mode }
    // Earlier versions have written no parameters. `build` names those that are missing, but not the scheme of a new
    // cache.
    guard cache.content != nil, !build.rasters.isEmpty, build.selection.isEmpty else { return nil }
    return ["tilescheme", "build", path] + build.rasters.flatMap { ["--from", $0] } + mode
  }
}
