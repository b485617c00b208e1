import Diagnostics
import SchemeFormats
import SourceText

struct NewerElement: LintRule {
  let page = RulePage(
    "DOC008", "newer-element", .warning, isOptional: true,
    summary: "conf.xml contains an element or a value that is newer than the ArcGIS version in its namespace.",
    reason: """
      ArcGIS of that version refuses the file or ignores the element. Later versions accept it, and some of them have \
      written such files. The rule is therefore useful only if old servers are in use.
      """,
    remedy: "Write the namespace of a version that has all the elements and values in the file, such as 10.3.",
    source: "`Reference/conf-xml.md#versions-and-namespaces`",
    example: RuleExample(
      .legacy, passing: "ArcGIS/10.3\">\n  <TileCacheInfo", failing: "ArcGIS/10.0\">\n  <TileCacheInfo"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let document = subject.opened.documents.first?.document, let root = document.xml?.root,
      let namespace = root.attributeValue(beginningWith: "http://www.esri.com/schemas/ArcGIS/"),
      let version = Version(namespace.split(separator: "/").last ?? "")
    else { return [] }
    var newer: [(field: SchemeField, name: String, since: Version)] = [
      (.preciseDotsPerInch, "PreciseDPI", Version(10, 1)),
      (.spatialReference(.scheme, .latestWKID), "LatestWKID", Version(10, 1)),
      // The position of the storage format stands for the element that contains it.
      (.storageFormat, "CacheStorageInfo", Version(10, 0)),
    ]
    if subject.model.storage?.format == .compactV2 {
      newer.append((.storageFormat, "Compact V2", Version(10, 3)))
    }
    let notes = newer.compactMap { field, name, since -> Finding.Note? in
      guard version < since, let range = document.positions[field] else { return nil }
      return Finding.Note("\(name) came with \(since.text)", at: range)
    }
    guard let first = notes.first else { return [] }
    return [
      Violation(
        "the namespace is that of \(version.text), but \(first.message)", at: root.startTagRange, notes: notes)
    ]
  }

  /// A version of ArcGIS Server or ArcMap, from 9.0.
  ///
  /// ArcGIS Pro writes its own number, from 1.0 to 3.x, into the namespace. All of these releases are later than 10.3,
  /// so a number below 9 is not read as a version, and the file has no finding.
  private struct Version: Comparable {
    let major: Int
    let minor: Int

    var text: String { "ArcGIS \(major).\(minor)" }

    init(_ major: Int, _ minor: Int) {
      self.major = major
      self.minor = minor
    }

    init?(_ text: Substring) {
      let parts = text.split(separator: ".").map { Int($0) }
      guard parts.count >= 2, let major = parts[0], let minor = parts[1], major >= 9 else { return nil }
      self.init(major, minor)
    }

    static func < (first: Version, second: Version) -> Bool {
      (first.major, first.minor) < (second.major, second.minor)
    }
  }
}
