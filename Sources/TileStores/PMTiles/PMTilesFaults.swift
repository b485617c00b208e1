import SourceText
import TilingSchemes

/// The promises of the format that an archive does not keep, and that do not prevent reading its tiles.
struct PMTilesFaults: Sendable {
  private(set) var all: [StoreProblem] = []

  /// - Parameter zooms: the zooms that have tiles.
  init(_ archive: PMTilesArchive, zooms: ClosedRange<Int>, bounds: WebMercatorBounds) {
    let header = archive.file.header
    if let fault = archive.metadata.fault { add(.metadata, fault) }
    if !archive.survey.isPartial { addCounts(header, archive.survey) }
    addZooms(header, zooms)
    addBounds(header, bounds)
    addType(header, archive.sample)
    addEntries(header, archive.survey)
    addSections(header, fileSize: archive.fileSize)
  }

  private mutating func add(_ promise: StoreProblem.Promise, _ message: String) {
    all.append(StoreProblem(.archive(promise), message))
  }

  private mutating func addCounts(_ header: PMTilesHeader, _ survey: PMTilesSurvey) {
    let counts = [
      ("tiles", header.tileCount, survey.tileCount as Int?), ("entries", header.entryCount, survey.entryCount),
      ("contents", header.contentCount, survey.contentCount),
    ]
    // 0 means that the writer did not count them.
    for case (let name, let stated, let found?) in counts where stated != 0 && stated != found {
      add(.counts, "the header states \(stated) \(name), but the directories have \(found)")
    }
  }

  private mutating func addZooms(_ header: PMTilesHeader, _ zooms: ClosedRange<Int>) {
    guard Int(header.minZoom) != zooms.lowerBound || Int(header.maxZoom) != zooms.upperBound else { return }
    add(
      .zooms,
      "the header states zooms \(header.minZoom) to \(header.maxZoom), but the tiles have zooms "
        + "\(zooms.lowerBound) to \(zooms.upperBound)")
  }

  private mutating func addBounds(_ header: PMTilesHeader, _ bounds: WebMercatorBounds) {
    if let fault = bounds.fault { add(.bounds, fault) }
    if !(header.minZoom...max(header.minZoom, header.maxZoom)).contains(header.centerZoom) {
      add(
        .bounds,
        "the zoom of the center is \(header.centerZoom), but the zooms are \(header.minZoom) to \(header.maxZoom)")
    }
    let (west, south, east, north) = (header.bounds[0], header.bounds[1], header.bounds[2], header.bounds[3])
    guard bounds.fault == nil, west <= east, south <= north else { return }
    if !(west...east).contains(header.center[0]) || !(south...north).contains(header.center[1]) {
      add(.bounds, "the center is outside of the bounds")
    }
  }

  private mutating func addType(_ header: PMTilesHeader, _ sample: TileSample) {
    if header.tileCompression == 0 { add(.type, "the header states an unknown compression of tiles instead of none") }
    var found: [String] = []
    if sample.pngCount > 0 { found.append("PNG") }
    if sample.jpegCount > 0 { found.append("JPEG") }
    // LERC has no number, so only “other” is right. Without a tile that can be recognised, nothing can be compared.
    guard !found.isEmpty else { return }
    let stated = PMTilesType.name(header.tileType)
    if stated.map(found.contains) != true {
      add(
        .type,
        "the header states \(stated ?? "another type of tiles"), but the tiles are \(found.joined(separator: " and "))")
    }
  }

  private mutating func addEntries(_ header: PMTilesHeader, _ survey: PMTilesSurvey) {
    if survey.unordered.count > 0 {
      add(
        .order,
        "\(counted(survey.unordered.count, "entry is", "entries are")) not after the entry before: "
          + survey.unordered.example)
    }
    if survey.outside.count > 0 {
      add(
        .contents,
        "\(counted(survey.outside.count, "entry", "entries")) without bytes or outside of the tile data: "
          + survey.outside.example)
    }
    if survey.beyond.count > 0 {
      add(
        .contents,
        "\(counted(survey.beyond.count, "entry", "entries")) with tiles beyond zoom \(HilbertCurve.lastZoom): "
          + survey.beyond.example)
    }
    if header.isClustered, !survey.isPartial, survey.unclustered.count > 0 {
      add(
        .clustering,
        "the header says clustered, but the contents of \(counted(survey.unclustered.count, "entry", "entries")) are not "
          + "in the order of the tiles: \(survey.unclustered.example)")
    }
  }

  private mutating func addSections(_ header: PMTilesHeader, fileSize: Int) {
    let parts = [
      ("the header", PMTilesHeader.Section(offset: 0, length: PMTilesHeader.size)), ("the root directory", header.root),
      ("the metadata", header.metadata), ("the leaf directories", header.leaves), ("the tile data", header.tiles),
    ].filter { $0.1.length > 0 }
    if header.root.end > PMTilesHeader.rootLimit {
      add(
        .sections,
        "the root directory ends at byte \(header.root.end), beyond the first \(PMTilesHeader.rootLimit) bytes")
    }
    for (name, section) in parts where section.end > fileSize {
      add(.sections, "\(name) should end at byte \(section.end), but the file has only \(fileSize) bytes")
    }
    let sorted = parts.sorted { $0.1.offset < $1.1.offset }
    for (first, second) in zip(sorted, sorted.dropFirst()) where second.1.offset < first.1.end {
      add(.sections, "\(first.0) and \(second.0) overlap at byte \(second.1.offset)")
    }
  }
}
