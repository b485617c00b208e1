package import SchemeFormats
public import SystemPackage
import TileStores
package import TilingSchemes

/// What a new cache consists of: files with their bytes, and folders for the tiles.
public struct CacheFiles: Sendable {
  public struct File: Sendable {
    /// From the data frame's folder.
    public let path: FilePath
    public let bytes: [UInt8]
    /// Whether the bytes are text for people to read.
    public let isText: Bool
  }

  public let files: [File]
  /// One for each level, from the data frame's folder. Source: `arcgis-semantics.md` §4.1.
  public let tileFolders: [FilePath]
  /// What the user should know of the files.
  public let notices: [String]

  /// - Throws: `PlanningError` where a file cannot be written for want of something.
  public init(_ plan: CachePlan) throws(PlanningError) {
    var files: [File] = []
    var notices: [String] = []
    for format in plan.form.formats {
      let written = try Self.write(plan.description, format)
      files.append(File(path: FilePath(written.name), bytes: written.bytes, isText: true))
      notices += written.notices + written.regenerated
    }
    let root: FilePath
    switch plan.form {
    case .legacy: root = "_alllayers"
    case .readyToServe:
      root = "tile"
      let thumbnail = Thumbnail(scheme: plan.scheme, extent: plan.fullExtent)
      files.append(File(path: "thumbnail.png", bytes: thumbnail.png, isText: false))
    }
    self.files = files
    tileFolders = plan.scheme.levels.map { root.appending(TileNames.level($0.level)) }
    var seen: Set<String> = []
    self.notices = notices.filter { seen.insert($0).inserted }
  }

  /// The scheme's own file alone: conf.xml or root.json.
  public static func schemeFile(_ plan: CachePlan) throws(PlanningError) -> (bytes: [UInt8], notices: [String]) {
    try schemeFile(of: plan.description, form: plan.form)
  }

  /// The same of any scheme: its conf.xml unless told otherwise.
  package static func schemeFile(
    of model: CacheDescription, form: CacheForm = .legacy
  ) throws(PlanningError) -> (bytes: [UInt8], notices: [String]) {
    guard let format = form.formats.first else { throw .failed("there is no format for this form") }
    let written = try write(model, format)
    return (written.bytes, written.notices + written.regenerated)
  }

  private static func write(_ model: CacheDescription, _ format: any SchemeFormat) throws(PlanningError) -> WrittenFile
  {
    let written: WrittenFile
    do throws(WritingError) {
      written = try format.file(of: model)
    } catch {
      throw .failed(error.message)
    }
    if let scheme = written.document.model.scheme, let planned = model.scheme, !scheme.hasSameGrid(as: planned) {
      throw .failed("the \(written.name) does not say what was planned; please report it")
    }
    return written
  }
}

extension TilingScheme {
  /// Whether every tile lies at the same place, to the last bit.
  fileprivate func hasSameGrid(as other: TilingScheme) -> Bool {
    origin == other.origin && levels == other.levels && tileWidth == other.tileWidth && tileHeight == other.tileHeight
  }
}
