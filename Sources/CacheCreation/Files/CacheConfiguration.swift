public import Diagnostics
public import FileAccess
public import SystemPackage

/// The directories in which caches may be created, as registered in `.tilescheme.json`.
///
/// ArcGIS Server has the same rule: it creates caches only in registered directories.
public struct CacheConfiguration: Sendable {
  /// The directories as written in the file; empty if caches may be created in any directory.
  public let cacheDirectories: [String]
  /// The path of the file, or `nil` if there is no file.
  public let path: FilePath?
  /// The findings of the file; `nil` if there is no file.
  public let findings: FileFindings?

  /// No file, so caches may be created anywhere.
  public init() {
    cacheDirectories = []
    path = nil
    findings = nil
  }

  /// Reads a file. Problems in its content are in `findings`.
  ///
  /// - Throws: `FileAccessError` if it cannot be read, or is larger than 1 MB.
  public init(_ path: FilePath) throws(FileAccessError) {
    let bytes = try FileReading.bytes(of: path, limit: 1_048_576)
    var settings = SettingsDocument(bytes, named: path.string, kind: "the configuration")
    self.path = path
    cacheDirectories = Self.read(&settings)
    findings = settings.fileFindings
  }

  /// Reads the file that a request selects. `.nearest` is searched from the working directory upwards.
  ///
  /// - Throws: `FileAccessError` if it cannot be read, or is larger than 1 MB.
  public static func chosen(_ file: SettingsFile) throws(FileAccessError) -> CacheConfiguration {
    guard let path = file.path(named: ConfigurationFile.name, from: ".") else { return CacheConfiguration() }
    return try CacheConfiguration(path)
  }

  /// Reads the file that a request selects, and reports its findings.
  ///
  /// - Throws: `CreationError.file` if it cannot be read, `.documents` if it has errors.
  static func checked(_ file: SettingsFile, _ remark: RemarkHandler) throws(CreationError) -> CacheConfiguration {
    let chosen: CacheConfiguration
    do throws(FileAccessError) {
      chosen = try CacheConfiguration.chosen(file)
    } catch {
      throw .file(error)
    }
    if let findings = chosen.findings {
      if findings.hasErrors { throw .documents([findings]) }
      remark(.findings([findings]))
    }
    return chosen
  }

  /// - Parameter directory: a path resolved by `RealPath`, so that a symbolic link cannot lead out of a registered
  ///   directory.
  /// - Throws: `CreationError` if directories are registered and `directory` is not within one of them.
  package func check(_ directory: FilePath) throws(CreationError) {
    guard let path, !cacheDirectories.isEmpty else { return }
    let base = path.removingLastComponent()
    let registered = cacheDirectories.map { FilePath($0) }.compactMap { entry in
      // Paths are relative to the file. A path that does not exist registers nothing.
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
