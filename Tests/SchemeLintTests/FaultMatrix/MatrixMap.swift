/// What a map in JSON states about its coordinate system, with the levels and the extent that belong to it.
struct MatrixMap: Sendable {
  let kind: MatrixForm.Kind
  /// The spatial reference with its numbers alone.
  let numbers: String
  /// The spatial reference with its coordinate domain.
  let whole: String
  let units: String
  let origin: String
  /// The scales of the four levels.
  let scales: [String]
  let resolutions: [String]
  /// The four edges.
  let extent: String

  var levels: String {
    zip(resolutions, scales).enumerated().map { number, level in
      #"{"level":\#(number),"resolution":\#(level.0),"scale":\#(level.1)}"#
    }.joined(separator: ",")
  }

  /// The levels of ArcGIS Online, with the extent and the domain of Esri's sample Usa.tpkx.
  static let mercator = MatrixMap(
    kind: .projected, numbers: #"{"wkid":102100,"latestWkid":3857}"#,
    whole: """
      {"wkid":102100,"latestWkid":3857,"xyTolerance":0.001,"zTolerance":0.001,"mTolerance":0.001,"falseX":-20037700,\
      "falseY":-30241100,"xyUnits":148923141.92838538,"falseZ":-100000,"zUnits":10000,"falseM":-100000,"mUnits":10000}
      """,
    units: "esriMeters", origin: #"{"x":-20037508.342787001,"y":20037508.342787001}"#,
    scales: ["591657527.591555", "295828763.795777", "147914381.897889", "73957190.948944"],
    resolutions: ["156543.033928", "78271.5169639999", "39135.7584820001", "19567.8792409999"],
    extent: #""xmin":-19839092.3,"ymin":2146082.18921885872,"xmax":-7454985.150524516,"ymax":11542624.896685526"#)

  /// Scales that ArcGIS makes from its own list, with its default origin for degrees. A degree is 20015077 / 180 metres
  /// in such schemes (`Reference/scales-and-resolutions.md#conventions`).
  static let degrees = MatrixMap(
    kind: .geographic, numbers: #"{"wkid":4326,"latestWkid":4326}"#,
    whole: """
      {"wkid":4326,"latestWkid":4326,"xyTolerance":8.983152841195215e-09,"zTolerance":0.001,"mTolerance":0.001,\
      "falseX":-400,"falseY":-400,"xyUnits":11258999068426.238,"falseZ":-100000,"zUnits":10000,"falseM":-100000,\
      "mUnits":10000}
      """,
    units: "esriDecimalDegrees", origin: #"{"x":-400,"y":400}"#,
    scales: ["250000000", "125000000", "64000000", "32000000"],
    resolutions: ["0.5948652514575701", "0.29743262572878504", "0.15228550437313793", "0.07614275218656896"],
    extent: #""xmin":-178.21712,"ymin":18.92,"xmax":-66.9694,"ymax":71.406"#)
}
