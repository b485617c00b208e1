private import CGDAL

/// GDAL, which reads rasters and transforms coordinates. It is opened at the first call, because that takes 100 ms.
public enum GDALLibrary {
  /// Why GDAL cannot be used.
  public enum Problem: Error, Hashable, Sendable {
    /// No library was found.
    case missing
    /// The library is older than 3.4: its version.
    case tooOld(String)
  }

  /// The bytes that GDAL keeps of what it has read, for all threads together.
  private static let cacheSize: Int64 = 64 << 20

  /// Opens GDAL.
  ///
  /// - Returns: its version, such as `3.6.2`.
  @discardableResult public static func prepare() throws(Problem) -> String {
    let state = cgdal_prepare()
    let version = String(cString: cgdal_version())
    if state == CGDAL_TOO_OLD { throw .tooOld(version) }
    if state != CGDAL_READY { throw .missing }
    cgdal_set_cache(cacheSize)
    return version
  }
}

extension GDALLibrary.Problem {
  /// One sentence without a full stop.
  public var message: String {
    let help = "install it with: apt install libgdal32 (Debian 12), apt install gdal-bin (Ubuntu), brew install gdal"
    return switch self {
    case .missing: "reading rasters needs GDAL 3.4 or newer, which was not found; \(help)"
    case .tooOld(let version): "GDAL \(version) is too old; reading rasters needs GDAL 3.4 or newer; \(help)"
    }
  }
}
