import CacheParts
import Diagnostics
import FileAccess
import SchemeLint
import SourceText
import SystemPackage

/// A verification in a plan: everything that decides its findings, so that a part needs no other options.
struct FrozenVerification: Sendable {
  let request: VerificationRequest
  /// The state of the cache and of the settings when the plan was made.
  var state: VerifiedState?

  /// - Parameter request: with an absolute path.
  init(_ request: VerificationRequest) { self.request = request }

  /// The JSON object of the plan.
  var json: JSONOutput {
    let settings = request.settings
    func names(_ pages: Set<RulePage>) -> JSONOutput { .array(pages.map(\.identifier).sorted().map { .string($0) }) }
    return .object([
      .init("isQuick", .bool(request.depth == .quick)),
      .init("select", names(settings.selected)), .init("ignore", names(settings.ignored)),
      .init("clients", .array(settings.clients.map { .string($0.rawValue) })),
      .init("configuration", Self.json(settings.source)),
      .init("baseline", settings.baseline.map { .string($0.string) } ?? .null),
      .init("exclude", .array(settings.exclusion.texts.map { .string($0) })),
      .init("excludeFrom", settings.exclusion.folder.map { .string($0.string) } ?? .null),
      .init("state", .array((state?.numbers ?? []).map { .string($0) })),
    ])
  }

  /// Reads the request of a plan.
  ///
  /// - Throws: `PlanProblem.damaged` if a value is missing or cannot be used.
  init(_ plan: PartsPlan, _ catalogue: RuleCatalogue) throws(PlanProblem) {
    let root = try plan.requestDocument.root
    func texts(_ name: String) throws(PlanProblem) -> [String] {
      guard let list = root[name]?.array, case let texts = list.compactMap(\.string), texts.count == list.count else {
        throw .damaged("“\(name)” of its request cannot be used")
      }
      return texts
    }
    func rules(_ name: String) throws(PlanProblem) -> Set<RulePage> {
      var pages: Set<RulePage> = []
      for text in try texts(name) {
        guard let page = try? catalogue.page(named: text) else { throw .damaged("there is no rule “\(text)”") }
        pages.insert(page)
      }
      return pages
    }
    guard let isQuick = root["isQuick"]?.bool, let source = root["configuration"].flatMap(Self.source) else {
      throw .damaged("its request cannot be used")
    }
    var clients: [RuleClient] = []
    for text in try texts("clients") {
      guard let client = RuleClient(rawValue: text) else { throw .damaged("there is no program “\(text)”") }
      clients.append(client)
    }
    var settings = LintSettings(
      catalogue: catalogue, selected: try rules("select"), ignored: try rules("ignore"), clients: clients,
      source: source, baseline: root["baseline"]?.string.map { FilePath($0) })
    settings.exclusion = PathExclusion(
      try texts("exclude"), in: FilePath(root["excludeFrom"]?.string ?? plan.output.folder.string))
    var request = VerificationRequest(plan.output, settings: settings, jobs: 1)
    request.depth = isQuick ? .quick : .full
    self.request = request
    state = VerifiedState(numbers: try texts("state"))
  }

  private static func json(_ source: SettingsFile) -> JSONOutput {
    switch source {
    case .nearest: .bool(true)
    case .none: .bool(false)
    case .file(let path): .string(path.string)
    }
  }

  private static func source(_ value: JSONValue) -> SettingsFile? {
    // Two questions for the kind, one after the other, crash the optimiser of Swift 6.3.1.
    switch value.kind {
    case .string(let path): .file(FilePath(path))
    case .bool(true): .nearest
    case .bool(false): SettingsFile.none
    default: nil
    }
  }
}
