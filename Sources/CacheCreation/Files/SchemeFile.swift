public import Diagnostics
package import SchemeFormats
package import TilingSchemes

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

extension TilingScheme {
  /// Whether every tile has the same place, compared bit for bit.
  fileprivate func hasSameGrid(as other: TilingScheme) -> Bool {
    origin == other.origin && levels == other.levels && tileWidth == other.tileWidth && tileHeight == other.tileHeight
  }
}
