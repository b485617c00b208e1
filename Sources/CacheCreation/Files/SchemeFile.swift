public import Diagnostics
package import SchemeFormats
public import TilingSchemes

/// One scheme file with its bytes: conf.xml, conf.cdi, root.json or iteminfo.json.
public struct SchemeFile: Sendable {
  /// The standard name in ArcGIS.
  public let name: String
  /// The whole content.
  public let bytes: [UInt8]
  /// Notices about the file, each one sentence without a full stop.
  public let notices: [Message]

  /// Makes the first file of a plan: its conf.xml or root.json.
  ///
  /// - Throws: `CreationError.writing` if a value that the format requires is missing.
  public init(_ plan: CachePlan) throws(CreationError) { try self.init(of: plan.description, form: plan.form) }

  /// Makes the conf.xml of a new cache with a built-in scheme and the defaults of the other parameters, so that the scheme
  /// can be checked like a file.
  ///
  /// - Throws: `CreationError.writing` if a value that the format requires is missing.
  public init(_ builtIn: BuiltInScheme) throws(CreationError) {
    try self.init(of: CacheDescription(planned: builtIn))
  }

  /// Makes the same file for any scheme: conf.xml, unless another form is requested.
  package init(of model: CacheDescription, form: CacheForm = .legacy) throws(CreationError) {
    guard let format = form.formats.first else { throw .writing(WritingError("there is no format for this form")) }
    try self.init(of: model, format)
  }

  init(of model: CacheDescription, _ format: any SchemeFormat) throws(CreationError) {
    let written: WrittenFile
    do throws(WritingError) {
      written = try format.file(of: model)
    } catch {
      throw .writing(error)
    }
    // The file was read back. A difference would put every tile in the wrong place, so it is an error and not a loss.
    if let scheme = written.document.model.scheme, let planned = model.scheme, !scheme.hasSameGrid(as: planned) {
      throw .differs(written.name)
    }
    name = written.name
    bytes = written.bytes
    notices = written.notices + written.regenerated.map { Message($0) }
  }
}

extension CacheDescription {
  /// A new cache with a built-in scheme. A cache has an image and a storage format; a built-in scheme has neither, so that
  /// they are the defaults of a new cache.
  ///
  /// - Parameters:
  ///   - builtIn: the scheme.
  ///   - tileFormat: the image format; `nil` takes the default.
  package init(planned builtIn: BuiltInScheme, tileFormat: TileImageFormat? = nil) {
    self.init()
    scheme = builtIn.scheme
    spatialReference = builtIn.scheme.spatialReference
    let format = tileFormat ?? CreationDefaults.tileFormat
    image = TileImageInfo(
      format: format, compressionQuality: Double(CreationDefaults.compressionQuality(of: format)))
    storage = TileStorageInfo(format: .compactV2, packetSize: 128)
  }
}

extension TilingScheme {
  /// Whether every tile has the same place, compared bit for bit.
  fileprivate func hasSameGrid(as other: TilingScheme) -> Bool {
    origin == other.origin && levels == other.levels && tileWidth == other.tileWidth && tileHeight == other.tileHeight
  }
}
