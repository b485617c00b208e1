private import CGDAL
private import CImaging
private import CLERC
private import CPROJ
private import CSQLite

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Opens every optional library, and says which were found.
///
/// The libraries are opened as the other commands open them, so that the answer is true for these too: first those of
/// the system, then those in the wheels of the Python environment to which the command belongs.
public struct LibrarySurveyJob: Sendable {
  private let request: LibrarySurveyRequest

  /// - Parameter request: where programs are looked for.
  public init(_ request: LibrarySurveyRequest) { self.request = request }

  /// Opening GDAL takes about 100 ms; the others take a few.
  public func run() -> LibrarySurveyReport {
    LibrarySurveyReport(libraries: [
      OptionalLibrary(
        name: "PROJ", kind: .library, state: described(cproj_library),
        purpose: "coordinate systems that are not built in, extents in degrees, areas of use",
        advice: "Debian: apt install libproj25 proj-data; Fedora: dnf install proj; macOS: brew install proj; "
          + "Python: pip install pyproj"),
      OptionalLibrary(
        name: "SQLite", kind: .library, state: described(csqlite_library),
        purpose: "MBTiles databases and GeoPackages",
        advice: "Debian: apt install libsqlite3-0; Fedora: dnf install sqlite-libs; macOS has it"),
      OptionalLibrary(
        name: "GDAL", kind: .library, state: gdal,
        purpose: "tiles from rasters, areas in GeoPackages and shapefiles",
        advice: "Debian: apt install gdal-bin; Fedora: dnf install gdal; macOS: brew install gdal; "
          + "Python: pip install rasterio"),
      OptionalLibrary(
        name: "libjpeg-turbo", kind: .library, state: described(cimaging_jpeg_library),
        purpose: "JPEG and MIXED tiles (build)",
        advice: "Debian: apt install libturbojpeg0; Ubuntu: apt install libturbojpeg; Fedora: dnf install turbojpeg; "
          + "macOS: brew install jpeg-turbo"),
      OptionalLibrary(
        name: "liblerc", kind: .library,
        state: described { version, _, path, capacity in
          version?.pointee = 0
          return clerc_path(path, capacity)
        },
        purpose: "LERC tiles of elevation (build)",
        advice: "Debian: apt install liblerc4; Fedora: dnf install liblerc; macOS: brew install lerc; "
          + "Python: pip install rasterio"),
      OptionalLibrary(
        name: "curl", kind: .program, state: program("curl"),
        purpose: "services and schemes with an http or https address",
        advice: "Debian: apt install curl; Fedora: dnf install curl; macOS has it"),
    ])
  }

  /// PATH_MAX of Linux and macOS is not larger.
  private static let pathCapacity = 4096
  private static let versionCapacity = 64

  /// The state of a library from the function of its C target that writes version and path.
  private func described(
    _ library: (UnsafeMutablePointer<CChar>?, Int, UnsafeMutablePointer<CChar>?, Int) -> Bool
  ) -> OptionalLibrary.State {
    var version: [CChar] = Array(repeating: 0, count: Self.versionCapacity)
    var path: [CChar] = Array(repeating: 0, count: Self.pathCapacity)
    guard library(&version, version.count, &path, path.count) else { return .missing }
    return .found(version: text(version), path: text(path))
  }

  private var gdal: OptionalLibrary.State {
    let state = cgdal_prepare()
    let version = String(cString: cgdal_version())
    if state == CGDAL_MISSING { return .missing }
    if state == CGDAL_TOO_OLD { return .tooOld(version: version, needed: "3.4") }
    var path: [CChar] = Array(repeating: 0, count: Self.pathCapacity)
    return .found(version: version, path: cgdal_path(&path, path.count) ? text(path) : nil)
  }

  /// A program in the first folder that has one with this name. Its version is not asked for, because starting programs
  /// is not the work of a survey.
  private func program(_ name: String) -> OptionalLibrary.State {
    for folder in request.programFolders.split(separator: ":") {
      let path = "\(folder)/\(name)"
      if access(path, X_OK) == 0 { return .found(version: nil, path: path) }
    }
    return .missing
  }

  /// A text of C up to its zero; `nil` if it is empty.
  private func text(_ characters: [CChar]) -> String? {
    let bytes = characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
