public import Diagnostics
import SourceText
import TilingSchemes

/// Turns a scheme into another form, and tells what the other form cannot hold.
public struct SchemeConversion: Sendable {
  /// What is to be written.
  public enum Target: Sendable {
    /// One file; what belongs into its companion is lost.
    case file(any SchemeFormat)
    /// Both files of a form.
    case pair(CacheForm)

    var formats: [any SchemeFormat] {
      switch self {
      case .file(let format): [format]
      case .pair(let form): form.formats
      }
    }
  }

  /// A file to be written.
  public struct File: Sendable {
    /// What the format calls its file, such as `conf.xml`.
    public let name: String
    /// The whole content: UTF-8 where the file is written anew, the input's encoding where its text is kept.
    public let bytes: [UInt8]
  }

  /// In the order in which they are to be written.
  public let files: [File]
  /// What the user should know.
  public let notices: [Message]
  /// What the input says and the files do not, item by item.
  public let lost: [String]

  /// Converts in memory; nothing is written.
  ///
  /// A file whose format the input has too keeps its bytes, except for an extent that is given.
  ///
  /// - Parameters:
  ///   - input: a scheme without errors.
  ///   - target: what is made of it.
  ///   - changes: what is said otherwise than in the input.
  public init(
    _ input: OpenedScheme, to target: Target, changing changes: SchemeChanges = SchemeChanges()
  ) throws(WritingError) {
    var model = changes.applied(to: input.model)
    let stated = model
    var notices: [Message] = []
    if model.name == nil, model.mapName == nil {
      model.name = model.item?.name
      if model.name == nil, let name = input.suggestedName, target.formats.contains(where: { $0.form == .readyToServe })
      {
        model.name = name
        notices.append("the input has no name; “\(name)” is taken from its path")
      }
    }
    var files: [File] = []
    var regenerated: [String] = []
    var written: [SchemeDocument] = []
    var kept: Set<String> = []
    for format in target.formats {
      let source = input.documents.first { $0.document.format.name == format.name }?.document
      if let source, let edits = changes.edits(in: source) {
        let extent = changes.extent.flatMap { _ in model.fullExtent }
        let bytes = try Self.rewrite(source, extent: extent, edits, &notices)
        kept.insert(format.name)
        files.append(File(name: format.name, bytes: bytes))
        written.append(bytes == source.text.original ? source : try format.readBack(bytes))
      } else if let file = try Self.write(model, as: format, isCompanion: !files.isEmpty, &notices) {
        notices += file.notices
        regenerated += file.regenerated
        files.append(File(name: format.name, bytes: file.bytes))
        written.append(file.document)
      }
    }
    for document in input.documents where !kept.contains(document.document.format.name) {
      notices += document.document.remarks.map { "\(document.file): \($0); the result does not say so" }
    }
    self.files = files
    self.notices = notices.uniqued()
    lost =
      regenerated.uniqued()
      + ModelItem.lost(from: stated, held: Set(written.flatMap { ModelItem.all(of: $0.model) }))
      + input.documents.filter { !kept.contains($0.document.format.name) }
      .flatMap { document in document.document.unheld.map(\.name) }.counted()
  }

  /// A companion that cannot be written is left out with a notice: a scheme is whole without its extent.
  private static func write(
    _ model: CacheDescription, as format: any SchemeFormat, isCompanion: Bool, _ notices: inout [Message]
  ) throws(WritingError) -> WrittenFile? {
    do throws(WritingError) {
      return try format.file(of: model)
    } catch {
      guard isCompanion else { throw error }
      notices.append("no \(format.name) is written: \(error.message)")
      return nil
    }
  }

  private static func rewrite(
    _ source: SchemeDocument, extent: Envelope?, _ edits: [SourceEdit], _ notices: inout [Message]
  ) throws(WritingError) -> [UInt8] {
    var edits = edits
    if let extent {
      if let extentEdits = source.format.edits(settingExtent: extent, in: source) {
        edits += extentEdits
      } else if source.positions[.extent(.item)] != nil {
        notices.append(
          "iteminfo.json keeps its old extent: turning the new one into degrees takes PROJ, which is missing or does "
            + "not know the system")
      }
    }
    guard let bytes = source.text.applying(edits) else {
      throw WritingError("what changes cannot be put into the input’s \(source.format.name)")
    }
    return bytes
  }
}

extension Array where Element: Hashable {
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [String] {
  /// Equal ones once, with their number.
  fileprivate func counted() -> [String] {
    let counts = reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return uniqued().map { name in counts[name].map { $0 > 1 ? "\(name) (\($0) times)" : name } ?? name }
  }
}
