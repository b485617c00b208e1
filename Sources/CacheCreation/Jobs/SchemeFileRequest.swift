import CacheOpening
public import Diagnostics
import FileAccess
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

  /// Plans the scheme, and writes the whole file or nothing.
  ///
  /// - Parameter remark: receives findings and notices about the files that are read.
  /// - Throws: `CreationError` if the request does not result in a scheme, or its file cannot be written.
  public func run(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> SchemeFileReport {
    let plan = try await scheme.plan(isSchemeAlone: true, remark)
    let file = try SchemeFile(plan)
    if let destination {
      do throws(FileAccessError) {
        try InputFiles(scheme.inputs).check(destination)
        var staged = StagedFiles(overwrites: overwrites)
        try staged.add(file.bytes, at: destination)
        _ = try staged.commit()
      } catch {
        throw .file(error)
      }
    }
    return SchemeFileReport(plan: plan, file: file, written: destination)
  }
}

/// The result of making a scheme file.
public struct SchemeFileReport: Sendable {
  /// The scheme, with notices about automatic choices.
  public let plan: CachePlan
  /// The file with its bytes.
  public let file: SchemeFile
  /// The path of the written file; `nil` if no file was to be written.
  public let written: FilePath?

  /// Notices for the user, each one sentence without a full stop.
  public var notices: [Message] { plan.notices + file.notices }
}
