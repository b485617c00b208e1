/// A server's answer with a status from 200 to 299.
public struct HTTPAnswer: Hashable, Sendable {
  /// The content, after decompression.
  public let bytes: [UInt8]
  /// The content type that the server states, such as `application/json;charset=UTF-8`.
  public let contentType: String?
  /// The address that answered, after redirects, for people: without a token, and without a query if it is not the
  /// requested address.
  public let finalAddress: String
  /// The service in the requested address or, if there is none, in the address that answered.
  public let service: ServiceName?
  /// Whether the requested address, or the one that answered, is that of an image service.
  public let isImageService: Bool

  /// - Parameters:
  ///   - bytes: the content, after decompression.
  ///   - contentType: the content type that the server states.
  ///   - finalAddress: for people, without a token.
  ///   - service: the service in the address.
  ///   - isImageService: whether the address is that of an image service.
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
