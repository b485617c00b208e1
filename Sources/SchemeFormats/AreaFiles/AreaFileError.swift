public import FileAccess
public import SourceText
public import TilingSchemes

/// Why a file does not give an area.
public struct AreaFileError: Error, Sendable {
  /// The fault, with the values for its message; places are lines and columns of the file.
  public enum Reason: Sendable {
    /// The file cannot be opened or read, or is larger than 256 MiB.
    case access(FileAccessError)
    /// The file is not text or not JSON; the place is `nil` if it is unknown.
    case syntax(SyntaxProblem, at: LineAndColumn?)
    /// A position is not two finite numbers.
    case brokenPosition(at: LineAndColumn)
    /// The member `crs` does not give a known system.
    case unknownSystem(at: LineAndColumn)
    /// The file has no polygon, line or point; Esri's own JSON is detected.
    case noGeometry(isEsriJSON: Bool)
    /// The coordinates exceed the range of longitudes and latitudes, and the file does not give another system.
    case notInDegrees
    /// The axes are exchanged: the first position as the file has it. With the axes in the right order the area would be
    /// possible, or on the map.
    case exchanged(first: MapPoint, isInDegrees: Bool)
    /// The coordinates cannot be transformed from the file's system, an EPSG code, or a name, to the scheme's system.
    case cannotTransform(from: String, to: String, isPROJMissing: Bool)
    /// A part of the area cannot be represented in the scheme's system, whose name is given.
    case outside(String)
    /// An edge spans more than half of the world in the scheme's system, between two x coordinates.
    case leap(in: String, from: Double, to: Double)
    /// A GeoPackage or a shapefile cannot be read: what is wrong, as a clause.
    case vector(String)
    /// GDAL, which reads GeoPackages and shapefiles, is missing, or is older than 3.4: its version.
    case noGDAL(version: String?)
    /// The file has several layers with geometries, or not the one that is wanted: their names.
    case layers([String], wanted: String?)
  }

  /// The file's name in messages.
  public let path: String
  /// The first fault that was found; the rest of the file was not checked.
  public let reason: Reason

  /// One sentence without a full stop, starting with the file's name.
  public var message: String {
    switch reason {
    case .access(let error): error.message
    case .syntax(let problem, nil): "\(path): \(problem.message)"
    case .syntax(let problem, let place?): "\(at(place)): \(problem.message)"
    case .brokenPosition(let place): "\(at(place)): this is not a position; two finite numbers are needed"
    case .unknownSystem(let place):
      "\(at(place)): this coordinate system is unknown; write it as "
        + #"{"type": "name", "properties": {"name": "EPSG:2193"}}"#
    case .noGeometry(let isEsriJSON):
      "\(path): the file contains no polygon, line or point"
        + (isEsriJSON ? "; it is Esri JSON, not GeoJSON" : "")
    case .notInDegrees:
      "\(path): the coordinates are not longitudes and latitudes; give their system in a member “crs”, as EPSG:2193"
    case .exchanged(let first, let isInDegrees):
      "\(path): \(isInDegrees ? "latitude and longitude" : "x and y") seem exchanged: the first position is "
        + "\(Self.text(first.x)),\(Self.text(first.y)), but the \(isInDegrees ? "longitude" : "easting (x)") comes first: "
        + "\(Self.text(first.y)),\(Self.text(first.x))"
    case .cannotTransform(let code, let system, let isPROJMissing):
      "\(path): an area in \(code) cannot be transformed to \(system): "
        + (isPROJMissing ? "this needs libproj, which is not installed" : "one of the two systems is unknown")
    case .outside(let system): "\(path): a part of the area is outside the range of \(system)"
    case .vector(let words): "\(path): \(words)"
    case .noGDAL(let version):
      "\(path): reading GeoPackages and shapefiles needs GDAL 3.4 or newer, "
        + (version.map { "and \($0) is installed" } ?? "which was not found") + "; \(Self.install)"
    case .layers(let names, let wanted):
      "\(path): the file " + (wanted.map { "has no layer “\($0)”; it has " } ?? "has several layers: ")
        + names.joined(separator: ", ") + "; name one after the file: \(path)|layername=\(names.first ?? "NAME")"
    case .leap(let system, let from, let to):
      "\(path): in \(system) an edge jumps from \(DecimalNumber.shortest(from)) to \(DecimalNumber.shortest(to)); "
        + "the area contains a pole or crosses the antimeridian: give it in longitudes and latitudes, cut at ±180°"
    }
  }

  private static func text(_ number: Double) -> String { DecimalNumber.shortest(number) }

  private static let install =
    "install it with: apt install libgdal32 (Debian 12), apt install gdal-bin (Ubuntu), brew install gdal"

  private func at(_ place: LineAndColumn) -> String { "\(path):\(place.line):\(place.column)" }
}
