import CacheOpening
import Diagnostics
import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

@Suite("Every scheme of the corpus in every open format", .needsCorpus)
struct OpenCorpusTests {
  private static let files = ["conf-xml", "root-json", "service-json"].flatMap(Corpus.files)
    .filter { !$0.path.contains("vtpk") }

  /// The formats that can hold every resolution, origin and number of a level.
  private static let exact = [
    "tile-matrix-set", "tile-matrix-set-xml", "tile-set", "wmts", "gdal-tms", "geowebcache", "mapproxy",
  ]

  @Test("there and back, a scheme is identical", arguments: exact)
  func identical(_ name: String) throws {
    var converted = 0
    for file in Self.files {
      guard let (own, back, _) = try pair(file, name) else { continue }
      converted += 1
      let place = file.lastPathComponent
      #expect(back.origin == own.origin, "\(place)")
      #expect(back.tileWidth == own.tileWidth && back.tileHeight == own.tileHeight, "\(place)")
      // Levels come back from coarse to fine; those that are missing are between them in MapProxy.
      for level in own.levels {
        let others = back.levels.filter { $0.number == level.number }
        #expect(others.map(\.resolution) == [level.resolution], "\(place), level \(level.number)")
      }
    }
    // The other files are services without tiles.
    let count = try Self.files.count { try open($0).model.scheme?.levels.isEmpty == false }
    #expect(converted == count && count >= 29, "\(converted) of \(count)")
  }

  @Test(
    "there and back, a scheme is identical, or what differs is listed as lost",
    arguments: ["gdal-wms", "tilemapresource", "tilejson"])
  func listed(_ name: String) throws {
    var converted = 0
    for file in Self.files {
      guard let (own, back, lost) = try pair(file, name) else { continue }
      converted += 1
      let place = file.lastPathComponent
      let isSame =
        own.origin == back.origin
        && own.levels.allSatisfy { level in
          back.levels.contains { $0.number == level.number && $0.resolution == level.resolution }
        }
      if !isSame {
        #expect(
          lost.contains { $0.contains("resolution") || $0.contains("origin") || $0.contains("level") },
          "\(place) \(lost)")
      }
    }
    #expect(converted > 5, "\(converted) of \(Self.files.count)")
  }

  @Test(
    "the programs for web maps are written from every scheme, or refused for a stated reason",
    arguments: ["openlayers", "leaflet", "maplibre", "arcgis-js"])
  func programs(_ name: String) throws {
    let format = try #require(SchemeFormatRegistry.named(name))
    var written = 0
    for file in Self.files {
      do throws(WritingError) {
        _ = try SchemeConversion(try opened(file), to: .file(format))
        written += 1
      } catch {
        #expect(!error.message.contains("report"), "\(error.message.words)")
      }
    }
    #expect(written > 5)
  }

  private func opened(_ file: URL) throws(WritingError) -> OpenedScheme {
    guard let opened = try? open(file) else { throw WritingError("the corpus cannot be read; report this") }
    return opened
  }

  /// The scheme of a file, the same scheme read from its conversion, and the lines of the loss; `nil` if it is refused.
  private func pair(
    _ file: URL, _ name: String
  ) throws -> (own: TilingScheme, back: TilingScheme, lost: [String])? {
    let format = try #require(SchemeFormatRegistry.named(name))
    let input = try open(file)
    guard let own = input.model.scheme else { return nil }
    let conversion: SchemeConversion
    do {
      conversion = try SchemeConversion(input, to: .file(format))
    } catch {
      // A refusal states what is missing or does not fit, and is not a failure to read what was written.
      #expect(!error.message.contains("report this error"), "\(file.lastPathComponent): \(error.message.words)")
      return nil
    }
    let back = try document(try #require(conversion.files.first).bytes)
    #expect(back.format.name == name)
    return (own, try #require(back.model.scheme), conversion.lost)
  }
}
