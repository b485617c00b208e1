import Foundation

/// LERC tiles of a cache, read by Esri's liblerc in Python.
public enum Elevations {
  /// Whether liblerc and the modules that read and write rasters are installed.
  public static let canBeRead =
    Python.has("numpy") && Python.has("rasterio")
    && (try? Python.run("import ctypes; ctypes.CDLL('libLerc.so.4')"))?.status == 0

  /// The tiles, compared with a plane.
  public struct Comparison: Decodable {
    public let tiles: Int
    /// The samples that were compared.
    public let compared: Int
    /// The largest difference from the plane.
    public let largest: Double
    /// The samples that must have a value, and have none.
    public let missing: Int
    /// The samples with a value.
    public let present: Int
    /// The edges that two tiles share.
    public let pairs: Int
    /// Those of them that differ in a bit.
    public let different: Int
    /// The name and version in the first bytes of the tiles.
    public let heads: [String]
  }

  /// - Parameters:
  ///   - systems: that of the scheme, and that of the plane.
  ///   - plane: a, b and c of a·x + b·y + c.
  ///   - inside: xmin, ymin, xmax, ymax of the samples that are compared, in the system of the plane.
  public static func compare(
    _ cache: String, origin: (x: Double, y: Double), levels: [Int: Double], systems: String, plane: [Double],
    inside: [Double]
  ) throws -> Comparison {
    let program = TestFiles.root.appending(path: "Tests/TestSupport/check_elevation.py")
    let run = try Python.run(
      String(contentsOf: program, encoding: .utf8),
      [
        cache, "\(origin.x)", "\(origin.y)", levels.map { "\($0):\($1)" }.joined(separator: ","), "256", systems,
        plane.map { "\($0)" }.joined(separator: ","), inside.map { "\($0)" }.joined(separator: ","),
      ], importing: ["numpy", "rasterio", "rasterio.warp"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode(Comparison.self, from: run.output)
  }

  /// The bytes of a TIFF of zeros.
  ///
  /// - Parameter options: its size, type and other options, as arguments of rasterio in Python.
  public static func tiff(_ options: String) throws -> [UInt8] {
    let run = try Python.run(
      """
      import sys, rasterio.io
      with rasterio.io.MemoryFile() as file:
          with file.open(driver="GTiff", \(options)): pass
          sys.stdout.buffer.write(file.read())
      """, [], importing: ["rasterio", "rasterio.io"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return [UInt8](run.output)
  }

  /// Writes a raster of 700 × 600 heights of 4 bytes, 10 m apart, in the system EPSG:2193: a plane.
  ///
  /// - Parameter hole: columns and rows without a value, as Python slices: `100:150,200:260`, rows first.
  public static func writePlane(_ plane: [Double], to path: String, hole: String? = nil) throws {
    let run = try Python.run(
      """
      import sys, numpy, rasterio
      from rasterio.transform import from_origin
      path, hole = sys.argv[1], sys.argv[3]
      a, b, c = (float(v) for v in sys.argv[2].split(","))
      x, y = numpy.meshgrid(1750000 + (numpy.arange(700) + 0.5) * 10, 5430000 - (numpy.arange(600) + 0.5) * 10)
      z = (a * x + b * y + c).astype("float32")
      if hole:
          rows, columns = (slice(*map(int, part.split(":"))) for part in hole.split(","))
          z[rows, columns] = -9999
      with rasterio.open(path, "w", driver="GTiff", width=700, height=600, count=1, dtype="float32", crs="EPSG:2193",
                         transform=from_origin(1750000, 5430000, 10, 10), nodata=-9999) as file: file.write(z, 1)
      """, [path, plane.map { "\($0)" }.joined(separator: ","), hole ?? ""], importing: ["numpy", "rasterio"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
  }
}
