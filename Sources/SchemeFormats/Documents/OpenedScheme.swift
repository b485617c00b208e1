public import Diagnostics
import FileAccess
public import TilingSchemes

/// A scheme with its companion, as they were found in a file, a directory or a package.
public struct OpenedScheme: Sendable {
  /// What the path turned out to be.
  public enum Container: Hashable, Sendable {
    /// A single document, or something that has no documents, such as a database of tiles.
    case file
    /// A folder in which a scheme, with or without its companion, was found.
    case directory
    /// A ZIP archive with the legacy form inside.
    case tpk
    /// A ZIP archive with the ready-to-serve form inside.
    case tpkx
  }

  /// A document and its name for people.
  public struct Document: Sendable {
    /// The path of the file; for an entry of a package the package's path, `!` and the entry: `a.tpkx!root.json`.
    public let file: String
    /// The entry, in a package.
    public let entry: String?
    /// What was read from the file.
    public let document: SchemeDocument

    package init(file: String, entry: String?, document: SchemeDocument) {
      self.file = file
      self.entry = entry
      self.document = document
    }
  }

  /// Where the documents were found; `.file` where there are none.
  public let container: Container
  /// The scheme first, then its companion.
  public let documents: [Document]
  /// What is wrong with each file, those included that could not be parsed.
  public let findings: [FileFindings]
  /// A name for what is made from it, where the documents give none.
  public let suggestedName: String?
  /// What something that has no documents says of itself.
  private let description: CacheDescription?

  /// A scheme without documents, such as that of a database of tiles.
  ///
  /// - Parameter description: what it says of itself.
  public init(describedBy description: CacheDescription) {
    container = .file
    documents = []
    findings = []
    suggestedName = nil
    self.description = description
  }

  package init(
    container: Container, documents: [Document], findings: [FileFindings], suggestedName: String?
  ) {
    self.container = container
    self.documents = documents
    self.findings = findings
    self.suggestedName = suggestedName
    description = nil
  }

  /// Whether a problem keeps the scheme from being used.
  public var hasErrors: Bool { findings.contains(where: \.hasErrors) }

  /// All documents read together.
  public var model: CacheDescription {
    var model = documents.first?.document.model ?? description ?? CacheDescription()
    for companion in documents.dropFirst().map(\.document.model) {
      model.fullExtent = model.fullExtent ?? companion.fullExtent
      model.item = model.item ?? companion.item
    }
    return model
  }

  /// The name of the form or format, as `show` prints it.
  public var formatName: String {
    switch container {
    case .tpk: "tpk"
    case .tpkx: "tpkx"
    case .directory: documents.first?.document.format.form?.rawValue ?? documents.first?.document.format.name ?? ""
    case .file: documents.first?.document.format.name ?? ""
    }
  }
}
