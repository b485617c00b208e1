public import CoordinateSystems
import Diagnostics
public import SchemeFormats
public import SourceText
public import TilingSchemes

/// What the rules look at: a scheme with its companion.
public struct LintSubject: Sendable {
  /// The documents as they were read, with their texts and positions.
  public let opened: OpenedScheme
  /// All documents together.
  public let model: CacheDescription
  /// The scheme's coordinate system by its own text or the built-in table; PROJ is never asked.
  public var system: CoordinateSystem? { statedSystem ?? tabledSystem }
  /// By its well-known text.
  let statedSystem: CoordinateSystem?
  /// By its identifiers.
  let tabledSystem: CoordinateSystem?

  /// The scheme that all caches must match, where there is one.
  public let houseScheme: TilingScheme?

  /// Looks up the coordinate system by its own text and in the built-in table.
  ///
  /// - Parameters:
  ///   - opened: the documents of one cache, read.
  ///   - houseScheme: what the configuration names as the scheme of all caches; `nil` where it names none.
  public init(_ opened: OpenedScheme, houseScheme: TilingScheme? = nil) {
    self.opened = opened
    self.houseScheme = houseScheme
    let model = opened.model
    self.model = model
    let reference = model.scheme?.spatialReference ?? model.spatialReference
    let known = reference.flatMap(KnownSystem.find)
    tabledSystem = known?.system
    // Most files hold the very text of the table.
    statedSystem = reference?.wellKnownText.flatMap { [tabledSystem] text in
      text == known?.wellKnownText ? tabledSystem : CoordinateSystem(wellKnownText: text)
    }
  }

  /// The tiling scheme; `nil` where no document has one that could be read.
  public var scheme: TilingScheme? { model.scheme }

  /// Whether it is the description of a service, whose extent is the map's and not that of the tiles.
  public var isService: Bool { opened.documents.first?.document.format.name == "service.json" }

  /// The full extent where it is in the scheme's coordinate system, as far as identifiers tell.
  public var extentOfScheme: Envelope? {
    guard let scheme, let extent = model.fullExtent else { return nil }
    let own = scheme.spatialReference ?? model.spatialReference
    if let own, let other = extent.spatialReference, own.contradicts(other) { return nil }
    return extent.xMin <= extent.xMax && extent.yMin <= extent.yMax ? extent : nil
  }

  /// The place of the level that has the fewest tiles.
  var coarsestLevel: Int? {
    scheme.flatMap { scheme in
      scheme.levels.indices.max { scheme.levels[$0].resolution < scheme.levels[$1].resolution }
    }
  }

  /// Where a value stands.
  public struct Place: Hashable, Sendable {
    /// The position of the document in `opened.documents`.
    public let document: Int
    /// The bytes of the value in that document.
    public let range: SourceRange
  }

  /// Where a value stands in the first document that has it; `nil` where none has.
  public func place(of field: SchemeField) -> Place? {
    for (index, document) in opened.documents.enumerated() {
      if let range = document.document.positions[field] { return Place(document: index, range: range) }
    }
    return nil
  }

  /// A fix that writes another value in the place of one, in the same document as the finding.
  ///
  /// - Parameter isText: whether the value is a string, which JSON has in quotes.
  func fix(_ field: SchemeField, to value: String, isText: Bool = false, isSafe: Bool) -> Fix? {
    guard let place = place(of: field) else { return nil }
    let isJSON = opened.documents[place.document].document.format.form != .legacy
    let edit = SourceEdit(place.range, with: isText && isJSON ? JSONOutput.quote(value) : value)
    return Fix("write \(value)", isSafe: isSafe, edits: [edit])
  }

  /// A violation at a value.
  func violation(
    _ message: String, at field: SchemeField, severity: Severity? = nil, help: String? = nil,
    noting others: [(message: String, field: SchemeField)] = [], fix: Fix? = nil
  ) -> Violation {
    let place = place(of: field)
    let notes = others.compactMap { note -> Finding.Note? in
      guard let other = self.place(of: note.field), other.document == place?.document else { return nil }
      return Finding.Note(note.message, at: other.range)
    }
    return Violation(
      message, in: place?.document ?? 0, at: place?.range, severity: severity, help: help, notes: notes,
      fix: fix)
  }
}

extension SpatialReference {
  /// Whether two references name different systems, without PROJ’s help: opening it would cost more than the rules do.
  func contradicts(_ other: SpatialReference) -> Bool {
    isSameSystem(as: other, asking: .builtInTable) == .different
  }
}
