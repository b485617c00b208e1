import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import HTTPAccess
@testable import TilingSchemes

/// A coordinate system with a small scheme and the content of a service in it.
struct ServiceGrid: Sendable, CustomTestStringConvertible {
  let name: String
  let wkid: Int
  let origin: (x: Double, y: Double)
  /// By level.
  let resolutions: [Int: Double]
  /// xmin, ymin, xmax, ymax of the content.
  let extent: [Double]

  var testDescription: String { name }

  /// The resolutions are those of ArcGIS Online.
  static let mercator = ServiceGrid(
    name: "Web Mercator", wkid: 3857, origin: (-20_037_508.342787, 20_037_508.342787),
    resolutions: [0: 611.4962262813797, 1: 305.74811314055756, 2: 152.87405657041106],
    extent: [1_610_000, 6_210_000, 1_990_000, 6_450_000])

  /// 18 tiles at two levels.
  static let small = ServiceGrid(
    name: "small", wkid: 3857, origin: mercator.origin, resolutions: [0: 611.4962262813797, 1: 305.74811314055756],
    extent: [1_610_000, 6_100_000, 1_800_000, 6_300_000])

  static let all = [
    mercator,
    ServiceGrid(
      name: "New Zealand, metres", wkid: 2193, origin: (-4_020_900, 19_998_100), resolutions: [0: 280, 1: 140, 2: 70],
      extent: [1_740_050, 5_420_050, 1_860_000, 5_500_000]),
    ServiceGrid(
      name: "New York, US survey feet", wkid: 2263, origin: (-120_039_300, 96_540_300), resolutions: [0: 500, 1: 125],
      extent: [913_000, 120_000, 1_067_000, 272_800]),
    ServiceGrid(
      name: "degrees", wkid: 4326, origin: (-400, 400), resolutions: [0: 0.01, 1: 0.005, 2: 0.0025],
      extent: [173.01, -41.9, 176.49, -39.503]),
  ]

  /// The configuration of `PictureServer`.
  func configuration(faults: [String] = [], limit: Int = 800, _ more: String = "") -> String {
    """
    {"origin": [\(origin.x), \(origin.y)], "extent": \(extent), "wkid": \(wkid), "limit": \(limit),
     "faults": [\(faults.map { "\"\($0)\"" }.joined(separator: ","))]\(more.isEmpty ? "" : ", " + more)}
    """
  }

  /// Creates a cache directory without tiles.
  ///
  /// - Returns: the folder that contains conf.xml.
  func emptyCache(
    in folder: TemporaryDirectory, name: String = "Map", format: String = "PNG32", extent: [Double]? = nil
  ) async throws -> FilePath {
    let texts = OptionTexts([
      .cacheDirectory: folder.url.path, .name: name, .crs: "\(wkid)", .origin: "\(origin.x),\(origin.y)",
      .resolutions: resolutions.values.sorted(by: >).map { "\($0)" }.joined(separator: ";"),
      .extent: (extent ?? self.extent).map { "\($0)" }.joined(separator: ","), .tileFormat: format,
    ])
    var request = CreationRequest(PlanRequest(texts))
    request.configuration = .none
    return try await request.run().cache
  }

  func places(in cache: FilePath) throws -> PictureServer.Places {
    try PictureServer.places(in: cache.string, origin: origin, extent: extent, levels: resolutions)
  }

  /// The number of tiles that the content touches, computed from the numbers of the scheme alone.
  var tileCount: Int {
    resolutions.values.reduce(0) { count, resolution in
      let side = resolution * 256
      let columns = Int(((extent[2] - origin.x) / side).rounded(.up)) - Int((extent[0] - origin.x) / side)
      let rows = Int(((origin.y - extent[1]) / side).rounded(.up)) - Int((origin.y - extent[3]) / side)
      return count + rows * columns
    }
  }
}

enum ServiceBuilds {
  /// A request to a service, which repeats failed requests at once.
  static func request(
    _ cache: FilePath, _ address: String, _ change: (inout ServiceSource) -> Void = { _ in }
  ) throws -> BuildRequest {
    var source = try ServiceSource(address)
    source.retries.firstWait = 0.001
    change(&source)
    var request = BuildRequest(.existing(cache), from: [])
    request.service = source
    request.configuration = .none
    return request
  }

  static let map = "/arcgis/rest/services/Places/MapServer"
  static let image = "/arcgis/rest/services/Places/ImageServer"
}
