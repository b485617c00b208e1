import FileAccess
import TileStores

/// All tiles that will be copied from a cache, according to its indexes.
struct ConversionPlan: Sendable {
  /// In the order of the result, which is that of level, row and column in most stores. The order is fixed, so that two runs write the same bytes.
  let packets: [PacketPlan]
  /// The errors of bundles that could not be read.
  let unreadable: [FileAccessError]
  /// For people: tiles that the indexes list but that cannot be read.
  let lost: [String]
  /// The number of tiles that are outside the grid of the result.
  let beyond: Int
  /// The faults of indexes that do not prevent reading the tiles.
  let faults: [TileFaults]
  let selection: TileSelection

  var tileCount: Int { packets.map(\.contents.tileCount).reduce(0, +) }
  /// The size of the tiles without documents and indexes, in bytes.
  var byteCount: Int { packets.map(\.contents.byteCount).reduce(0, +) }
  /// The levels of the result that have tiles.
  var levels: ClosedRange<Int>? {
    guard let first = packets.map(\.contents.level).min(),
      let last = packets.map(\.contents.level).max()
    else { return nil }
    return first...last
  }

  /// - Parameters:
  ///   - levels: the new number of each level that is renumbered. A level that is not in it keeps its number.
  ///   - store: the store of the result, which decides the order of packets.
  init(
    _ packets: [TilePacket], _ selection: TileSelection, renumbering levels: [Int: Int] = [:],
    for store: any TileStore = CompactV2Store.readyToServe, jobs: Int
  ) async {
    let results = await Self.surveys(packets, selection, renumbering: levels, jobs: jobs)
    self.init(packets, results, selection, for: store)
  }

  /// Reads the indexes of packets.
  ///
  /// - Parameter levels: the new number of each level that is renumbered.
  static func surveys(
    _ packets: [TilePacket], _ selection: TileSelection, renumbering levels: [Int: Int], jobs: Int
  ) async -> [Result<PacketSurvey, FileAccessError>] {
    let allowance = TileAllowance()
    return await ParallelWork.map(packets.count, jobs: jobs) { number -> Result<PacketSurvey, FileAccessError> in
      let packet = packets[number]
      do throws(FileAccessError) {
        return .success(try PacketSurvey(packet, level: levels[packet.level] ?? packet.level, selection, allowance))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Joins what was found in packets.
  ///
  /// - Parameters:
  ///   - packets: the packets, in the order of the source.
  ///   - results: what each of them contains, or why its index cannot be read.
  ///   - store: the store of the result, which decides the order of packets.
  init(
    _ packets: [TilePacket], _ results: [Result<PacketSurvey, FileAccessError>], _ selection: TileSelection,
    for store: any TileStore
  ) {
    var plans: [PacketPlan] = []
    var errors: [FileAccessError] = []
    // In the order of packets, so that two runs print the same. Packets of one file are counted together.
    var names: [String] = []
    var losses: [String: PacketLosses] = [:]
    var beyond = 0
    var faults: [TileFaults] = []
    for (packet, result) in zip(packets, results) {
      switch result {
      case .success(let survey):
        beyond += survey.beyond
        if !survey.faults.isEmpty { faults = TileFaults.joined(faults + survey.faults) }
        if let plan = survey.plan { plans.append(plan) }
        guard !survey.losses.clauses.isEmpty else { continue }
        if losses[packet.name] == nil { names.append(packet.name) }
        losses[packet.name, default: PacketLosses([])].add(survey.losses)
      case .failure(let error): errors.append(error)
      }
    }
    self.packets = plans.sorted { store.isOrdered($0.contents, before: $1.contents) }
    unreadable = errors
    lost = names.flatMap { name in (losses[name]?.clauses ?? []).map { "\(name): \($0)" } }
    self.beyond = beyond
    self.faults = faults
    self.selection = selection
  }
}
