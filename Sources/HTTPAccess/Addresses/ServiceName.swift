import SourceText

/// The folder and the name of a service.
///
/// Source: ArcGIS REST API, “Resources and operations”: `…/rest/services/<folder>/<name>/MapServer`.
public struct ServiceName: Hashable, Sendable {
  /// The folder; `nil` for a service in the root folder.
  public let folder: String?
  /// The name of the service without its folder.
  public let name: String

  /// - Precondition: both can be names of directories; see `isUsableName`.
  public init(folder: String?, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The folder of its cache in the cache directory: ArcGIS Server joins folder and service with `_`.
  public var directoryName: String { folder.map { "\($0)_\(name)" } ?? name }

  /// Reads `NAME` or `FOLDER/NAME`.
  ///
  /// - Returns: `nil` if the text has another form, or a part cannot be the name of a directory.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let name = parts.last, parts.allSatisfy(Self.isUsableName) else { return nil }
    self.init(folder: parts.count == 2 ? parts[0] : nil, name: name)
  }

  /// Reads the name from the path of an address, without its query.
  ///
  /// - Returns: `nil` if the path does not have the form above, or its folder or name cannot be the name of a
  ///   directory.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // The last `rest/services` is used: a proxy in front of the server may have the same words in its own path.
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

  /// Whether a text can be the name of a folder or a service. The names become names of directories, so they must not
  /// lead to another directory.
  public static func isUsableName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".."
      && name.unicodeScalars.allSatisfy { scalar in
        scalar != "/" && scalar != "\\" && scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      }
  }
}
