import SourceText
import TileStores

/// A text or a file of the pages, before the headers of the connection are added.
struct ServedDocument {
  /// The kinds of documents, which decide about their headers.
  enum Kind {
    case json, script, xml, html
    /// A file of the pages: its media type.
    case asset(String)

    var mediaType: String {
      switch self {
      case .json: "application/json; charset=utf-8"
      case .script: "application/javascript; charset=utf-8"
      case .xml: "application/xml; charset=utf-8"
      case .html: "text/html; charset=utf-8"
      case .asset(let type): type
      }
    }

    /// Whether a page of another site could read the content without asking for permission.
    var isData: Bool {
      switch self {
      case .json, .script: true
      case .xml, .html, .asset: false
      }
    }
  }

  let status: ServerResponse.Status
  let kind: Kind
  let bytes: [UInt8]

  init(_ kind: Kind, _ bytes: [UInt8], status: ServerResponse.Status = .ok) {
    self.status = status
    self.kind = kind
    self.bytes = bytes
  }

  init(_ value: JSONOutput, _ layout: JSONOutput.Layout = .compact, status: ServerResponse.Status = .ok) {
    self.init(.json, Array((value.text(layout) + "\n").utf8), status: status)
  }

  init(xml: String, status: ServerResponse.Status = .ok) { self.init(.xml, Array(xml.utf8), status: status) }

  /// An error as ArcGIS states it. Clients look at `error` whatever the status is; both are sent.
  static func error(_ status: ServerResponse.Status, _ message: String) -> ServedDocument {
    ServedDocument(
      .object([
        .init(
          "error",
          .object([
            .init("code", .integer(status.rawValue)), .init("message", .string(message)), .init("details", .array([])),
          ]))
      ]), status: status)
  }

  /// The answer for a name that no cache has.
  static func unknownCache(_ name: String) -> ServedDocument {
    .error(.notFound, "there is no cache with the name \(name); /arcgis/rest/services?f=json lists them")
  }

  /// The entity tag of the content.
  var entityTag: String {
    var version = Fingerprint()
    // Eight bytes at a time: a page's library has a megabyte.
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        version.add(Int(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      for byte in bytes[offset...] { version.add(Int(byte)) }
    }
    version.add(bytes.count)
    return EntityTag.text(version.value)
  }
}
