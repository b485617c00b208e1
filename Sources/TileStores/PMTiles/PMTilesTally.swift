/// The numbers of the header, counted while tiles are added in their order.
struct PMTilesTally: Sendable {
  private(set) var tiles = 0
  private(set) var entries = 0
  private(set) var contents = 0
  private(set) var zooms: ClosedRange<Int>?
  /// The end of the contents so far.
  private var dataSize = 0
  private var last: PMTilesEntry?

  mutating func add(_ record: PMTilesJournal.Record) {
    tiles += 1
    if record.offset == dataSize {
      contents += 1
      dataSize += record.length
    }
    if last?.joins(record) == true {
      last?.run += 1
    } else {
      entries += 1
      last = PMTilesEntry(record)
    }
    let zoom = HilbertCurve.zoom(of: record.tile)
    zooms = (zooms?.lowerBound ?? zoom)...zoom
  }
}

extension PMTilesEntry {
  init(_ record: PMTilesJournal.Record) {
    self.init(tile: record.tile, run: 1, length: record.length, offset: record.offset)
  }

  /// Whether a tile is the next one of the run: it follows, and has the same content. The reference implementation counts
  /// a run across zooms as well, but a run that ends with its zoom is the same for all readers.
  func joins(_ record: PMTilesJournal.Record) -> Bool {
    record.tile == tile + run && record.offset == offset && record.length == length
      && record.tile != HilbertCurve.first(HilbertCurve.zoom(of: record.tile))
  }
}
