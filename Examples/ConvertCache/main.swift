// Converts a cache to an open tile package if the result ends in .tpkx, otherwise a package to a cache directory.
//
//     swift run ConvertCache Basemap Basemap.tpkx
import TileSchemeKit

guard CommandLine.arguments.count == 3 else { fatalError("usage: ConvertCache CACHE RESULT") }
let result = FilePath(CommandLine.arguments[2])
let store = TileStoreRegistry.store(suffix: result.extension ?? "") ?? CompactV2Store.readyToServe
var request = ConversionRequest(
  .cache(FilePath(CommandLine.arguments[1])), to: result, as: .new(store, existing: .kept, leftovers: .removed))
request.jobs = 2
let report = try await CacheConverter(request).convert()
for lost in report.lost { print("lost: \(lost)") }
for notice in report.notices { print("notice: \(notice)") }
if let census = report.census { print("\(census.tiles) tiles") }
