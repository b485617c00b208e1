public import Diagnostics
public import FileAccess
import SourceText
public import SystemPackage

/// The directories in which caches may be made, as `.tilescheme.json` registers them.
///
/// Source: DESIGN §4, “Registered cache directories”; ArcGIS Server knows the same rule.
public struct CacheConfiguration: Sendable {
  /// The file's name, which is looked for from the working directory upwards.
  public static let fileName = ".tilescheme.json"

  /// In the file's own spelling; empty where any directory will do.
  public let cacheDirectories: [String]
  /// The file's path, or `nil` where there is none.
  public let path: FilePath?
  public let findings: FileFindings?

  /// The rule where no file registers anything.
  public init() {
    cacheDirectories = []
    path = nil
    findings = nil
  }

  /// Reads a file; problems inside it are in `findings`.
  ///
  /// - Throws: `FileAccessError` where it cannot be read.
  public init(_ path: FilePath) throws(FileAccessError) {
    let bytes = try FileReading.bytes(of: path, limit: 1_048_576)
    var settings = SettingsDocument(bytes, named: path.string, kind: "the configuration")
    self.path = path
    cacheDirectories = Self.read(&settings)
    findings = settings.fileFindings
  }

  /// The nearest file, from a directory upwards.
  public static func nearest(to directory: FilePath) throws(FileAccessError) -> CacheConfiguration {
    guard var directory = RealPath.of(directory) else { return CacheConfiguration() }
    while true {
      let candidate = directory.appending(fileName)
      if FileSystemEntry.at(candidate) == .file { return try CacheConfiguration(candidate) }
      guard directory.removeLastComponent() else { return CacheConfiguration() }
    }
  }

  /// - Parameter directory: as `RealPath` gives it.
  /// - Throws: `PlanningError` where directories are registered and it lies in none of them.
  func check(_ directory: FilePath) throws(PlanningError) {
    guard let path, !cacheDirectories.isEmpty else { return }
    let base = path.removingLastComponent()
    let registered = cacheDirectories.map { FilePath($0) }.compactMap { entry in
      // Paths are relative to the file; one that does not exist registers nothing.
      RealPath.of(entry.isAbsolute ? entry : base.appending(entry.components))
    }
    guard registered.contains(where: { directory.starts(with: $0) }) else {
      throw .usage(
        .cacheDirectory,
        "\(directory) is not within a registered cache directory; \(path) registers "
          + "\(cacheDirectories.joined(separator: ", ")), --no-config passes over it")
    }
  }

  private static func read(_ settings: inout SettingsDocument) -> [String] {
    guard let document = settings.document else { return [] }
    var directories: [String] = []
    for member in document.root.members {
      guard member.key == "cacheDirectories" else {
        settings.add(
          "configuration", "“\(member.key)” is no setting; known is cacheDirectories", at: document.keyRange(of: member)
        )
        continue
      }
      let texts = member.value.array?.compactMap(\.string).filter { !$0.isEmpty }
      guard let texts, texts.count == member.value.array?.count else {
        settings.add("configuration", "“cacheDirectories” is a list of paths", at: document.range(of: member.value))
        continue
      }
      directories = texts
    }
    return directories
  }
}
