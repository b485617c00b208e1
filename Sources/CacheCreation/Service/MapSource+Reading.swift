import CacheOpening
import FileAccess
public import HTTPAccess
import SchemeFormats
import SourceText
public import SystemPackage
import TilingSchemes

extension MapSource {
  /// Reads a file, a cache directory or a package: a service's JSON, a scheme with its companion, or what
  /// `gdalinfo -json` prints.
  ///
  /// Problems inside the documents are in `findings`.
  ///
  /// - Throws: `MapSourceError` where it cannot be read, or says nothing of a map.
  public init(_ path: FilePath) throws(MapSourceError) {
    // A pipe can be read once only, and nothing stands beside it.
    if FileSystemEntry.at(path) == .other {
      let bytes = try Self.access { () throws(FileAccessError) in try FileReading.bytes(of: path) }
      try self.init(bytes, named: path.string)
      return
    }
    let bytes = try Self.documentBytes(of: path)
    if let bytes, let source = try Self.raster(bytes, named: path.string, path) {
      self = source
      return
    }
    if let bytes, let refusal = ServiceRefusal(bytes) { throw .refused(path.string, refusal, sentToken: false) }
    let opened = try Self.opening { () throws(OpeningError) in try SchemeOpener.open(path) }
    self.init(opened, bytes, named: path.string, path)
  }

  /// Reads what standard input held, or any other bytes without a place of their own.
  ///
  /// - Parameters:
  ///   - bytes: all of the document.
  ///   - name: what they are called in messages, such as `standard input`.
  /// - Throws: `MapSourceError` where they say nothing of a map.
  public init(_ bytes: [UInt8], named name: String) throws(MapSourceError) {
    if let source = try Self.raster(bytes, named: name, nil) {
      self = source
      return
    }
    if let refusal = ServiceRefusal(bytes) { throw .refused(name, refusal, sentToken: false) }
    let opened = try Self.opening { () throws(OpeningError) in try SchemeOpener.open(bytes, named: name) }
    self.init(opened, bytes, named: name, nil)
  }

  /// Reads what standard input holds.
  ///
  /// - Throws: `MapSourceError` where it cannot be read, or says nothing of a map.
  public static func standardInput() throws(MapSourceError) -> MapSource {
    try MapSource(
      access { () throws(FileAccessError) in try FileReading.standardInput() }, named: "standard input")
  }

  /// Reads a server's answer.
  ///
  /// - Parameters:
  ///   - answer: what came back, with the address that gave it.
  ///   - sentToken: whether a token went with the request, which decides on what a refusal advises.
  /// - Throws: `MapSourceError` where it is an error answer, a web page, or says nothing of a map.
  public init(_ answer: HTTPAnswer, sentToken: Bool) throws(MapSourceError) {
    let name = answer.finalAddress
    if let refusal = ServiceRefusal(answer.bytes) { throw .refused(name, refusal, sentToken: sentToken) }
    let opened = try Self.opening { () throws(OpeningError) in try SchemeOpener.open(answer.bytes, named: name) }
    self.init(
      opened, answer.bytes, named: name, nil, address: answer.service, isImageService: answer.isImageService)
  }

  /// Asks a server for a service's description.
  ///
  /// - Throws: `MapSourceError` where it does not answer, or answers with something else.
  public static func fetch(
    _ address: HTTPAddress, token: String? = nil, client: HTTPClient = HTTPClient()
  ) async throws(MapSourceError) -> MapSource {
    let answer: HTTPAnswer
    do {
      answer = try await client.get(address, token: token)
    } catch {
      throw .http(error)
    }
    return try MapSource(answer, sentToken: token != nil || address.holdsToken)
  }

  private init(
    _ opened: OpenedScheme, _ bytes: [UInt8]?, named name: String, _ path: FilePath?, address: ServiceName? = nil,
    isImageService: Bool = false
  ) {
    var details = ServiceDetails()
    if let bytes, case .json(let document)? = try? ParsedText.parse(bytes) { details = ServiceDetails(document) }
    var description = opened.model
    description.fullExtent = description.fullExtent ?? details.extent
    let isImageService = isImageService || details.isImageService
    self.init(
      displayName: name, description: description,
      name: address.map { SourceName($0, .address) }
        ?? SourceName.of(opened, at: path, isImageService: isImageService),
      isImageService: isImageService, findings: opened.findings,
      extentProblem: details.hasEmptyExtent ? "its extent is empty, as that of a service without data is" : nil)
  }

  /// The bytes of a file that may be a single document; `nil` for a directory, a package and what is not there.
  private static func documentBytes(of path: FilePath) throws(MapSourceError) -> [UInt8]? {
    guard FileSystemEntry.at(path) == .file else { return nil }
    return try access { () throws(FileAccessError) in
      try FileReading.bytes(of: path) { ZipArchive.isArchive($0) }
    }
  }

  /// - Returns: `nil` where the bytes are something else than what `gdalinfo -json` prints.
  private static func raster(
    _ bytes: [UInt8], named name: String, _ path: FilePath?
  ) throws(MapSourceError) -> MapSource? {
    guard let raster = RasterDescription(bytes) else { return nil }
    return MapSource(
      displayName: name, description: raster.description,
      name: SourceName(fileName: raster.baseName) ?? SourceName(fileName: path?.stem), isImageService: true,
      extentProblem: raster.extentProblem)
  }

  private static func access<Value>(_ body: () throws(FileAccessError) -> Value) throws(MapSourceError) -> Value {
    do {
      return try body()
    } catch {
      throw .opening(.access(error))
    }
  }

  private static func opening<Value>(_ body: () throws(OpeningError) -> Value) throws(MapSourceError) -> Value {
    do {
      return try body()
    } catch {
      throw .opening(error)
    }
  }
}
