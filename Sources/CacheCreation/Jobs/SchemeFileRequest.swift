import CacheOpening
public import Diagnostics
import FileAccess
import SchemeFormats
public import SystemPackage

/// A request for the file of a new scheme alone. It corresponds to ArcGIS's *Generate Map Server Cache Tiling Scheme*.
public struct SchemeFileRequest: Sendable {
  /// The parameters of the scheme. `output` among them is the path of the file.
  public var scheme: PlanRequest
  /// Whether an existing file is replaced.
  public var overwrites = false

  /// Replaces nothing.
  public init(_ scheme: PlanRequest) { self.scheme = scheme }

  /// The file to write; `nil` if only the report contains the bytes, because `output` is missing or `-`.
  public var destination: FilePath? {
    scheme.allTexts[.output].flatMap { $0 == "-" ? nil : FilePath($0) }
  }

  /// Whether the destination is a directory: it exists as one, or its text ends with `/`. It then gets all files of the
  /// form, as in ArcGIS's tool with an output folder: root.json, iteminfo.json and its thumbnail, or conf.xml and conf.cdi.
  var isDirectory: Bool {
    guard let destination else { return false }
    return FileSystemEntry.at(destination) == .directory || scheme.allTexts[.output]?.hasSuffix("/") == true
  }

  /// The form that the suffix of the destination shows: `.json` for a root.json, `.xml` for a conf.xml.
  private var namedForm: CacheForm? {
    guard let destination, !isDirectory else { return nil }
    switch destination.extension?.lowercased() {
    case "json": return .readyToServe
    case "xml": return .legacy
    default: return nil
    }
  }

  /// Plans the scheme, and writes all of its files or nothing.
  ///
  /// - Parameter remark: receives findings and notices about the files that are read.
  /// - Throws: `CreationError` if the request does not result in a scheme, or its file cannot be written.
  public func run(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> SchemeFileReport {
    var inputs = await scheme.inputs(form: namedForm, remark)
    if let advice = destination.flatMap(WindowsPath.advice) { inputs.faults.add(.usage(.output, Message(advice))) }
    let plan = try CachePlan(inputs, form: namedForm, isSchemeAlone: true)
    let file = try SchemeFile(plan)
    guard let destination else {
      return SchemeFileReport(plan: plan, file: file, written: [], single: nil)
    }
    let isDirectory = isDirectory
    let files =
      isDirectory
      ? try CacheFiles(plan).files.map { (destination.appending($0.path.components), $0.bytes) }
      : [(destination, file.bytes)]
    do throws(FileAccessError) {
      let read = InputFiles(scheme.inputs)
      if isDirectory { try Directory.create(destination) }
      var staged = StagedFiles(overwrites: overwrites)
      for (path, bytes) in files {
        try read.check(path)
        try staged.add(bytes, at: path)
      }
      return SchemeFileReport(
        plan: plan, file: file, written: try staged.commit(), single: isDirectory ? nil : destination)
    } catch {
      throw .file(error)
    }
  }
}

/// The result of making a scheme file.
public struct SchemeFileReport: Sendable {
  /// The scheme, with notices about automatic choices.
  public let plan: CachePlan
  /// The file with its bytes.
  public let file: SchemeFile
  /// The paths of the written files; empty if no file was to be written.
  public let written: [FilePath]

  /// The one file that was written; `nil` if all files of the form were, or none.
  let single: FilePath?

  /// Notices for the user, each one sentence without a full stop.
  public var notices: [Message] {
    guard let single, single.extension == nil else { return plan.notices + file.notices }
    // A name without a suffix is often meant as that of a directory.
    return plan.notices + file.notices
      + ["\(single) is one file, a \(file.name); the name with a slash, \(single)/, writes a directory with all files"]
  }

  /// What is known of the map and the written file has no place for, each one sentence without a full stop.
  public var losses: [Message] {
    guard let single, plan.form == .legacy, !plan.isExtentAssumed else { return [] }
    let directory = single.removingLastComponent().appending(single.stem ?? "scheme")
    return [
      """
      the extent: conf.xml has no place for it; conf.cdi has, and a directory as the output, such as \(directory)/, gets \
      both files
      """
    ]
  }

  /// Warnings for the user, each one sentence without a full stop.
  public var warnings: [Message] { plan.warnings }
}
