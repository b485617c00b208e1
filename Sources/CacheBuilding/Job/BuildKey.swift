import FileAccess
import SystemPackage
import TileStores

/// Identifies a build among others for the same destination. The key is part of the temporary name of an unfinished
/// result, so that an interrupted build is only continued by one with the same rasters and options.
///
/// The encoding is defined here and nowhere else. Raise `version` with every change of it, and with every change of the
/// pixels or pictures that are made.
struct BuildKey {
  static let version = 1

  private var fingerprint = Fingerprint()

  init() { add("version", String(Self.version)) }

  /// Lower-case letters and digits, for use in a file name.
  var text: String { String(fingerprint.value, radix: 36) }

  mutating func add(_ source: RasterSource) {
    add("source", RealPath.of(source.path)?.string ?? source.path.string)
    if let version = source.version { fingerprint.add(version) }
  }

  mutating func add(_ request: BuildRequest) {
    let options = request.sourceOptions
    add("system", options.reference?.gdalDefinition ?? "own")
    add("no data", Self.text(options.noData))
    add("bands", options.bands?.map(String.init).joined(separator: ",") ?? "own")
    add("stretch", options.stretch.map(Self.text) ?? "none")
    let extent = request.extent.map { [$0.xMin, $0.yMin, $0.xMax, $0.yMax].map(Self.bits).joined(separator: ",") }
    add("extent", extent ?? "all")
    add("area", request.areaFile?.string ?? "all")
    if let area = request.areaFile, let version = try? FileVersion(area) { fingerprint.add(version) }
    add("resampling", request.resampling?.rawValue ?? "default")
    add("effort", request.effort.rawValue)
    add("background", "\(request.background.red),\(request.background.green),\(request.background.blue)")
    add("empty", request.writesEmptyTiles ? "written" : "left out")
  }

  mutating func add(_ label: String, _ bytes: [UInt8]) {
    fingerprint.add(label)
    for byte in bytes { fingerprint.add(Int(byte)) }
    fingerprint.add(-1)
  }

  private mutating func add(_ label: String, _ value: String) { add(label, Array(value.utf8)) }

  /// Two different numbers can print alike.
  private static func bits(_ number: Double) -> String { String(number.bitPattern, radix: 16) }

  private static func text(_ noData: SourceOptions.NoData) -> String {
    switch noData {
    case .stated: "stated"
    case .none: "none"
    case .value(let value): bits(value)
    }
  }

  private static func text(_ stretch: SourceOptions.Stretch) -> String {
    switch stretch {
    case .ranges(let ranges): ranges.map { "\(bits($0.lowerBound))-\(bits($0.upperBound))" }.joined(separator: ",")
    case .minimumToMaximum: "minmax"
    case .percent(let percent): "percent \(bits(percent))"
    case .clamped: "clamped"
    }
  }
}
