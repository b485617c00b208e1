public import FileAccess
public import SystemPackage

/// A request to put the parts of a plan together: the last step, after all parts. `build`, `verify` and `convert` carry it
/// out, each for its own plans.
public struct FinishRequest: Sendable {
  /// The plan.
  public var plan: PartsPlan
  /// The path of the plan, for messages.
  public var planPath: FilePath
  /// Which configuration file registers cache directories. A verification has that of its plan.
  public var configuration = SettingsFile.nearest
  /// The number of threads, at least 1. It has no influence on the result.
  public var jobs = 1
  /// The version of the program.
  public var toolVersion: String
  /// Whether other versions of the program and of libraries than those of the plan are no error.
  public var allowsOtherVersions = false
  /// Whether the checksum of each bundle is compared with the one that its part noted. Otherwise only its size is.
  public var isDeep = false
  /// How long to wait for markers that are missing, in seconds: files of other machines can be invisible for a minute
  /// on a network file system.
  public var patience = 0

  /// Puts the parts of a plan together.
  public init(_ plan: PartsPlan, at path: FilePath, toolVersion: String) {
    self.plan = plan
    planPath = path
    self.toolVersion = toolVersion
  }

  /// - Throws: `PartsError.missing` if a part has no marker after all waiting; `.damaged` if a marker is not one of this
  ///   plan.
  package func waitForMarkers(in folder: PartsFolder) async throws(PartsError) {
    let end = ContinuousClock.now + .seconds(patience)
    var missing = Array(0..<plan.count)
    while true {
      // Listing a directory makes a client of NFS ask its server again.
      _ = try? Directory.names(in: folder.markers)
      var left: [Int] = []
      for part in missing where try folder.readMarker(of: part) == nil { left.append(part) }
      missing = left
      guard !missing.isEmpty else { return }
      guard ContinuousClock.now < end else { throw .missing(PartList(missing), folder: folder.markers) }
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  /// - Throws: `PartsError.differs` with the differences, and with the versions that are other ones.
  package func check(_ differences: [String], versions: [PartsPlan.Version]) throws(PartsError) {
    try plan.check(differences, versions: allowsOtherVersions ? plan.versions : versions)
  }
}
