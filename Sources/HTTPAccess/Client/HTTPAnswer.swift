/// What a server answered with status 200 to 299.
public struct HTTPAnswer: Hashable, Sendable {
  /// After decompression.
  public let bytes: [UInt8]
  /// As the server states it, such as `application/json;charset=UTF-8`.
  public let contentType: String?
  /// The address that answered, after redirects, for people: no token, no query where it is not the one asked.
  public let finalAddress: String
  /// The service that the address asked names, or, where it names none, the one that answered.
  public let service: ServiceName?
  /// Whether the address asked, or the one that answered, is an image service's.
  public let isImageService: Bool

  /// - Parameters:
  ///   - bytes: after decompression.
  ///   - contentType: as the server states it.
  ///   - finalAddress: for people, without a token.
  ///   - service: the service that the address names.
  ///   - isImageService: whether the address is an image service's.
  public init(
    bytes: [UInt8], contentType: String? = nil, finalAddress: String, service: ServiceName? = nil,
    isImageService: Bool = false
  ) {
    self.bytes = bytes
    self.contentType = contentType
    self.finalAddress = finalAddress
    self.service = service
    self.isImageService = isImageService
  }
}
