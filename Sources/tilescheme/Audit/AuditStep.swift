import TileSchemeKit

/// The next step for a cache that needs work: the commands that end the work where that is known, otherwise those that
/// explain it.
struct AuditStep {
  /// What words in capitals stand for, or what the commands do; `nil` if they need no words.
  let note: String?
  /// The words of each command.
  let commands: [[String]]

  /// The step as the list, the CSV and the page show it.
  var text: NextStep { NextStep(note: note, commands: commands.map(ShellWord.command)) }

  init(_ cache: AuditedCache, _ report: AuditReport) {
    let path = cache.path
    switch cache.work {
    case .unreadable: self = cache.tilesWithoutScheme.map { Self.scheme($0, path) } ?? Self.lint(path)
    case .errors, .warnings:
      self =
        cache.content.flatMap { Self.repair($0, path) } ?? AuditStep(note: nil, commands: Self.explanation(cache))
    case .unfinished:
      let command = cache.stoppedBuild?.command(for: path, exists: cache.content != nil)
      self = AuditStep(note: nil, commands: [command].compactMap(\.self))
    case .empty where !Self.canBeFilled(cache):
      // A package is replaced by a file of its kind, a directory by a directory.
      let new = NewCache(of: path, cache.content?.kind ?? .legacy)
      self = AuditStep(
        note: "tiles are made in Compact V2 only, so build a new cache like this one, here from a raster"
          + (new == nil ? "" : "; the mv commands put it in the place of the old one, which is kept"),
        commands: [["tilescheme", "build", new?.path ?? "NEW", "--like", path, "--from", "RASTER"]] + (new?.moves ?? [])
      )
    case .empty:
      self = AuditStep(note: "make its tiles, here from a raster", ["tilescheme", "build", path, "--from", "RASTER"])
    case .misaligned:
      self = cache.content.flatMap { Self.alignment($0, path, on: report.baseMap) } ?? Self.lint(path)
    case .unsupported, .none: self = AuditStep(note: nil, commands: [])
    }
  }

  init(note: String?, commands: [[String]]) {
    self.note = note
    self.commands = commands
  }

  init(note: String, _ commands: [String]...) { self.init(note: note, commands: commands) }

  private static func lint(_ path: String) -> AuditStep {
    AuditStep(note: nil, commands: [["tilescheme", "lint", path]])
  }

  /// The step for a cache whose levels do not line up with those of the base map; `nil` if it has no scheme.
  private static func alignment(_ content: AuditedCache.Content, _ path: String, on baseMap: String) -> AuditStep? {
    guard let alignment = content.alignment else { return nil }
    let removal = ["tilescheme", "scales", path, "--remove", "SCALES"]
    let isChangeable = alignment.kind == .partial && isDirectory(content)
    return AuditStep(
      note: AlignmentAdvice.clause(alignment, on: baseMap),
      commands: [["tilescheme", "compare", baseMap, path]] + (isChangeable ? [removal] : [])
        + [["tilescheme", "build", "NEW", "--predefined", baseMap, "--from", "RASTER"]])
  }

  /// The step for tiles without a scheme. Only a copy of the scheme with which they were made gives them their places.
  private static func scheme(_ tiles: TilesWithoutScheme, _ path: String) -> AuditStep {
    let check = ["tilescheme", "verify", path]
    switch tiles {
    case .folder(let name):
      let documents = name.lowercased() == "tile" ? ["root.json", "iteminfo.json"] : ["conf.xml", "conf.cdi"]
      return AuditStep(
        note: "copy its scheme from BACKUP, a backup of this cache or a cache that was made with the same scheme",
        ["cp"] + documents.map { "BACKUP/\($0)" } + [path], check)
    case .levels(let names):
      let folder = FilePath(path).appending("_alllayers").string
      return AuditStep(
        note: "move the levels into a folder _alllayers, and copy their scheme from BACKUP, a backup of this cache or "
          + "a cache that was made with the same scheme",
        ["mkdir", folder], ["mv"] + names.map { FilePath(path).appending($0).string } + [folder],
        ["cp", "BACKUP/conf.xml", "BACKUP/conf.cdi", path], check)
    case .webLevels(let names):
      // Folders called L00 come from ArcGIS, where the row is first; in web maps, with plain numbers, it is the column.
      let layout: FolderNaming = names.allSatisfy { TileNames.level(named: $0) != nil } ? .rowColumn : .columnRow
      return AuditStep(
        note:
          "make a cache of them with SCHEME, the scheme of the tiles, and look at its map: no check notices if rows "
          + "and columns are exchanged, so if the map is wrong, give another --layout (see convert --help)",
        ["tilescheme", "convert", path, "NEW.tpkx", "--scheme", "SCHEME", "--layout", layout.rawValue],
        ["tilescheme", "serve", "NEW.tpkx"])
    }
  }

  private static func isDirectory(_ content: AuditedCache.Content) -> Bool {
    content.kind == .legacy || content.kind == .readyToServe
  }

  /// Whether `build` adds tiles to a cache: a directory whose documents state Compact V2.
  private static func canBeFilled(_ cache: AuditedCache) -> Bool {
    cache.content.map { $0.statesCompactV2 && isDirectory($0) } ?? false
  }
}
