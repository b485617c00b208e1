public import Diagnostics
package import SchemeFormats
package import TilingSchemes

/// The bytes of a scheme's own file: conf.xml, conf.cdi, root.json or iteminfo.json.
public struct SchemeFile: Sendable {
  /// As ArcGIS calls it.
  public let name: String
  /// All that it will hold.
  public let bytes: [UInt8]
  /// What the user should know of it, each one sentence without a full stop.
  public let notices: [Message]

  /// The first file of a plan: its conf.xml or root.json.
  ///
  /// - Throws: `CreationError.writing` where the format lacks something that it cannot do without.
  public init(_ plan: CachePlan) throws(CreationError) { try self.init(of: plan.description, form: plan.form) }

  /// The same of any scheme: its conf.xml unless another form is wanted.
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
    if let scheme = written.document.model.scheme, let planned = model.scheme, !scheme.hasSameGrid(as: planned) {
      throw .differs(written.name)
    }
    name = written.name
    bytes = written.bytes
    notices = written.notices + written.regenerated.map { Message($0) }
  }
}

extension TilingScheme {
  /// Whether every tile lies at the same place, to the last bit.
  fileprivate func hasSameGrid(as other: TilingScheme) -> Bool {
    origin == other.origin && levels == other.levels && tileWidth == other.tileWidth && tileHeight == other.tileHeight
  }
}
