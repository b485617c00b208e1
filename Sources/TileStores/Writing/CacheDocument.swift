/// What belongs to a cache beside its tiles: a file, or an entry of a database's metadata.
public struct CacheDocument: Hashable, Sendable {
  /// The file's name, or the entry's.
  public let name: String
  /// The file's content, or the entry's value as UTF-8.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - name: the file's name, or the entry's.
  ///   - bytes: the content.
  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
