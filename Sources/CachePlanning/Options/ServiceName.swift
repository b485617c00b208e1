import HTTPAccess

/// The name of a service, which names the folder of its cache.
public struct ServiceName: Hashable, Sendable {
  /// `nil` for a service in the root folder.
  public let folder: String?
  public let name: String

  public init(folder: String?, name: String) {
    self.folder = folder
    self.name = name
  }

  /// Reads `FOLDER/NAME` or `NAME`.
  init(_ text: String, _ option: CreateOption) throws(PlanningError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let name = parts.last, parts.allSatisfy(ServiceAddress.isUsableName) else {
      throw .usage(option, "“\(text)” cannot be the name of a folder; write it as NAME or FOLDER/NAME")
    }
    self.init(folder: parts.count == 2 ? parts[0] : nil, name: name)
  }

  /// The cache's folder in the service cache directory. Source: `arcgis-semantics.md` §4.1.
  public var directoryName: String { folder.map { "\($0)_\(name)" } ?? name }
}
