/// A file of the map page, as it is sent to browsers or written beside a static copy of a cache.
public struct PageAsset: Sendable, Equatable {
  /// The name of the file in the folder of assets, such as `map.js`.
  public let name: String
  /// The content.
  public let bytes: [UInt8]
  /// The value of `Content-Type`, such as `text/css; charset=utf-8`.
  public let mediaType: String

  /// - Parameters:
  ///   - name: the name of the file in the folder of assets.
  ///   - bytes: the content.
  ///   - mediaType: the value of `Content-Type`.
  public init(name: String, bytes: [UInt8], mediaType: String) {
    self.name = name
    self.bytes = bytes
    self.mediaType = mediaType
  }
}
