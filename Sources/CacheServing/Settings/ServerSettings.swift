public import CachePages
public import SystemPackage

/// How a server answers: whom, and with what.
public struct ServerSettings: Sendable {
  /// What is sent where a cache has no tile.
  public enum MissingTile: String, CaseIterable, Sendable {
    /// 404, as ArcGIS answers.
    case notFound = "404"
    /// 204, for clients that report 404 as an error.
    case noContent = "204"
    /// A transparent image of the cache's own tile size.
    case transparent
  }

  /// The websites whose scripts may read the answers.
  public enum Origins: Sendable {
    /// Those of this machine.
    case loopback
    /// Those of this machine, and others by their names, such as `https://maps.example.com`.
    case listed([String])
    /// All.
    case all
  }

  /// The address under which clients see the server, for addresses in documents; `nil` to take that of each request.
  public var publicAddress: PublicAddress?
  /// Names of hosts that a request may have, besides those of this machine.
  public var allowedHosts: [String] = []
  /// Whether a request may have any number as its host: true if the server listens to other machines.
  public var allowsNumericHosts = false
  /// The websites whose scripts may read the answers.
  public var origins = Origins.loopback
  /// What is sent where a cache has no tile.
  public var missingTile = MissingTile.notFound
  /// For how many seconds a client may use a tile without asking again. 0: it always asks whether the tile has changed.
  public var maxAge = 0
  /// Whether the headers in which a proxy states the address of the client's request are believed.
  public var isBehindProxy = false
  /// The folder of OpenLayers, for the page; `nil` if it is not installed.
  public var mapLibrary: FilePath?

  /// The settings of a server for this machine alone.
  public init() {}
}
