import SourceText
import TilingSchemes

/// Collects the edits that change values of a document.
struct DocumentEdits {
  private let document: SchemeDocument
  private let isJSON: Bool
  /// The edits so far; `nil` if the document has no place for one of the values.
  private(set) var edits: [SourceEdit]? = []

  init(_ document: SchemeDocument, isJSON: Bool) {
    self.document = document
    self.isJSON = isJSON
  }

  /// Replaces each value that the new part has and that differs from the old part.
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

  /// Replaces each value that the new part has and the document states; the other values are not added.
  mutating func setIfStated<Part>(_ fields: [ModelField<Part, SchemeField>], to new: Part) {
    for field in fields {
      guard let text = field.value.exactText(in: new), let range = document.positions[field.place] else { continue }
      let edit = SourceEdit(range, with: spelled(field.value, in: new, text))
      edits?.append(edit)
    }
  }

  /// The text of a value in the document's language. A JSON string needs quotes. XML text is not escaped here, because
  /// the texts that are edited are names of formats.
  private func spelled<Part>(_ value: FieldValue<Part>, in part: Part, _ text: String) -> String {
    switch value.kind {
    case .number, .positiveNumber: value.number.get(part).map(DecimalNumber.shortest) ?? text
    case .text: isJSON ? JSONOutput.quote(text) : text
    case .wholeNumber, .flag: text
    }
  }
}
