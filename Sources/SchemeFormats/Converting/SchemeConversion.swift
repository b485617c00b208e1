public import Diagnostics
import SourceText
import TilingSchemes

/// Converts a scheme into another form, and reports what the other form cannot hold.
public struct SchemeConversion: Sendable {
  /// The files to write.
  public enum Target: Sendable {
    /// One file; values that belong in its companion are lost.
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

  /// A file to write.
  public struct File: Sendable {
    /// The format's name for its file, such as `conf.xml`.
    public let name: String
    /// The whole content: UTF-8 if the file is written from the model, the input's encoding if its text is kept.
    public let bytes: [UInt8]
  }

  /// The files, in the order in which they should be written.
  public let files: [File]
  /// Automatic choices and other facts for the user.
  public let notices: [Message]
  /// The values that the input states and the files do not, one line each.
  public let lost: [String]

  /// Converts in memory; nothing is written to disk.
  ///
  /// If the input has a file of the same format, that file keeps its bytes, except for the changes.
  ///
  /// - Parameters:
  ///   - input: a scheme without errors.
  ///   - target: the form or format of the result.
  ///   - changes: values that differ from the input.
  /// - Throws: `WritingError` if the input does not have a value that the target requires, or a change cannot be made.
  public init(
    _ input: OpenedScheme, to target: Target, changing changes: SchemeChanges = SchemeChanges()
  ) throws(WritingError) {
    let hasItemDocument = input.documents.contains { $0.document.model.item != nil }
    var model = changes.applied(to: input.model, hasItemDocument: hasItemDocument)
    var stated = model
    var notices: [Message] = []
    if model.name == nil, model.mapName == nil {
      model.name = model.item?.name
      if model.name == nil, let name = input.suggestedName, target.formats.contains(where: { $0.form == .readyToServe })
      {
        model.name = name
        notices.append("the input has no name; “\(name)” is used, from its path")
      }
    }
    var spelling: PackageSpelling?
    if changes.spelling == .package, target.formats.contains(where: { $0.form == .readyToServe }) {
      let spelled = PackageSpelling(model)
      model = spelled.model
      stated = spelled.stated
      spelling = spelled
    }
    if let source = input.documents.first?.document, source.format.isOpen, source.positions[.dotsPerInch] == nil,
      target.formats.contains(where: { !$0.isOpen }), model.scheme != nil
    {
      notices.append(
        "\(source.format.name) states resolutions without Esri's scales; the scales are computed at 96 dots per inch and "
          + "39.37 inches per metre (scale convention arcgis)" as Message)
    }
    var files: [File] = []
    var regenerated: [String] = []
    var written: [SchemeDocument] = []
    var kept: Set<String> = []
    for format in target.formats {
      // A conf.xml without its root element is written again with it, because ArcGIS cannot read it as it is.
      let source = input.documents.first { $0.document.format.name == format.name }?.document
        .unlessBare
      // A text of the same format is edited and not rewritten, so that it keeps what the model has no field for.
      if let source, let edits = changes.edits(in: source) {
        let extent = changes.extent.flatMap { _ in model.fullExtent }
        let bytes = try Self.rewrite(source, extent: extent, edits, spelling, &notices)
        kept.insert(format.name)
        files.append(File(name: format.fileName, bytes: bytes))
        written.append(bytes == source.text.original ? source : try format.readBack(bytes))
      } else if let file = try Self.write(model, as: format, isCompanion: !files.isEmpty, &notices) {
        // The item information has only an extent in degrees, so the notices are about root.json.
        if files.isEmpty { notices += spelling?.notices ?? [] }
        notices += file.notices
        regenerated += file.regenerated
        files.append(File(name: format.fileName, bytes: file.bytes))
        written.append(file.document)
      }
    }
    self.files = files
    self.notices = notices.uniqued()
    lost =
      regenerated.uniqued()
      + ModelItem.lost(from: stated, held: Set(written.flatMap { ModelItem.all(of: $0.model) }))
      + input.documents.filter { !kept.contains($0.document.format.name) }
      .flatMap { document in document.document.unheld.map(\.name) }.counted()
  }

  /// Writes a file. A companion that cannot be written is left out with a notice, because a scheme is usable without
  /// its extent.
  private static func write(
    _ model: CacheDescription, as format: any SchemeFormat, isCompanion: Bool, _ notices: inout [Message]
  ) throws(WritingError) -> WrittenFile? {
    do throws(WritingError) {
      return try format.file(of: model)
    } catch {
      guard isCompanion else { throw error }
      notices.append("\(format.name) is not written: \(error.message)")
      return nil
    }
  }

  /// The bytes of a source after its edits.
  ///
  /// - Throws: `WritingError` if the edits overlap or cannot be written in the file's encoding.
  private static func rewrite(
    _ source: SchemeDocument, extent: Envelope?, _ edits: [SourceEdit], _ spelling: PackageSpelling?,
    _ notices: inout [Message]
  ) throws(WritingError) -> [UInt8] {
    var edits = edits
    if let extent {
      if let extentEdits = source.format.edits(settingExtent: extent, in: source) {
        edits += extentEdits
      } else if source.positions[.extent(.item)] != nil {
        notices.append(
          "iteminfo.json keeps its old extent: converting the new one to degrees needs PROJ, which is missing or does "
            + "not know the coordinate system")
      }
    }
    if let spelling {
      let added = source.edits(spelling: spelling, besides: edits)
      if !added.isEmpty { notices += spelling.notices }
      edits += added
    }
    guard let bytes = source.text.applying(edits) else {
      throw WritingError("the changes cannot be made in the input’s \(source.format.name)")
    }
    return bytes
  }
}

extension SchemeDocument {
  /// `nil` if the document is a scheme without the element that must be around it.
  fileprivate var unlessBare: SchemeDocument? { findings.contains { $0.kind == .problem(.bareScheme) } ? nil : self }
}

extension Array where Element: Hashable {
  fileprivate func uniqued() -> [Element] {
    guard count > 1 else { return self }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [String] {
  /// Equal lines once, with their number.
  fileprivate func counted() -> [String] {
    let counts = reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return uniqued().map { name in counts[name].map { $0 > 1 ? "\(name) (\($0) times)" : name } ?? name }
  }
}
