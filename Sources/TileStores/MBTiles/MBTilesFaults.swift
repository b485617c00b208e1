import SourceText
import TilingSchemes

/// The faults of a database that do not prevent reading its tiles.
struct MBTilesFaults: Sendable {
  private(set) var all: [StoreProblem] = []

  /// - Parameter zooms: the zooms that have tiles.
  init(_ database: MBTilesDatabase, zooms: ClosedRange<Int>, bounds: WebMercatorBounds) {
    let entries = database.entries
    addMissing(entries)
    addFormat(entries, database.tiles.sample)
    if let fault = bounds.fault { add(.bounds, fault) }
    addZooms(entries, zooms)
    if database.tiles.survey.textCount > 0 {
      let count = database.tiles.survey.textCount
      add(.textNumbers, "\(counted(count, "row has", "rows have")) a zoom, column or row that is stored as a text")
    }
    addUnplaced(database.tiles.survey)
    for name in entries.repeated {
      add(.repeatedMetadata, "the other values of “\(name)”, which several rows of metadata state; the first is used")
    }
  }

  /// The usual spelling of a format: `png`, `jpg` or another word in small letters; `nil` if there is none.
  static func formatName(_ stated: String?) -> String? {
    guard var name = stated?.trimmedLowercase else { return nil }
    if name.hasPrefix("image/") { name.removeFirst("image/".count) }
    return name == "jpeg" ? "jpg" : name
  }

  private mutating func add(_ kind: StoreProblem.Kind, _ message: String) {
    all.append(StoreProblem(kind, message))
  }

  private mutating func addMissing(_ entries: MBTilesEntries) {
    guard entries.hasTable else {
      add(.missingMetadata, "there is no table “metadata”; the name of the file and the format of the tiles are used")
      return
    }
    if entries["name"] == nil { add(.missingMetadata, "the metadata contain no name; the name of the file is used") }
    if entries["format"] == nil {
      add(.missingMetadata, "the metadata contain no format; the format of the tiles is used")
    }
  }

  private mutating func addFormat(_ entries: MBTilesEntries, _ sample: TileSample) {
    guard let text = entries["format"], let stated = Self.formatName(text) else { return }
    var found: [String] = []
    if sample.pngCount > 0 { found.append("png") }
    if sample.jpegCount > 0 { found.append("jpg") }
    // A database of both formats has no right value; programs read it if either is stated.
    if !found.isEmpty, !found.contains(stated) {
      let names = found.map { $0 == "png" ? "PNG" : "JPEG" }.joined(separator: " and ")
      add(.format, "the metadata state the format “\(text.prefix(20))”, but the tiles are \(names)")
    } else if stated != text {
      add(.format, "the format is spelled “\(text.prefix(20))” instead of “\(stated)”")
    }
  }

  private mutating func addZooms(_ entries: MBTilesEntries, _ zooms: ClosedRange<Int>) {
    for (name, found) in [("minzoom", zooms.lowerBound), ("maxzoom", zooms.upperBound)] {
      guard let text = entries[name], entries.number(name) != found else { continue }
      let range = "\(zooms.lowerBound) to \(zooms.upperBound)"
      add(.zooms, "\(name) is “\(text.prefix(20))”, but the tiles have zooms \(range)")
    }
  }

  private mutating func addUnplaced(_ survey: DatabaseSurvey) {
    let reasons: [(obstacle: DatabasePlace.Obstacle, words: String)] = [
      (.notWhole, "whose zoom, column or row is not a whole number"),
      (.zoom, "with a zoom outside 0 to 30"),
      (.outside, "north or west of the square of Web Mercator, where caches have no rows and columns"),
    ]
    for (obstacle, words) in reasons {
      guard let rows = survey.unplaced[obstacle] else { continue }
      let examples = rows.examples.joined(separator: "; ") + (rows.count > rows.examples.count ? "; …" : "")
      add(.unplaced, "\(counted(rows.count, "tile")) \(words): \(examples)")
    }
  }
}
