public import CoordinateSystems
import Diagnostics
public import SchemeFormats
public import SourceText
public import TilingSchemes

/// What the rules examine: a scheme and the file beside it, such as conf.cdi or iteminfo.json.
public struct LintSubject: Sendable {
  /// The documents as they were read, with their texts and the positions of their values.
  public let opened: OpenedScheme
  /// The values of all documents together.
  public let model: CacheDescription
  /// The coordinate system of the scheme, by its well-known text, the built-in table, or PROJ.
  ///
  /// PROJ is asked last, because opening it takes longer than all rules together. Only JSON states systems without a
  /// text. A service without tiles has no scales to check, and PROJ is not asked for it.
  public var system: CoordinateSystem? {
    statedSystem ?? tabledSystem ?? (scheme == nil ? nil : reference.flatMap(LookedUpSystems.system))
  }
  /// The spatial reference of the scheme, or that of the map if the scheme has none of its own.
  var reference: SpatialReference? { model.scheme?.spatialReference ?? model.spatialReference }
  /// The coordinate system by the well-known text; `nil` if there is no text, or none that can be read.
  let statedSystem: CoordinateSystem?
  /// The well-known text of the scheme; `nil` if there is none, if it cannot be read, or if it is exactly that of the
  /// built-in table, which has no fault.
  let statedText: WellKnownText?
  /// The coordinate system by WKID and latest WKID, from the built-in table; `nil` if the table does not contain them.
  let tabledSystem: CoordinateSystem?

  /// All spatial references that the documents state.
  let references: [StatedReference]

  /// The scheme that all caches must match; `nil` if the configuration sets none.
  public let houseScheme: TilingScheme?

  /// Looks up the coordinate system by its own text and in the built-in table.
  ///
  /// - Parameters:
  ///   - opened: the documents of one cache, as they were read.
  ///   - houseScheme: the scheme that all caches must match; `nil` if the configuration sets none.
  public init(_ opened: OpenedScheme, houseScheme: TilingScheme? = nil) {
    self.opened = opened
    self.houseScheme = houseScheme
    let model = opened.model
    self.model = model
    let owner: SchemeField.ReferenceOwner = model.scheme?.spatialReference == nil ? .map : .scheme
    references = StatedReference.all(of: model)
    let own = references.first { $0.owner == owner }
    tabledSystem = own.flatMap { KnownSystem.find($0.reference)?.system }
    statedSystem = own?.system
    statedText = own?.text
  }

  /// The tiling scheme; `nil` if no document has one that could be read.
  public var scheme: TilingScheme? { model.scheme }

  /// Whether the scheme is the description of a service. Its extent and its limits are those of the map, which may have
  /// areas and scales without tiles.
  public var isService: Bool { opened.documents.first?.document.format.name == "service.json" }

  /// The full extent, in map units of the scheme.
  ///
  /// `nil` if there is none, if it is empty (EXT002), or if its identifiers name another coordinate system than the
  /// scheme’s (SRS004): rules that compare it with the tile origin would report nonsense.
  public var extentOfScheme: Envelope? {
    guard let scheme, let extent = model.fullExtent else { return nil }
    let own = scheme.spatialReference ?? model.spatialReference
    if let own, let other = extent.spatialReference, own.contradicts(other) { return nil }
    return extent.xMin <= extent.xMax && extent.yMin <= extent.yMax ? extent : nil
  }

  /// The index of the level with the greatest resolution in map units per pixel.
  ///
  /// Not simply the first level: LOD002 reports levels in the wrong order, and the other rules still have to be right.
  var coarsestLevel: Int? {
    scheme.flatMap { scheme in
      scheme.levels.indices.max { scheme.levels[$0].resolution < scheme.levels[$1].resolution }
    }
  }

  /// The place of a value in one of the documents.
  public struct Place: Hashable, Sendable {
    /// The position of the document in `opened.documents`.
    public let document: Int
    /// The bytes of the value in that document.
    public let range: SourceRange
  }

  /// The place of a value in the first document that contains it; `nil` if none does.
  public func place(of field: SchemeField) -> Place? {
    for (index, document) in opened.documents.enumerated() {
      if let range = document.document.positions[field] { return Place(document: index, range: range) }
    }
    return nil
  }

  /// A fix that replaces a value, in the same document as the finding; `nil` if no document contains the value.
  ///
  /// - Parameter isText: whether the value is a string, which JSON has in quotes.
  ///
  /// - Parameters:
  ///   - field: the value to replace.
  ///   - value: the new text, without quotation marks.
  ///   - isText: whether the value is a string, which JSON writes in quotation marks and XML does not.
  ///   - isSafe: whether no program reads the result as another scheme than the one that was meant.
  func fix(_ field: SchemeField, to value: String, isText: Bool = false, isSafe: Bool) -> Fix? {
    guard let place = place(of: field) else { return nil }
    let isJSON = opened.documents[place.document].document.format.form != .legacy
    let edit = SourceEdit(place.range, with: isText && isJSON ? JSONOutput.quote(value) : value)
    return Fix("write \(value)", isSafe: isSafe, edits: [edit])
  }

  /// The index of the document that would contain a value: an empty list has no place, but is in iteminfo.json.
  private func document(without field: SchemeField) -> Int {
    guard case .item = field else { return 0 }
    return opened.documents.firstIndex { $0.document.format.name == "iteminfo.json" } ?? 0
  }

  /// A violation at the place of a value, or in the first document as a whole if no document contains the value.
  ///
  /// Notes about values in another document are left out, because a finding points into one file only.
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
      message, in: place?.document ?? document(without: field), at: place?.range, severity: severity, help: help,
      notes: notes,
      fix: fix)
  }
}

extension SpatialReference {
  /// Whether two references describe different coordinate systems, as far as the built-in table shows.
  ///
  /// PROJ is not used: opening it takes longer than all rules together.
  func contradicts(_ other: SpatialReference) -> Bool {
    isSameSystem(as: other, asking: .builtInTable) == .different
  }
}
