public import Diagnostics
public import FileAccess
public import SystemPackage

/// The directories in which caches may be made, as `.tilescheme.json` registers them.
///
/// ArcGIS Server knows the same rule: caches are made in registered directories only.
public struct CacheConfiguration: Sendable {
  /// In the file's own spelling; empty where any directory will do.
  public let cacheDirectories: [String]
  /// The file's path, or `nil` where there is none.
  public let path: FilePath?
  /// What is wrong with the file; `nil` where there is none.
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

  /// The file that a request chooses; the nearest is looked for from the working directory upwards.
  ///
  /// - Throws: `FileAccessError` where it cannot be read.
  public static func chosen(_ file: SettingsFile) throws(FileAccessError) -> CacheConfiguration {
    guard let path = file.path(named: ConfigurationFile.name, from: ".") else { return CacheConfiguration() }
    return try CacheConfiguration(path)
  }

  /// - Parameter directory: as `RealPath` gives it.
  /// - Throws: `CreationError` where directories are registered and it lies in none of them.
  func check(_ directory: FilePath) throws(CreationError) {
    guard let path, !cacheDirectories.isEmpty else { return }
    let base = path.removingLastComponent()
    let registered = cacheDirectories.map { FilePath($0) }.compactMap { entry in
      // Paths are relative to the file; one that does not exist registers nothing.
      RealPath.of(entry.isAbsolute ? entry : base.appending(entry.components))
    }
    guard registered.contains(where: { directory.starts(with: $0) }) else {
      throw .place(.unregistered(directory, configuration: path, registered: cacheDirectories))
    }
  }

  private static func read(_ settings: inout SettingsDocument) -> [String] {
    guard let value = settings.settings().first(where: { $0.name == "cacheDirectories" })?.value else { return [] }
    return settings.texts(value, of: "cacheDirectories")
  }
}
