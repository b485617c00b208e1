/// The folder and the name of a service.
///
/// Source: ArcGIS REST API, “Resources and operations”: `…/rest/services/<folder>/<name>/MapServer`.
public struct ServiceName: Hashable, Sendable {
  /// `nil` for a service in the root folder.
  public let folder: String?
  /// Of the service itself.
  public let name: String

  /// - Precondition: both are usable as names of directories; see `isUsableName`.
  public init(folder: String?, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The folder of its cache in a directory of caches: ArcGIS Server puts `_` between folder and service.
  public var directoryName: String { folder.map { "\($0)_\(name)" } ?? name }

  /// Reads `NAME` or `FOLDER/NAME`.
  ///
  /// - Returns: `nil` where it is not of this form, or a part could not be a directory's.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let name = parts.last, parts.allSatisfy(Self.isUsableName) else { return nil }
    self.init(folder: parts.count == 2 ? parts[0] : nil, name: name)
  }

  /// Reads the path of an address, without its query.
  ///
  /// - Returns: `nil` where it is not of the form above, or its folder or name could not be a directory's.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // The last one: a proxy in front of the server may have the same words in its own path.
    guard
      let services = parts.indices.last(where: {
        $0 > 0 && parts[$0].lowercased() == "services" && parts[$0 - 1].lowercased() == "rest"
      }),
      let kind = parts[services...].firstIndex(where: { ["mapserver", "imageserver"].contains($0.lowercased()) })
    else { return nil }
    let names = parts[(services + 1)..<kind].map { PercentEncoding.decoded($0) }
    guard (1...2).contains(names.count), let name = names.last ?? nil, Self.isUsableName(name) else { return nil }
    self.name = name
    if names.count == 1 {
      folder = nil
    } else if let first = names[0], Self.isUsableName(first) {
      folder = first
    } else {
      return nil
    }
  }

  /// Whether a folder or a service may be called so: names become those of directories, and must not lead elsewhere.
  public static func isUsableName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".."
      && name.unicodeScalars.allSatisfy { scalar in
        scalar != "/" && scalar != "\\" && scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      }
  }
}
