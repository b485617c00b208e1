public import CacheCreation
public import Diagnostics
public import FileAccess
import HTTPAccess
import SourceText

/// Why tiles cannot be made from a service, or not all of them.
public enum ServiceError: Error, Sendable {
  /// The token cannot be read.
  case token(FileAccessError)
  /// GDAL, which decodes the pictures, is missing or too old.
  case noDecoder(GDALLibrary.Problem)
  /// The description of the service cannot be fetched, or is something else.
  case description(MapSourceError)
  /// The description has no picture interface: the service, and what it can do.
  case noPictures(String, capabilities: String)
  /// The answer is not the capabilities of a WMS: the address, and the fault.
  case noCapabilities(String, PictureFault)
  /// Layers are required: the address, and the names that the service has.
  case layersRequired(String, available: [String])
  /// The service has no layer of this name.
  case unknownLayer(String, available: [String])
  /// The service does not draw in the coordinate system of the scheme: its name, and those that it offers.
  case unknownSystem(String, offered: [String])
  /// The coordinate system of the scheme has no code, and the interface cannot express it otherwise.
  case systemWithoutCode
  /// The service states no extent that can be transformed to the coordinate system of the scheme: its name.
  case noExtent(String)
  /// The pictures of the service are smaller than a tile, in pixels.
  case tooSmall(limit: Int, tile: Int)
  /// A parameter that decides which place is shown, or another of ours that must not be replaced.
  case reservedParameter(String)
  /// The levels of a predefined scheme are not given, and a service has no resolution from which they follow.
  case levelsRequired
  /// The level from which others are to be averaged is not one of the levels.
  case noLevel(Int)
  /// Too many requests would be needed: how many, at most.
  case tooManyRequests(Int)
  /// The service refuses a request, and repeating it would not help: the address for people, and the fault.
  case refused(String, PictureFault, sentToken: Bool)
  /// The server wants a pause that is longer than the build waits, in seconds.
  case busy(String, seconds: Int)
  /// There was no usable answer to many requests in a row: how many, and the last fault.
  case outOfOrder(String, failures: Int, PictureFault)
  /// A picture of an averaged level is missing.
  case averageIncomplete(String, PictureFault)
  /// Some tiles could not be fetched: how many, and the last fault.
  case unfinished(String, tiles: Int, PictureFault)
}

extension ServiceError {
  /// One sentence without a full stop.
  public var message: Message {
    switch self {
    case .token(let error): error.messageWithAdvice
    case .noDecoder(let problem): Message(problem.message)
    case .description(let error): error.message
    case .noPictures(let name, let capabilities):
      "\(name): the service draws no pictures; its capabilities are “\(capabilities)”, without Map or Image"
    case .noCapabilities(let name, let fault):
      """
      \(name): the answer is not the capabilities of a WMS\(Self.clause(fault)); the address of an ArcGIS service ends with \
      MapServer or ImageServer
      """
    case .layersRequired(let name, let available):
      "\(name): a WMS needs the names of the layers; give them as the parameter LAYERS, also in the address (?LAYERS=…); it has \(Self.list(available))"
    case .unknownLayer(let name, let available):
      "the service has no layer “\(name)”; it has \(Self.list(available))"
    case .unknownSystem(let system, let offered):
      """
      the service does not draw in \(system), the coordinate system of the scheme; it offers \(Self.list(offered)); \
      pictures are not transformed, because labels would be blurred
      """
    case .systemWithoutCode:
      "the coordinate system of the scheme has no EPSG code, and a WMS can only be asked by code"
    case .noExtent(let name):
      "\(name): no extent is stated that can be transformed to the scheme; give it with \(parameter: .extent)"
    case .tooSmall(let limit, let tile):
      "the pictures of the service have at most \(limit) pixels along a side, but a tile has \(tile)"
    case .reservedParameter(let name):
      "the parameter “\(name)” is set for each picture and cannot be given; a token is read from \(parameter: .token)"
    case .levelsRequired:
      "a service has no resolution from which the levels follow; give them with \(parameter: .levels)"
    case .noLevel(let number): "level \(number), from which coarser levels are to be averaged, is not one of the levels"
    case .tooManyRequests(let count):
      """
      up to \(count) requests are needed, more than \(ServiceSource.mostRequests); make fewer levels or a smaller area, \
      or confirm that the service may be asked so often
      """
    case .refused(let name, let fault, let sentToken): Self.refusal(name, fault, sentToken)
    case .busy(let name, let seconds):
      "\(name): the server asks for a pause of \(seconds) s; \(Self.again)"
    case .outOfOrder(let name, let failures, let fault):
      "\(name): \(failures) requests in a row had no usable answer; the last one: \(fault.message); \(Self.again)"
    case .averageIncomplete(let name, let fault):
      "\(name): a picture is missing from which a coarser level is averaged: \(fault.message); \(Self.again)"
    case .unfinished(let name, let tiles, let fault):
      """
      \(name): \(counted(tiles, "tile")) could not be fetched; the last fault: \(fault.message); \(Self.again)
      """
    }
  }

  private static let again = "finished bundles are kept; run the same command again to continue"

  private static func clause(_ fault: PictureFault) -> String {
    if case .notAPicture = fault { "" } else { " (\(fault.message))" }
  }

  private static func refusal(_ name: String, _ fault: PictureFault, _ sentToken: Bool) -> Message {
    // These two already know the advice about tokens.
    if case .http(let error) = fault { return MapSourceError.http(error).message }
    if case .refused(let refusal) = fault, refusal.isAccessRefused {
      return MapSourceError.refused(name, refusal, sentToken: sentToken).message
    }
    return "\(name): \(fault.message)"
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).joined(separator: ", ")
    return names.isEmpty ? "none" : names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }
}
