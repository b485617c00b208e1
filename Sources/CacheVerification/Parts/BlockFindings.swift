import CacheParts
import Diagnostics
import FileAccess
import SourceText
import SystemPackage

/// What a part has found in a block, and the file in which it leaves this.
struct BlockFindings: Sendable {
  /// Raise it with every change of the text.
  private static let version = 1
  /// The largest file that is read, in bytes: ten thousand bundles that each have many findings.
  private static let limit = 1 << 28

  var tally = PacketTally()
  /// In the order of the numbers of the entries.
  var entries: [EntryFindings] = []

  init(tally: PacketTally) { self.tally = tally }

  init(entries: [EntryFindings]) { self.entries = entries }

  func text(_ block: DividedVerification.Block, _ plan: PartsPlan) -> [UInt8] {
    let json = JSONOutput.object([
      .init("tilescheme", .string("findings of a block")), .init("version", .integer(Self.version)),
      .init("plan", .string(plan.digest)), .init("block", .string(block.fileName)), .init("tally", tally.json),
      .init("entries", .array(entries.map(\.json))),
    ])
    return Array((json.text(.compact) + "\n").utf8)
  }

  /// Reads the file of a block.
  ///
  /// - Throws: `PartsError.damaged` if it is missing or is that of another block or plan.
  init(
    _ path: FilePath, _ block: DividedVerification.Block, _ plan: PartsPlan, _ catalogue: RuleCatalogue
  ) throws(PartsError) {
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = try FileReading.bytes(of: path, limit: Self.limit)
    } catch {
      guard error.reason == .system(.noSuchFileOrDirectory) else { throw .access(error) }
      throw Self.damaged(path, block, plan)
    }
    guard let text = try? SourceText(bytes), let document = try? JSONReader.read(text),
      document.root["tilescheme"]?.string == "findings of a block",
      document.integer(document.root["version"]) == Self.version, document.root["plan"]?.string == plan.digest,
      document.root["block"]?.string == block.fileName,
      let tally = document.root["tally"].flatMap({ PacketTally($0, in: document, catalogue) }),
      let list = document.root["entries"]?.array,
      case let entries = list.compactMap({ EntryFindings($0, in: document, catalogue) }), entries.count == list.count
    else { throw Self.damaged(path, block, plan) }
    self.tally = tally
    self.entries = entries
  }

  private static func damaged(
    _ path: FilePath, _ block: DividedVerification.Block, _ plan: PartsPlan
  ) -> PartsError {
    .damaged(
      path,
      "this file of part \(block.part) is missing or damaged; remove it and \(PartsFolder(plan).marker(of: block.part)), "
        + "run part \(block.part) again, then finish again")
  }
}
