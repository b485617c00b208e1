import CoordinateSystems
import SchemeFormats
import TilingSchemes

/// A spatial reference of one of the documents, with its text as it was read once for all rules.
struct StatedReference: Sendable {
  /// The part of the documents that the reference belongs to.
  let owner: SchemeField.ReferenceOwner
  /// The words for the owner in messages.
  let name: String
  let reference: SpatialReference
  /// The well-known text; `nil` if there is none, if it cannot be read, or if it is exactly that of the built-in table.
  let text: WellKnownText?
  /// The system of the text; `nil` if there is none, or if it is not the text of a system.
  let system: CoordinateSystem?
  /// Whether the text is exactly that of the built-in table, which has no fault.
  let isTabled: Bool

  /// All references of a model, in the order of their importance for the tiles.
  ///
  /// Most files contain exactly the text of the table or the same text several times; comparing strings is cheaper than
  /// reading one.
  static func all(of model: CacheDescription) -> [StatedReference] {
    let all: [(SchemeField.ReferenceOwner, String, SpatialReference?)] = [
      (.scheme, "scheme", model.scheme?.spatialReference), (.map, "map", model.spatialReference),
      (.fullExtent, "full extent", model.fullExtent?.spatialReference),
      (.initialExtent, "initial extent", model.initialExtent?.spatialReference),
      (.item, "item’s extent", model.item?.extent?.spatialReference),
    ]
    return all.reduce(into: []) { found, next in
      guard let reference = next.2 else { return }
      let same = found.first { $0.reference.wellKnownText == reference.wellKnownText && !$0.isTabled }
      found.append(StatedReference(next.0, next.1, reference, same: same))
    }
  }

  private init(
    _ owner: SchemeField.ReferenceOwner, _ name: String, _ reference: SpatialReference, same: StatedReference?
  ) {
    self.owner = owner
    self.name = name
    self.reference = reference
    let known = KnownSystem.find(reference)
    isTabled = known != nil && reference.wellKnownText == known?.wellKnownText
    if isTabled {
      text = nil
      system = known?.system
    } else if let same {
      text = same.text
      system = same.system
    } else {
      let reading = reference.wellKnownText.map(ReadTexts.reading)
      text = reading?.text
      system = reading?.system
    }
  }
}
