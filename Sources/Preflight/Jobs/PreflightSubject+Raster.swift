import CacheCreation
import Diagnostics
import SourceText
import TilingSchemes

/// What a build from a raster makes if nothing else is asked for, so that the forecast is that of this build.
extension PreflightSubject {
  /// A level is fine enough if its resolution is at most this many times that of the raster, as in a build.
  private static let fineEnough = 1.02

  /// The size of a pixel of the raster in map units, which a transformed extent gives only approximately; `nil` if the
  /// region is not that of a raster.
  private var pixelSize: Double? {
    guard let raster = region.raster, let extent = region.envelope else { return nil }
    let size = raster.size(in: extent)
    return size > 0 ? size : nil
  }

  /// All levels down to the first one that shows every pixel of the raster; `nil` if there is no raster, or all levels of
  /// the scheme are needed.
  var rasterLevels: Set<Int>? {
    guard let pixelSize else { return nil }
    let levels = scheme.levels.filter { builtLevels?.contains($0.number) ?? true }
    guard let last = levels.map(\.resolution).filter({ $0 <= pixelSize * Self.fineEnough }).max() else { return nil }
    let needed = levels.filter { $0.resolution >= last }
    return needed.count == levels.count ? nil : Set(needed.map(\.number))
  }

  /// Notices about the levels and the image format that follow from the raster.
  ///
  /// - Parameter levelsAreGiven: whether the request gives the levels.
  func rasterNotices(levelsAreGiven: Bool) -> [Message] {
    var notices: [Message] = []
    if !levelsAreGiven, let levels = rasterLevels, let pixelSize {
      let size = DecimalNumber.shortest(pixelSize, significantDigits: 3)
      notices.append(
        "\(LevelNumbers(levels).text) of \(scheme.levels.count): the raster has about \(size) map units "
          + "per pixel, and a build from it makes no finer levels; \(parameter: CreateOption.levels.parameter) chooses others"
      )
    }
    if let rasterFormat {
      notices.append(
        "image format \(rasterFormat.name), as in a build from this raster; "
          + "\(parameter: CreateOption.tileFormat.parameter) chooses another")
    }
    return notices
  }
}
