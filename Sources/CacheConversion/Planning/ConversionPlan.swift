import FileAccess
import TileStores

/// All that will be taken of a cache, by its indexes alone.
struct ConversionPlan: Sendable {
  /// In the order of level, row and column of the result.
  let packets: [PacketPlan]
  /// Bundles that could not be read: why.
  let unreadable: [FileAccessError]
  /// For people: what the indexes name and nobody can read.
  let lost: [String]
  /// How many tiles the result cannot hold.
  let beyond: Int
  let selection: TileSelection

  var tileCount: Int { packets.map(\.contents.tileCount).reduce(0, +) }
  /// Of the tiles alone, in bytes.
  var byteCount: Int { packets.map(\.contents.byteCount).reduce(0, +) }
  /// The levels of the result that have tiles.
  var levels: ClosedRange<Int>? {
    guard let first = packets.map(\.contents.level).min(),
      let last = packets.map(\.contents.level).max()
    else { return nil }
    return first...last
  }

  /// - Parameter levels: the number of each level in the result, where it is another; a level that is not in it keeps
  ///   its own.
  init(
    _ packets: [TilePacket], _ selection: TileSelection, renumbering levels: [Int: Int] = [:], jobs: Int
  ) async {
    let allowance = TileAllowance()
    let results = await ParallelWork.map(packets.count, jobs: jobs) { number -> Result<PacketSurvey, FileAccessError> in
      let packet = packets[number]
      do throws(FileAccessError) {
        return .success(try PacketSurvey(packet, level: levels[packet.level] ?? packet.level, selection, allowance))
      } catch {
        return .failure(error)
      }
    }
    var plans: [PacketPlan] = []
    var errors: [FileAccessError] = []
    var lost: [String] = []
    var beyond = 0
    for result in results {
      switch result {
      case .success(let survey):
        beyond += survey.beyond
        if let plan = survey.plan { plans.append(plan) }
        if let loss = survey.lost { lost.append(loss) }
      case .failure(let error): errors.append(error)
      }
    }
    self.packets = plans.sorted { first, second in
      let (first, second) = (first.contents, second.contents)
      return (first.level, first.corner.row, first.corner.column)
        < (second.level, second.corner.row, second.corner.column)
    }
    unreadable = errors
    self.lost = lost
    self.beyond = beyond
    self.selection = selection
  }
}
