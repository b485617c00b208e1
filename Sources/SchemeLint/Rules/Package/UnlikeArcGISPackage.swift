import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct UnlikeArcGISPackage: LintRule {
  let page = RulePage(
    "PKG014", "unlike-arcgis-package", .warning, clients: [.arcGIS],
    summary: "root.json does not have a value that all packages by ArcGIS have, or has another spelling of it.",
    reason: """
      Field Maps and other apps of ArcGIS have refused packages of other programs whose tiles were correct. Which of the \
      values they need is not documented.
      """,
    remedy: "Convert the package with `tilescheme convert` to a new .tpkx; all of these values are then written.",
    source: "`Reference/root-json.md#packages-for-the-apps-of-arcgis`",
    example: RuleExample(
      inWords: "the layers of root.json are a list of one layer or more",
      failing: "the list of layers in root.json is empty"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let main = subject.opened.documents.first?.document, main.format.name == "root.json", subject.scheme != nil
    else { return [] }
    let model = subject.model
    var found: [Violation] = []
    if model.layers?.isEmpty != false {
      found.append(subject.violation("root.json lists no layers; ArcGIS writes one or more", at: .layers))
    }
    if let image = model.image {
      let missing = [
        image.bandCount == nil ? "“bandCount”" : nil, image.lercError == nil ? "“lercError”" : nil,
      ].compactMap(\.self)
      if !missing.isEmpty {
        found.append(
          subject.violation("tileImageInfo does not have \(missing.joined(separator: " and "))", at: .imageFormat))
      }
    }
    return found + references(in: subject)
  }

  private func references(in subject: LintSubject) -> [Violation] {
    var found: [Violation] = []
    for stated in subject.references where stated.owner != .item {
      let reference = stated.reference
      // All other pairs of numbers are the subject of SRS003.
      if reference.isWebMercator, reference.wkid != WebMercator.reference.wkid {
        let number = reference.wkid.map(String.init) ?? "missing"
        found.append(
          subject.violation(
            "the wkid of Web Mercator is \(number); ArcGIS writes 102100 with latestWkid 3857",
            at: .spatialReference(stated.owner, reference.wkid == nil ? .whole : .wkid)))
      }
      if stated.owner == .scheme {
        if reference.wkid != nil, reference.wellKnownText != nil {
          found.append(
            subject.violation(
              "tileInfo.spatialReference has a WKT beside the wkid; ArcGIS writes only wkid and latestWkid",
              at: .spatialReference(.scheme, .wellKnownText)))
        }
      } else if reference.domain.isEmpty {
        found.append(
          subject.violation(
            "the spatial reference has no coordinate domain (falseX, falseY, xyUnits …)",
            at: .spatialReference(stated.owner, .whole)))
      }
    }
    if subject.model.spatialReference == nil {
      found.append(subject.violation("root.json does not have “spatialReference”", at: .whole))
    }
    return found
  }
}
