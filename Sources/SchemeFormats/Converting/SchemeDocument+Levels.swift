import SourceText
package import TilingSchemes

extension SchemeDocument {
  /// The bytes of the document with another list of levels. Everything else keeps its text, including values that the
  /// model cannot hold.
  ///
  /// - Parameters:
  ///   - levels: the new list, the coarsest level first.
  ///   - limits: the new `minLOD`, `maxLOD`, `minScale` and `maxScale`; a value that the document does not state is not
  ///     added, and `nil` keeps the value.
  /// - Throws: `WritingError` if the document has no list of levels that can be edited.
  package func bytes(
    settingLevels levels: [RevisedLevel], limits: CacheDescription
  ) throws(WritingError) -> [UInt8] {
    guard let list = LevelListEdits(self) else {
      throw WritingError("the list of levels in this \(format.name) cannot be edited")
    }
    var edits = DocumentEdits(self, isJSON: xml == nil)
    edits.setIfStated([.minLOD, .maxLOD, .minScale, .maxScale], to: limits)
    guard let bytes = text.applying(list.edits(to: levels) + (edits.edits ?? [])) else {
      throw WritingError("the levels cannot be changed in this \(format.name)")
    }
    // The file is read back: a wrong level would put every tile of it in the wrong place.
    guard let written = try format.readBack(bytes).model.scheme?.levels, same(written, levels.map(\.level)) else {
      throw WritingError("the \(format.name) with the new levels cannot be read back; please report this error")
    }
    return bytes
  }

  /// Whether two lists have the same levels, bit for bit; their order may differ.
  private func same(_ one: [LevelOfDetail], _ other: [LevelOfDetail]) -> Bool {
    one.count == other.count && one.allSatisfy { level in other.contains(level) }
  }
}
