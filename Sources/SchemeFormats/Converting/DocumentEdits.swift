import SourceText
import TilingSchemes

/// Gathers the edits that make a document state other values.
struct DocumentEdits {
  private let document: SchemeDocument
  private let isJSON: Bool
  /// `nil` where the document has no place for one of the values.
  private(set) var edits: [SourceEdit]? = []

  init(_ document: SchemeDocument, isJSON: Bool) {
    self.document = document
    self.isJSON = isJSON
  }

  /// Replaces those values that the new part has and the old one does not have alike.
  mutating func set<Part>(_ fields: [ModelField<Part, SchemeField>], from old: Part, to new: Part) {
    for field in fields {
      guard let text = field.value.exactText(in: new), text != field.value.exactText(in: old) else { continue }
      guard let range = document.positions[field.place] else {
        edits = nil
        return
      }
      let edit = SourceEdit(range, with: spelled(field.value, in: new, text))
      edits?.append(edit)
    }
  }

  /// Replaces those values that the new part has and the document states.
  mutating func setIfStated<Part>(_ fields: [ModelField<Part, SchemeField>], to new: Part) {
    for field in fields {
      guard let text = field.value.exactText(in: new), let range = document.positions[field.place] else { continue }
      let edit = SourceEdit(range, with: spelled(field.value, in: new, text))
      edits?.append(edit)
    }
  }

  private func spelled<Part>(_ value: FieldValue<Part>, in part: Part, _ text: String) -> String {
    switch value.kind {
    case .number, .positiveNumber: value.number.get(part).map(DecimalNumber.shortest) ?? text
    case .text: isJSON ? JSONOutput.quote(text) : text
    case .wholeNumber, .flag: text
    }
  }
}
