import CoordinateSystems
import Diagnostics
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

/// The plan of some options, as they would be written on the command line.
func plan(_ texts: [CreateOption: String], _ source: MapSource? = nil) throws -> CachePlan {
  try CachePlan(source, CacheOptions(OptionTexts(texts)))
}

/// The error of some options.
func planningError(_ texts: [CreateOption: String], _ source: MapSource? = nil) -> CreationError? {
  do {
    _ = try plan(texts, source)
    return nil
  } catch {
    return error as? CreationError
  }
}

/// What a map of a part of New Zealand needs at least.
let newZealand: [CreateOption: String] = [
  .extent: "1000000,4700000,2100000,6200000", .crs: "2193", .numberOfScales: "3",
]

extension [CreateOption: String] {
  /// The same with other values.
  func with(_ others: [CreateOption: String]) -> [CreateOption: String] { merging(others) { $1 } }

  func without(_ option: CreateOption) -> [CreateOption: String] { filter { $0.key != option } }
}

extension CachePlan {
  var scales: [Double] { scheme.levels.map(\.scale) }

  func hasNotice(_ part: String) -> Bool { notices.contains { $0.contains(part) } }
}

extension Message {
  /// As a command line would show it.
  var words: String { text { "--\($0.rawValue)" } }

  func contains(_ part: String) -> Bool { words.contains(part) }
}

/// A map or image service of our own making.
func service(_ json: String) throws -> MapSource { try MapSource(Array(json.utf8), named: "service.json") }

func relativeDifference(_ value: Double, _ expected: Double) -> Double { ((value - expected) / expected).magnitude }
