/// A part of a cache that is not a tile: a document, or an entry in the metadata of a database.
public struct CacheDocument: Hashable, Sendable {
  /// The name of the file or entry.
  public let name: String
  /// The content of the file, or the value of the entry as UTF-8.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - name: the name of the file or entry.
  ///   - bytes: the content of the file, or the value of the entry as UTF-8.
  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
