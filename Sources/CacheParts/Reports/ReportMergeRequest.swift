public import Diagnostics
import FileAccess
import SourceText
public import SystemPackage

/// A request to make one report of several: of `lint` or `verify`, as JSON, SARIF or JUnit.
///
/// It is for parts that were made without a plan, such as one run for each cache, or for some levels of a cache. The
/// result does not depend on the order of the reports.
public struct ReportMergeRequest: Sendable {
  /// The reports, all in the same format; `-` is standard input.
  public var paths: [FilePath]

  /// Merges reports.
  public init(_ paths: [FilePath]) { self.paths = paths }

  /// Reads the reports and merges them.
  ///
  /// - Throws: `ReportMergeError` if a file is no report, or the reports do not fit each other.
  public func run() throws(ReportMergeError) -> MergedReport {
    var files: [GivenReport] = []
    for path in paths { files.append(GivenReport(name: path.string, content: try Self.read(path))) }
    guard let first = files.first else { throw .unknown("merge", "no report is given") }
    for file in files where file.content.format != first.content.format {
      throw .differs(
        file.name,
        "this report is \(file.content.format), but \(first.name) is \(first.content.format); merge reports of one format"
      )
    }
    switch first.content {
    case .json: return try JSONMerge(files).report
    case .sarif: return try SARIFMerge(files).report
    case .junit: return try JUnitMerge(files).report
    }
  }

  private static func read(_ path: FilePath) throws(ReportMergeError) -> ReportContent {
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = path.string == "-" ? try FileReading.standardInput() : try FileReading.bytes(of: path)
    } catch {
      throw .access(error)
    }
    do throws(SyntaxProblem) {
      let text = try SourceText(bytes)
      if text.utf8.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == 0x3C {
        let root = try XMLReader.read(text).root
        if root.name == "testsuites" { return .junit(root) }
      } else {
        let document = try JSONReader.read(text)
        let json = JSONOutput(document.root, in: document)
        if json["runs"] != nil { return .sarif(json) }
        if json["findings"] != nil, json["summary"] != nil { return .json(json) }
      }
    } catch {
      throw .unknown(path.string, "this report cannot be read: \(error.message)")
    }
    throw .unknown(
      path.string,
      "this is no report of lint or verify as JSON, SARIF or JUnit; give files that these commands have written")
  }
}

/// One report of several.
public struct MergedReport: Sendable {
  /// The text in the format of the reports, with a line break at its end.
  public let text: String
  /// The number of different findings by their severity.
  public let counts: [Severity: Int]

  init(_ text: String, severities: some Sequence<Severity>) {
    self.text = text
    counts = severities.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

/// A report that was read.
struct GivenReport {
  let name: String
  let content: ReportContent
}

/// The content of a report.
enum ReportContent {
  case json(JSONOutput)
  case sarif(JSONOutput)
  case junit(XMLElement)

  /// The name of the format.
  var format: String {
    switch self {
    case .json: "JSON"
    case .sarif: "SARIF"
    case .junit: "JUnit"
    }
  }

  /// The root of a report in JSON.
  var root: JSONOutput {
    switch self {
    case .json(let root), .sarif(let root): root
    case .junit: .null
    }
  }
}
