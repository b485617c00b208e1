import CoordinateSystems
import Diagnostics
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

/// The plan for options with texts as on the command line.
func plan(_ texts: [CreateOption: String], _ source: MapSource? = nil) throws -> CachePlan {
  try CachePlan(source, CacheOptions(OptionTexts(texts)))
}

/// The error for options that cannot be planned.
func planningError(_ texts: [CreateOption: String], _ source: MapSource? = nil) -> CreationError? {
  do {
    _ = try plan(texts, source)
    return nil
  } catch {
    return error as? CreationError
  }
}

/// The minimum of options for a map of a part of New Zealand.
let newZealand: [CreateOption: String] = [
  .extent: "1000000,4700000,2100000,6200000", .crs: "2193", .numberOfScales: "3",
]

extension [CreateOption: String] {
  /// The same options with other values.
  func with(_ others: [CreateOption: String]) -> [CreateOption: String] { merging(others) { $1 } }

  func without(_ option: CreateOption) -> [CreateOption: String] { filter { $0.key != option } }
}

extension CachePlan {
  var scales: [Double] { scheme.levels.map(\.scale) }

  func hasNotice(_ part: String) -> Bool { notices.contains { $0.contains(part) } }
}

extension Message {
  /// The text as the command would print it.
  var words: String { text { "--\($0.rawValue)" } }

  func contains(_ part: String) -> Bool { words.contains(part) }
}

/// A map or image service made for the tests.
func service(_ json: String) throws -> MapSource { try MapSource(Array(json.utf8), named: "service.json") }

func relativeDifference(_ value: Double, _ expected: Double) -> Double { ((value - expected) / expected).magnitude }
