/// A request to a service that had no usable answer, and what follows.
public struct RequestFailure: Sendable {
  /// The service for people.
  public let service: String
  /// Why the answer cannot be used.
  public let fault: PictureFault
  /// The requests of the build that have failed so far, this one included.
  public let count: Int
  /// How many of them failed in a row, without a success between them.
  public let countInARow: Int
  /// The build ends after this number of failures in a row.
  public let mostInARow: Int
  /// How often one picture is requested before its tiles are given up.
  public let tries: Int
  /// The seconds until the same picture is requested again; `nil` if it is not, so that its tiles are missing.
  public let secondsUntilNext: Double?
}
