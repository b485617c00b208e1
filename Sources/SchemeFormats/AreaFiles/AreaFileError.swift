public import FileAccess
public import SourceText

/// Why a file gives no area.
public struct AreaFileError: Error, Sendable {
  /// What is wrong with the file, with what a message has to name; places are lines and columns of the file.
  public enum Reason: Sendable {
    /// It cannot be opened or read, or is larger than 256 MiB.
    case access(FileAccessError)
    /// It is no text, or no JSON; the place is `nil` where it has none.
    case syntax(SyntaxProblem, at: LineAndColumn?)
    /// A position is not two finite numbers.
    case brokenPosition(at: LineAndColumn)
    /// The member `crs` names no system that is known.
    case unknownSystem(at: LineAndColumn)
    /// There is no polygon, line or point in it; Esri's own JSON is recognised.
    case noGeometry(isEsriJSON: Bool)
    /// Its coordinates are beyond those of longitudes and latitudes, and it names no other system.
    case notInDegrees
    /// There is no way from its system, by EPSG code, to the scheme's.
    case cannotTransform(from: Int, to: String, isPROJMissing: Bool)
    /// A part has no place in the scheme's system, which is named.
    case outside(String)
    /// An edge leaps across half of the world in the scheme's system, which is named, between two coordinates.
    case leap(in: String, from: Double, to: Double)
  }

  /// What the file is called in messages.
  public let path: String
  /// The first thing that was found wrong; nothing after it was looked at.
  public let reason: Reason

  /// One sentence without a full stop, the file's name in front.
  public var message: String {
    switch reason {
    case .access(let error): error.message
    case .syntax(let problem, nil): "\(path): \(problem.message)"
    case .syntax(let problem, let place?): "\(at(place)): \(problem.message)"
    case .brokenPosition(let place): "\(at(place)): this is no position; two finite numbers are needed"
    case .unknownSystem(let place):
      "\(at(place)): this names no coordinate system that is known; write it as "
        + #"{"type": "name", "properties": {"name": "EPSG:2193"}}"#
    case .noGeometry(let isEsriJSON):
      "\(path): there is no polygon, line or point in it" + (isEsriJSON ? "; it is Esri’s JSON, and not GeoJSON" : "")
    case .notInDegrees:
      "\(path): its coordinates are no longitudes and latitudes; a member “crs” names the system of others, as EPSG:2193"
    case .cannotTransform(let code, let system, let isPROJMissing):
      "\(path): an area in EPSG:\(code) cannot be turned into \(system): "
        + (isPROJMissing ? "that takes libproj, which is not installed" : "one of them is not known")
    case .outside(let system): "\(path): a part of it has no place in \(system)"
    case .leap(let system, let from, let to):
      "\(path): in \(system) an edge leaps from \(DecimalNumber.shortest(from)) to \(DecimalNumber.shortest(to)); the area "
        + "holds a pole or crosses the antimeridian: give it in longitudes and latitudes, cut at ±180°"
    }
  }

  private func at(_ place: LineAndColumn) -> String { "\(path):\(place.line):\(place.column)" }
}
