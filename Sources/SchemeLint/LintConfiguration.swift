public import Diagnostics
public import FileAccess
import SourceText
public import SystemPackage

/// What a project's `.tilescheme.json` says of linting:
/// `{"lint": {"select": ["ALL"], "ignore": ["PKG"], "severity": {"LOD009": "info"}}}`.
public struct LintConfiguration: Sendable {
  public private(set) var selected: [String] = []
  public private(set) var ignored: [String] = []
  /// By identifier.
  public private(set) var severities: [String: Severity] = [:]
  public private(set) var findings: FileFindings?

  /// Nothing is said.
  public init() {}

  /// Reads a file; problems inside it are in `findings`.
  ///
  /// - Throws: `FileAccessError` where it cannot be read.
  public init(_ path: FilePath) throws(FileAccessError) {
    let bytes = try FileReading.bytes(of: path, limit: 1_048_576)
    var settings = SettingsDocument(bytes, named: path.string, kind: "the configuration")
    if let lint = settings.settings().first(where: { $0.name == "lint" })?.value { read(lint, &settings) }
    findings = settings.fileFindings
  }

  private mutating func read(_ lint: JSONValue, _ settings: inout SettingsDocument) {
    guard let document = settings.document else { return }
    guard lint.isObject else {
      settings.add("configuration", "“lint” is an object", at: document.range(of: lint))
      return
    }
    for member in lint.members {
      switch member.key {
      case "select": selected = rules(member.value, of: "select", &settings)
      case "ignore": ignored = rules(member.value, of: "ignore", &settings)
      case "severity": readSeverities(member.value, &settings)
      default:
        settings.add(
          "configuration", "“\(member.key)” is no setting of lint", at: document.keyRange(of: member),
          help: "known are select, ignore, severity")
      }
    }
  }

  private func rules(_ value: JSONValue, of name: String, _ settings: inout SettingsDocument) -> [String] {
    let words = settings.texts(value, of: name)
    for (word, place) in zip(words, value.array ?? []) { check(word, place, &settings) }
    return words
  }

  private func check(_ word: String, _ place: JSONValue, _ settings: inout SettingsDocument) {
    do throws(RuleSelection.UnknownRule) {
      _ = try RuleSelection(selected: [word])
    } catch {
      settings.add("configuration", error.message, at: settings.document?.range(of: place))
    }
  }

  private mutating func readSeverities(_ value: JSONValue, _ settings: inout SettingsDocument) {
    guard let document = settings.document else { return }
    for member in value.members {
      guard let severity = member.value.string.flatMap(Severity.init(rawValue:)) else {
        settings.add("configuration", "a severity is error, warning or info", at: document.range(of: member.value))
        continue
      }
      do throws(RuleSelection.UnknownRule) {
        for rule in try RuleSelection(selected: [member.key]).rules { severities[rule.page.identifier] = severity }
      } catch {
        settings.add("configuration", error.message, at: document.keyRange(of: member))
      }
    }
    if !value.isObject {
      settings.add("configuration", "“severity” is an object of rules", at: document.range(of: value))
    }
  }
}
