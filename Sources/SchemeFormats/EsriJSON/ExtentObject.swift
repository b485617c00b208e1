import Diagnostics
import SourceText
import TilingSchemes

/// The envelope object of Esri's JSON.
enum ExtentObject {
  static let edges = JSONTable<Envelope, SchemeField.Edge>(
    // `minx` and `maxx` occur in the answers of a server that is not Esri's.
    .value(JSONKey("xmin", "minx"), .xMin, .needed),
    .value(JSONKey("ymin", "miny"), .yMin, .needed),
    .value(JSONKey("xmax", "maxx"), .xMax, .needed),
    .value(JSONKey("ymax", "maxy"), .yMax, .needed))

  static let keys = edges.keys + JSONKeys([JSONKey("spatialReference", "spatialreference")])
}

extension JSONFields {
  /// Records the positions of extents that are null, so that an edit can replace the word.
  mutating func noteEmptyExtents(in object: JSONValue) {
    for (key, owner) in [("initialExtent", SchemeField.ExtentOwner.initial), ("fullExtent", .full)] {
      if let value = object[key], value.isNull { log.positions.note(.extent(owner), at: document.range(of: value)) }
    }
  }

  /// Reads an extent object; an empty extent counts as missing.
  ///
  /// Source: ArcGIS REST API, “Geometry objects”: an envelope is empty if its xmin is null or the string "NaN".
  /// Services without data have empty envelopes, in which ArcGIS writes "NaN" for all four edges. These have no finding;
  /// an envelope that is empty in part was changed by somebody.
  mutating func extent(
    _ value: JSONValue, in path: String, _ owner: SchemeField.ExtentOwner, reference: SchemeField.ReferenceOwner
  ) -> Envelope? {
    guard let object = object(value, path) else { return nil }
    log.positions.note(.extent(owner), at: document.range(of: object))
    let found = members(of: object, in: path, ExtentObject.keys)
    if Self.isEmpty(object) { return nil }
    if Self.isEmptyEdge(object["xmin"]) {
      log.findings.append(
        Finding(
          .warning, .emptyExtent,
          "\(path) has an empty xmin, but not four empty edges; it is treated as missing",
          at: document.range(of: object)))
      return nil
    }
    var extent = Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0)
    // The last key is that of the spatial reference, which is not a number.
    let isWhole = read(found.dropLast(), of: object, in: path, ExtentObject.edges, into: &extent) {
      .extentEdge(owner, $0)
    }
    if let system = found.last, let system {
      extent.spatialReference = spatialReference(system, in: Self.join(path, "spatialReference"), reference)
    }
    return isWhole ? extent : nil
  }

  private static func isEmpty(_ object: JSONValue) -> Bool {
    ["xmin", "ymin", "xmax", "ymax"].allSatisfy { isEmptyEdge(object[$0]) }
  }

  private static func isEmptyEdge(_ value: JSONValue?) -> Bool { value?.isNull == true || value?.string == "NaN" }
}

extension JSONOutput {
  /// An extent. Clients need its coordinate system, so the scheme's is written if the extent has none of its own.
  static func extent(_ extent: Envelope, assuming reference: SpatialReference?) -> JSONOutput {
    var members = JSONOutput.members(of: extent, ExtentObject.edges)
    if let reference = extent.spatialReference ?? reference {
      members.append(Member("spatialReference", .spatialReference(reference)))
    }
    return .object(members)
  }
}
