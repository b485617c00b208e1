import CacheOpening
import FileAccess
public import HTTPAccess
public import SchemeFormats
import SourceText
public import SystemPackage
import TilingSchemes

extension MapSource {
  /// Reads a file, a cache directory or a package: the JSON of a service, a scheme with its companion file, or the
  /// output of `gdalinfo -json`.
  ///
  /// Problems in the content of the documents are in `findings`.
  ///
  /// - Parameters:
  ///   - path: the path of the file, directory or package.
  ///   - format: the format of a scheme file; `nil` detects it.
  /// - Throws: `MapSourceError` if it cannot be read, or does not describe a map.
  public init(_ path: FilePath, as format: (any SchemeFormat)? = nil) throws(MapSourceError) {
    // A pipe can be read only once, and has no companion file next to it.
    if FileSystemEntry.at(path) == .other {
      let bytes = try Self.access { () throws(FileAccessError) in try FileReading.bytes(of: path) }
      try self.init(bytes, named: path.string, as: format)
      return
    }
    guard FileSystemEntry.at(path) == .file else {
      let opened = try Self.opening { () throws(OpeningError) in try SchemeOpener.open(path, as: format) }
      self.init(opened, nil, named: path.string, path)
      return
    }
    let content = try Self.access { () throws(FileAccessError) in try SchemeFileContent(of: path) }
    var document: [UInt8]?
    if case .document(let bytes) = content {
      document = bytes
      if format == nil, let source = try Self.raster(bytes, named: path.string, path) {
        self = source
        return
      }
      if let refusal = ServiceRefusal(bytes) { throw .refused(path.string, refusal, sentToken: false) }
    }
    let opened = try Self.opening { () throws(OpeningError) in
      try SchemeOpener.open(path, holding: content, as: format)
    }
    self.init(opened, document, named: path.string, path)
  }

  /// Reads a document from bytes, such as those of standard input.
  ///
  /// - Parameters:
  ///   - bytes: the whole document.
  ///   - name: the name in messages, such as `standard input`.
  ///   - format: the format of the document; `nil` detects it.
  /// - Throws: `MapSourceError` if the document does not describe a map.
  public init(_ bytes: [UInt8], named name: String, as format: (any SchemeFormat)? = nil) throws(MapSourceError) {
    if format == nil, let source = try Self.raster(bytes, named: name, nil) {
      self = source
      return
    }
    if let refusal = ServiceRefusal(bytes) { throw .refused(name, refusal, sentToken: false) }
    let opened = try Self.opening { () throws(OpeningError) in try SchemeOpener.open(bytes, named: name, as: format) }
    self.init(opened, bytes, named: name, nil)
  }

  /// Reads a document from standard input.
  ///
  /// - Parameter format: the format of the document; `nil` detects it.
  /// - Throws: `MapSourceError` if it cannot be read, or does not describe a map.
  public static func standardInput(as format: (any SchemeFormat)? = nil) throws(MapSourceError) -> MapSource {
    try MapSource(
      access { () throws(FileAccessError) in try FileReading.standardInput() }, named: "standard input", as: format)
  }

  /// Reads a server's answer.
  ///
  /// - Parameters:
  ///   - answer: the answer, with the address that gave it.
  ///   - format: the format of the document; `nil` detects it.
  ///   - sentToken: whether a token was sent with the request. The advice after a refusal depends on it.
  /// - Throws: `MapSourceError` if the answer is an error, a web page, or does not describe a map.
  public init(
    _ answer: HTTPAnswer, as format: (any SchemeFormat)? = nil, sentToken: Bool
  ) throws(MapSourceError) {
    let name = answer.finalAddress
    if let refusal = ServiceRefusal(answer.bytes) { throw .refused(name, refusal, sentToken: sentToken) }
    let opened = try Self.opening { () throws(OpeningError) in
      try SchemeOpener.open(answer.bytes, named: name, as: format)
    }
    self.init(
      opened, answer.bytes, named: name, nil, address: answer.service, isImageService: answer.isImageService)
  }

  /// Fetches the description of a service from a server.
  ///
  /// - Throws: `MapSourceError` if the server does not answer, or answers with something else.
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
    var tiles: TileExtent?
    if let path, description.fullExtent == nil, !details.hasEmptyExtent { tiles = TileExtent(of: opened, at: path) }
    description.fullExtent = description.fullExtent ?? tiles?.envelope
    let isImageService = isImageService || details.isImageService
    self.init(
      displayName: name, description: description,
      name: address.map { SourceName($0, .address) }
        ?? SourceName.of(opened, at: path, isImageService: isImageService),
      isImageService: isImageService, findings: opened.findings, notice: tiles?.notice(of: name),
      extentProblem: details.hasEmptyExtent ? "its extent is empty, as in a service without data" : nil)
  }

  /// Whether a file is the output of `gdalinfo -json`, which describes a map and no scheme.
  package static func isRasterDescription(_ path: FilePath) -> Bool {
    guard FileSystemEntry.at(path) == .file, case .document(let bytes)? = try? SchemeFileContent(of: path) else {
      return false
    }
    return RasterDescription(bytes) != nil
  }

  /// - Returns: `nil` if the bytes are not the output of `gdalinfo -json`.
  private static func raster(
    _ bytes: [UInt8], named name: String, _ path: FilePath?
  ) throws(MapSourceError) -> MapSource? {
    guard let raster = RasterDescription(bytes) else { return nil }
    return MapSource(
      displayName: name, description: raster.description,
      name: SourceName(fileName: raster.baseName) ?? SourceName(fileName: path?.stem), isImageService: true,
      extentProblem: raster.extentProblem, raster: raster.pixels)
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
