import CacheOpening
public import Diagnostics
public import FileAccess
import HTTPAccess
import SchemeFormats
import SourceText
public import SystemPackage
public import TilingSchemes

/// The settings for linting in the `.tilescheme.json` of a project:
/// `{"lint": {"select": ["ALL"], "ignore": ["PKG"], "severity": {"LOD009": "info"}, "clients": ["gdal"],
/// "exclude": ["old*"], "failOn": "warning", "scheme": "schemes/house.xml", "baseline": "baseline.json"}}`. Paths are
/// relative to its folder.
public struct LintConfiguration: Sendable {
  /// The rules in `select`. If there are any, only these rules run.
  public private(set) var selected: Set<RulePage> = []
  /// The rules in `ignore`, which do not run.
  public private(set) var ignored: Set<RulePage> = []
  /// The severities in `severity`, for rules whose own severity is changed.
  public private(set) var severities: [RulePage: Severity] = [:]
  /// The clients in `clients`, for which optional rules run.
  public private(set) var clients: Set<RuleClient> = []
  /// The house scheme in `scheme`, which all caches must match.
  public private(set) var houseScheme: TilingScheme?
  /// The file, cache or package in `scheme`; `nil` for a built-in scheme or an address.
  public private(set) var houseSchemeFile: FilePath?
  /// The http(s) address in `scheme`, which `LintSettings` fetches; `nil` for another house scheme.
  public private(set) var houseSchemeAddress: String?
  /// The files and folders in `exclude`, which are left out.
  public private(set) var exclusion = PathExclusion()
  /// The file in `baseline`.
  public private(set) var baseline: FilePath?
  /// The lowest severity in `failOn` that makes a run fail; `nil` if it is not set.
  public private(set) var failure: FailureThreshold?
  /// The problems of the configuration file itself, such as an unknown setting; `nil` if there is no file.
  public private(set) var findings: FileFindings?

  private static let settings = ["select", "ignore", "severity", "clients", "exclude", "failOn", "scheme", "baseline"]

  private let folder: FilePath
  private let catalogue: RuleCatalogue

  /// An empty configuration, for use if there is no file.
  public init() {
    folder = ""
    catalogue = RuleCatalogue([])
  }

  /// Reads a file of at most 1 MiB (1,048,576 bytes). Problems of its content are in `findings`.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - catalogue: the rules that the file may name.
  /// - Throws: `FileAccessError` if the file cannot be read or is larger.
  public init(_ path: FilePath, catalogue: RuleCatalogue) throws(FileAccessError) {
    self.catalogue = catalogue
    let bytes = try FileReading.bytes(of: path, limit: 1_048_576)
    folder = path.removingLastComponent()
    var settings = SettingsDocument(bytes, named: path.string, kind: "the configuration")
    if let lint = settings.settings().first(where: { $0.name == "lint" })?.value { read(lint, &settings) }
    findings = settings.fileFindings
  }

  private mutating func read(_ lint: JSONValue, _ settings: inout SettingsDocument) {
    guard let document = settings.document else { return }
    guard lint.isObject else {
      settings.add(.configuration, "“lint” must be an object", at: document.range(of: lint))
      return
    }
    for member in lint.members {
      switch member.key {
      case "select": selected = rules(member.value, of: "select", &settings)
      case "ignore": ignored = rules(member.value, of: "ignore", &settings)
      case "severity": readSeverities(member.value, &settings)
      case "clients": readClients(member.value, &settings)
      case "exclude":
        exclusion = PathExclusion(settings.texts(member.value, of: "exclude"), in: folder)
      case "failOn":
        failure = member.value.string.flatMap { FailureThreshold($0) }
        if failure == nil {
          settings.add(
            .configuration, "“failOn” must be error, warning, info or never", at: document.range(of: member.value))
        }
      case "scheme": readHouseScheme(member.value, &settings)
      case "baseline": baseline = path(member.value, of: "baseline", &settings)
      default:
        settings.add(
          .configuration, "“\(member.key)” is not a setting of lint", at: document.keyRange(of: member),
          help: "Use one of these settings: \(Self.settings.joined(separator: ", ")).")
      }
    }
  }

  private func rules(_ value: JSONValue, of name: String, _ settings: inout SettingsDocument) -> Set<RulePage> {
    var rules: Set<RulePage> = []
    for (word, place) in zip(settings.texts(value, of: name), value.array ?? []) {
      do throws(RuleCatalogue.UnknownRule) {
        rules.formUnion(try catalogue.pages(named: [word]))
      } catch {
        settings.add(.configuration, error.message, at: settings.document?.range(of: place))
      }
    }
    return rules
  }

  private mutating func readClients(_ value: JSONValue, _ settings: inout SettingsDocument) {
    for (word, place) in zip(settings.texts(value, of: "clients"), value.array ?? []) {
      if let client = RuleClient(rawValue: word) {
        clients.insert(client)
      } else {
        settings.add(
          .configuration, "there is no client “\(word)”", at: settings.document?.range(of: place),
          help: "Use one of these clients: \(RuleClient.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
    }
  }

  private func path(_ value: JSONValue, of name: String, _ settings: inout SettingsDocument) -> FilePath? {
    guard let text = value.string, !text.isEmpty else {
      settings.add(.configuration, "“\(name)” must be a path", at: settings.document?.range(of: value))
      return nil
    }
    return folder.pushing(FilePath(text))
  }

  /// Reads the house scheme: the name of a built-in scheme, an address, or the path of a file, cache or package.
  ///
  /// A house scheme that cannot be read is an error: without it, HSE001 would accept every cache.
  private mutating func readHouseScheme(_ value: JSONValue, _ settings: inout SettingsDocument) {
    guard let path = path(value, of: "scheme", &settings) else { return }
    if let builtIn = value.string.flatMap(BuiltInScheme.named) {
      houseScheme = builtIn.scheme
      return
    }
    if let address = value.string, HTTPAddress.isAddress(address) {
      houseSchemeAddress = address
      return
    }
    houseSchemeFile = path
    do throws(OpeningError) {
      houseScheme = try SchemeOpener.open(path).model.scheme
      if houseScheme == nil {
        settings.add(
          .configuration, "“\(path.string)” does not contain a readable tiling scheme",
          at: settings.document?.range(of: value))
      }
    } catch {
      let meant = value.string.flatMap { UnknownScheme.proposal(for: $0, error) }
      settings.add(
        .configuration, error.message, at: settings.document?.range(of: value),
        help: meant.map { "Did you mean the built-in scheme “\($0)”?" })
    }
  }

  private mutating func readSeverities(_ value: JSONValue, _ settings: inout SettingsDocument) {
    guard let document = settings.document else { return }
    for member in value.members {
      guard let severity = member.value.string.flatMap(Severity.init(rawValue:)) else {
        settings.add(.configuration, "a severity must be error, warning or info", at: document.range(of: member.value))
        continue
      }
      do throws(RuleCatalogue.UnknownRule) {
        for page in try catalogue.pages(named: [member.key]) { severities[page] = severity }
      } catch {
        settings.add(.configuration, error.message, at: document.keyRange(of: member))
      }
    }
    if !value.isObject {
      settings.add(.configuration, "“severity” must be an object with rules as keys", at: document.range(of: value))
    }
  }
}
