public import Diagnostics
public import FileAccess
public import TilingSchemes

/// A scheme and its companion, as found in a file, a directory or a package.
public struct OpenedScheme: Sendable {
  /// The type of the path, detected from its content.
  public enum Container: Hashable, Sendable {
    /// A single document, or a container without documents, such as a database of tiles.
    case file
    /// A folder with a scheme, with or without its companion.
    case directory
    /// A ZIP archive that contains a legacy cache: a tile package.
    case tpk
    /// A ZIP archive that contains a ready-to-serve cache: an open tile package.
    case tpkx
  }

  /// The archive that contains the documents.
  public struct Package: Sendable {
    /// The path of the package.
    public let path: String
    /// Its entries, in the order of the archive's directory.
    public let entries: [ZipArchive.Entry]

    package init(path: String, entries: [ZipArchive.Entry]) {
      self.path = path
      self.entries = entries
    }
  }

  /// A document and its name in messages.
  public struct Document: Sendable {
    /// The path of the file. For an entry of a package: the package's path, `!` and the entry, as in
    /// `a.tpkx!root.json`.
    public let file: String
    /// The name of the entry, if the document is in a package.
    public let entry: String?
    /// The content of the file.
    public let document: SchemeDocument

    package init(file: String, entry: String?, document: SchemeDocument) {
      self.file = file
      self.entry = entry
      self.document = document
    }
  }

  /// An entry of the metadata of a container without documents.
  public struct Entry: Hashable, Sendable {
    /// The name of the entry.
    public let name: String
    /// Its value, as the container states it.
    public let value: String

    /// Takes the name and the value as they are.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where the documents were found; `.file` if there are none.
  public let container: Container
  /// The package that contains the documents; `nil` for files.
  public let package: Package?
  /// The scheme, then its companion if there is one.
  public let documents: [Document]
  /// The problems of each file, including files that could not be parsed.
  public let findings: [FileFindings]
  /// A name for the results made from this scheme, if the documents give none.
  public let suggestedName: String?
  /// Whether the documents are those of a cache and not a scheme alone: they are in a package, or beside a folder of tiles.
  public let hasTiles: Bool
  /// The name of the second document that a cache with tiles must have and this one does not, such as `conf.cdi`; `nil`
  /// if it exists, even if it cannot be read, and for a scheme without tiles.
  public let missingCompanion: String?
  /// The description given by a container without documents.
  private let description: CacheDescription?
  /// The item information of a package that is not one of its documents.
  private let itemInformation: ItemInformation?
  /// The name of the type of a container without documents.
  private let containerName: String?
  /// The metadata of a container without documents, in their order; empty for documents.
  public let metadata: [Entry]

  /// Makes a scheme without documents, such as that of a database of tiles.
  ///
  /// - Parameters:
  ///   - description: the values that the container states.
  ///   - name: the name of the type of container, such as `mbtiles`.
  ///   - metadata: the entries of the container's metadata.
  ///   - findings: the problems of what the container states.
  public init(
    describedBy description: CacheDescription, as name: String, metadata: [Entry] = [], findings: [FileFindings] = []
  ) {
    container = .file
    package = nil
    documents = []
    self.findings = findings
    suggestedName = nil
    hasTiles = true
    missingCompanion = nil
    itemInformation = nil
    self.description = description
    containerName = name
    self.metadata = metadata
  }

  package init(
    container: Container, in package: Package? = nil, documents: [Document], findings: [FileFindings],
    suggestedName: String?, hasTiles: Bool = false, missingCompanion: String? = nil,
    itemInformation: ItemInformation? = nil
  ) {
    self.container = container
    self.package = package
    self.documents = documents
    self.findings = findings
    self.suggestedName = suggestedName
    self.hasTiles = hasTiles
    self.missingCompanion = missingCompanion
    self.itemInformation = itemInformation
    description = nil
    containerName = nil
    metadata = []
  }

  /// The path of the package, or of the container without documents; `nil` for files and directories.
  package var archivePath: String? { package?.path ?? (containerName == nil ? nil : findings.first?.file) }

  /// Whether a problem makes the scheme unusable.
  public var hasErrors: Bool { findings.contains(where: \.hasErrors) }

  /// The model of all documents together. The scheme's own values come before those of its companion.
  public var model: CacheDescription {
    var model = documents.first?.document.model ?? description ?? CacheDescription()
    for companion in documents.dropFirst().map(\.document.model) {
      model.fullExtent = model.fullExtent ?? companion.fullExtent
      model.item = model.item ?? companion.item
    }
    model.item = model.item ?? itemInformation
    return model
  }

  /// The name of the form or format, as `show` prints it.
  public var formatName: String {
    switch container {
    case .tpk: "tpk"
    case .tpkx: "tpkx"
    case .directory: documents.first?.document.format.form?.rawValue ?? documents.first?.document.format.name ?? ""
    case .file: documents.first?.document.format.name ?? containerName ?? ""
    }
  }
}
