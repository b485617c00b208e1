package import FileAccess

/// All that will be taken of a cache, by its indexes alone.
package struct ConversionPlan: Sendable {
  /// In the order of level, row and column of the result.
  package let packets: [PacketPlan]
  /// Bundles that could not be read: why.
  package let unreadable: [FileAccessError]
  /// For people: what the indexes name and nobody can read.
  package let lost: [String]
  /// How many tiles the result cannot hold.
  package let beyond: Int
  package let selection: TileSelection

  package var tileCount: Int { packets.map(\.tileCount).reduce(0, +) }
  /// Of the tiles alone.
  package var byteCount: Int { packets.map(\.byteCount).reduce(0, +) }
  /// The levels of the result that have tiles.
  package var levels: ClosedRange<Int>? {
    guard let first = packets.map(\.level).min(), let last = packets.map(\.level).max() else { return nil }
    return first...last
  }

  /// - Parameter levels: the number of each level in the result, where it is another; a level that is not in it keeps
  ///   its own.
  package init(
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
      (first.level, first.packet.corner.row, first.packet.corner.column)
        < (second.level, second.packet.corner.row, second.packet.corner.column)
    }
    unreadable = errors
    self.lost = lost
    self.beyond = beyond
    self.selection = selection
  }

  /// Tells this conversion from another of the same name.
  package func fingerprint(_ options: String) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(options)
    for plan in packets {
      fingerprint.add(plan.packet.name)
      fingerprint.add(plan.level)
      fingerprint.add(Int(truncatingIfNeeded: plan.fingerprint.value))
    }
    return String(fingerprint.value, radix: 36)
  }
}
