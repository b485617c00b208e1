public import SystemPackage

/// What to serve, and where.
public struct ServingRequest: Sendable {
  /// Caches, packages and databases, or directories with any number of them.
  public var paths: [FilePath]
  /// Whom the server answers, and with what.
  public var settings = ServerSettings()
  /// The addresses of this machine to which clients connect; those of the loopback interface if the list is empty.
  public var addresses: [String] = []
  /// The port, from 1; 0 lets the system choose one.
  public var port = 8080
  /// How many requests are worked on at the same time, from 1.
  public var jobs = 2

  /// A request to serve paths to this machine, at port 8080.
  public init(_ paths: [FilePath]) { self.paths = paths }

  /// Whether other machines can connect.
  public var isOpenToOthers: Bool {
    addresses.contains { !["127.0.0.1", "::1", "localhost"].contains($0) }
  }
}
