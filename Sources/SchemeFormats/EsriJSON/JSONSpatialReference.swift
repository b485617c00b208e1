import Diagnostics
import SourceText
import TilingSchemes

extension JSONFields {
  /// Reads a spatial reference object.
  mutating func spatialReference(
    _ value: JSONValue?, in path: String, _ owner: SchemeField.ReferenceOwner
  ) -> SpatialReference? {
    guard let object = object(value, path) else { return nil }
    log.positions.note(.spatialReference(owner, .whole), at: document.range(of: object))
    let found = members(
      of: object, in: path,
      [
        "wkt", Key("wkid", "WKID"), Key("latestWkid", "LatestWkid"), "vcsWkid", "latestVcsWkid",
        "falseX", "falseY", "xyUnits", "falseZ", "zUnits", "falseM", "mUnits", "xyTolerance", "zTolerance",
        "mTolerance",
      ])
    func name(_ key: String) -> String { "\(path).\(key)" }
    var reference = SpatialReference()
    reference.wellKnownText = string(found[0], name("wkt"), .spatialReference(owner, .wellKnownText))
    reference.wkid = integer(found[1], name("wkid"), .spatialReference(owner, .wkid))
    reference.latestWKID = integer(found[2], name("latestWkid"), .spatialReference(owner, .latestWKID))
    reference.verticalWKID = integer(found[3], name("vcsWkid"), .spatialReference(owner, .verticalWKID))
    reference.latestVerticalWKID = integer(
      found[4], name("latestVcsWkid"), .spatialReference(owner, .latestVerticalWKID))
    reference.domain = CoordinateDomain(
      xOrigin: double(found[5], name("falseX"), .spatialReference(owner, .xOrigin)),
      yOrigin: double(found[6], name("falseY"), .spatialReference(owner, .yOrigin)),
      xyScale: double(found[7], name("xyUnits"), .spatialReference(owner, .xyScale)),
      zOrigin: double(found[8], name("falseZ"), .spatialReference(owner, .zOrigin)),
      zScale: double(found[9], name("zUnits"), .spatialReference(owner, .zScale)),
      mOrigin: double(found[10], name("falseM"), .spatialReference(owner, .mOrigin)),
      mScale: double(found[11], name("mUnits"), .spatialReference(owner, .mScale)),
      xyTolerance: double(found[12], name("xyTolerance"), .spatialReference(owner, .xyTolerance)),
      zTolerance: double(found[13], name("zTolerance"), .spatialReference(owner, .zTolerance)),
      mTolerance: double(found[14], name("mTolerance"), .spatialReference(owner, .mTolerance)))
    return reference
  }

  /// Notes where an extent would stand that is null.
  mutating func noteEmptyExtents(in object: JSONValue) {
    for (key, owner) in [("initialExtent", SchemeField.ExtentOwner.initial), ("fullExtent", .full)] {
      if let value = object[key], value.isNull { log.positions.note(.extent(owner), at: document.range(of: value)) }
    }
  }

  /// Reads an extent object; an empty one counts as none.
  ///
  /// Source: ArcGIS REST API, “Geometry objects”: an envelope is empty where its xmin is null or the string "NaN".
  /// Services without data have such.
  mutating func extent(
    _ value: JSONValue?, in path: String, _ owner: SchemeField.ExtentOwner,
    reference: SchemeField.ReferenceOwner
  ) -> Envelope? {
    guard let object = object(value, path) else { return nil }
    log.positions.note(.extent(owner), at: document.range(of: object))
    let found = members(
      of: object, in: path,
      [
        Key("xmin", "minx"), Key("ymin", "miny"), Key("xmax", "maxx"), Key("ymax", "maxy"),
        Key("spatialReference", "spatialreference"),
      ])
    if object["xmin"]?.isNull == true || object["xmin"]?.string == "NaN" {
      log.findings.append(
        Finding(.warning, .emptyExtent, "\(path) is empty; it is taken as missing", at: document.range(of: object)))
      return nil
    }
    let edges: [(name: String, edge: SchemeField.Edge)] = [
      ("xmin", .xMin), ("ymin", .yMin), ("xmax", .xMax), ("ymax", .yMax),
    ]
    var numbers: [Double] = []
    for (index, (name, edge)) in edges.enumerated() {
      if found[index] == nil { missing(name, in: object, path) }
      if let number = double(found[index], "\(path).\(name)", .extentEdge(owner, edge)) { numbers.append(number) }
    }
    let system = spatialReference(found[4], in: "\(path).spatialReference", reference)
    guard numbers.count == 4 else { return nil }
    return Envelope(
      xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3], spatialReference: system)
  }
}
