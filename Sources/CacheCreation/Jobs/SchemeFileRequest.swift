public import Diagnostics
import FileAccess
public import SystemPackage

/// The file of a new scheme alone. Does what ArcGIS's *Generate Map Server Cache Tiling Scheme* does.
public struct SchemeFileRequest: Sendable {
  /// What the scheme is to be; `output` among its parameters names the file.
  public var scheme: PlanRequest
  /// Whether a file that is there is replaced.
  public var overwrites = false

  /// Replaces nothing.
  public init(_ scheme: PlanRequest) { self.scheme = scheme }

  /// The file that is written; `nil` where the bytes go into the report alone: nothing is named, or `-`.
  public var destination: FilePath? {
    scheme.allTexts[.output].flatMap { $0 == "-" ? nil : FilePath($0) }
  }

  /// Plans the scheme, and writes its file whole or not at all.
  ///
  /// - Parameter remark: takes findings and notices of what is read.
  /// - Throws: `CreationError` where the request makes no scheme, or its file cannot be written.
  public func run(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> SchemeFileReport {
    let plan = try await scheme.plan(remark)
    let file = try SchemeFile(plan)
    if let destination {
      do throws(FileAccessError) {
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

/// A new scheme's file.
public struct SchemeFileReport: Sendable {
  /// The scheme, and the choices that were made for it.
  public let plan: CachePlan
  /// The file's bytes.
  public let file: SchemeFile
  /// The file that was written; `nil` where none was to be.
  public let written: FilePath?

  /// What the user should know, each one sentence without a full stop.
  public var notices: [Message] { plan.notices + file.notices }
}
