import CacheCreation
import Diagnostics
import FileAccess
import TilingSchemes

/// What the user should know about the rasters, the scheme and the pictures of a build.
struct BuildNotices {
  /// Above this number of source pixels for each pixel of the finest level, in one direction, details are lost. Levels that
  /// fit a raster exactly have a little more than 1, because scales are rounded and map projections stretch.
  private static let finer = 1.1
  /// Below this number, each pixel of a raster becomes more than four.
  private static let coarser = 0.49
  /// Blocks of this many pixels, in each direction, take longer to read than the overviews would take to make.
  private static let reduced = 4

  let request: BuildRequest
  let input: BuildInput
  let filling: CacheFilling
  /// Whether an unfinished build goes on.
  var isContinued = false
  /// What is known before tiles are made.
  var before: [Message] {
    service + resolution + overviews + pictures + elevation
  }

  private var service: [Message] { if case .service(let service) = filling.input { service.notices } else { [] } }

  private var resolution: [Message] {
    guard let finest = filling.levels.min(by: { $0.resolution < $1.resolution }) else { return [] }
    let ratios = filling.input.sources.map { $0.ratio(at: finest.resolution) }
    guard let most = ratios.max() else { return [] }
    if most > Self.finer {
      let scale = finest.scale / most
      return [
        Message(
          "the rasters have \(Self.text(most)) times as many pixels in each direction as level \(finest.number), so "
            + "details are lost; a level at 1:\(Self.text(scale)) would show them all")
      ]
    }
    if most < Self.coarser {
      let magnified = filling.levels.filter { level in
        filling.input.sources.allSatisfy { $0.ratio(at: level.resolution) < Self.coarser }
      }
      let numbers = LevelNumbers(magnified.map(\.number))
      return [
        Message(
          "\(numbers.text) \(numbers.isSingle ? "shows" : "show") no more than coarser levels: at level \(finest.number), a "
            + "pixel of the rasters is \(Self.text(1 / most)) pixels wide") + advice(without: magnified)
      ]
    }
    return []
  }

  /// How to leave out levels; empty if none would be left, or the scales of a new cache are given and not its levels.
  private func advice(without levels: [LevelOfDetail]) -> Message {
    if case .new(_, _, let scheme, _) = request.target, scheme.allTexts[.predefined] == nil { return "" }
    let kept = filling.levels.map(\.number).filter { number in !levels.contains { $0.number == number } }.sorted()
    guard let first = kept.first, let last = kept.last else { return "" }
    let isRange = last - first == kept.count - 1 && last > first
    let list = isRange ? "\(first)-\(last)" : kept.map(String.init).joined(separator: ",")
    return "; \(parameter: CreateOption.levels.parameter) \(list) leaves \(levels.count == 1 ? "it" : "them") out"
  }

  /// An error of 0 is what a user gets who does not know the parameter, and makes tiles several times as large.
  private var elevation: [Message] {
    guard filling.target.isElevation, filling.target.image.lercError == 0 else { return [] }
    // Who gives 0 wants 0.
    if case .new(_, _, let scheme, _) = request.target, scheme.allTexts[.lercError] != nil { return [] }
    return [
      "the LERC error is 0, so every bit of the values is kept, also their noise; tiles are several times smaller with "
        + "half of the accuracy of the values, such as \(parameter: .lercError) 0.1"
    ]
  }

  /// Levels for which many pixels are read, because the raster has no overviews.
  private var overviews: [Message] {
    guard let method = filling.method else { return [] }
    for chain in filling.plan.chains.reversed() {
      guard let step = chain.steps.last else { continue }
      for source in filling.input.sources {
        let used = source.resolution(for: step.level.resolution, method)
        guard used.factor >= Self.reduced else { continue }
        let size = max(source.source.size.width, source.source.size.height)
        let levels = (1...12).map { 1 << $0 }.filter { size / $0 > 128 }.map(String.init)
        // A raster of a few blocks is read at once.
        if levels.isEmpty { continue }
        return [
          Message(
            "\(source.source.path) has no overviews for level \(step.level.number), so blocks of \(used.factor) × "
              + "\(used.factor) pixels are averaged; faster with overviews: gdaladdo -r average "
              + "\(source.source.path) \(levels.joined(separator: " "))")
        ]
      }
    }
    return []
  }

  private var pictures: [Message] {
    let target = filling.target
    var notices: [Message] = []
    if filling.isClipped, filling.method != nil {
      notices.append(
        "the rasters reach beyond the full extent of the cache; tiles are made within it only")
    }
    if target.image.format == .jpeg || target.image.format == .mixed, target.statedQuality == nil {
      notices.append(
        Message("the cache states no compression quality; JPEG tiles get \(CacheTarget.usualQuality), as in ArcGIS"))
    }
    if target.image.format == .jpeg {
      notices.append(
        "JPEG tiles cannot be transparent: pixels without a value, and those beyond the edges of the rasters, get the "
          + "background colour; MIXED keeps them transparent")
    }
    if target.image.format == .png8, !input.isCategorical {
      notices.append(
        "PNG8 has at most 256 colours for each tile, so photographs lose colours and tiles may differ at their edges; "
          + "JPEG or MIXED suit them better")
    }
    if input.isCategorical, let method = filling.method, method.mixesColors {
      notices.append(
        Message("the rasters have palettes; \(method.rawValue) resampling makes colours that are not in them"))
    }
    return notices
  }

  /// What follows from a plan, if nothing is written.
  func after(planned levels: [BuildReport.Level]) -> [Message] {
    guard let free = try? FreeSpace(at: filling.target.folder) else { return [] }
    return [DiskSpace(filling: filling).shortage(levels, free)?.message].compactMap(\.self)
  }

  /// What is known when the tiles are made.
  func after(_ levels: [BuildReport.Level]) -> [Message] {
    let total = levels.reduce(into: LevelCount()) { $0.add($1.count) }
    var notices: [Message] = []
    // Who continues a build does not want to make its tiles again.
    if request.mode == .recreateEmpty, filling.existingCount > 0, !isContinued {
      let words =
        filling.existingCount == 1
        ? "1 tile exists at these levels and stays as it is"
        : "\(filling.existingCount) tiles exist at these levels and stay as they are"
      notices.append(
        Message("\(words); ")
          + "\(parameter: .updateMode) RECREATE_ALL_TILES makes all tiles again")
    }
    if case .service(let service) = filling.input, let side = service.refusedSide {
      notices.append(
        Message("the service states no largest picture and refuses \(side) pixels, so smaller pictures were requested"))
    }
    if filling.target.image.format == .mixed, total.tiles > 1, total.jpeg == 0 || total.jpeg == total.tiles {
      let kind =
        total.jpeg == 0 ? "PNG32, because each has transparent pixels" : "JPEG, because none has transparent pixels"
      notices.append(Message("all \(total.tiles) tiles of the format MIXED are \(kind)"))
    }
    return notices
  }

  private static func text(_ number: Double) -> String {
    number >= 100 ? String(Int(number.rounded())) : String((number * 10).rounded() / 10)
  }
}
