import CacheParts
import CacheVerification
import FileAccess
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// What a part notes of a block whose tiles it has copied, and the file in which it leaves this.
struct ConvertedBlock: Sendable {
  /// Raise it with every change of the text.
  private static let version = 1
  /// The largest file that is read, in bytes: ten thousand packets with the sizes of all their tiles.
  private static let limit = 1 << 30

  /// A packet with tiles.
  struct Packet: Sendable {
    let contents: PacketContents
    let written: PartSink.Written
  }

  /// What the index of each packet contains, by the number of the packet.
  private(set) var surveys: [Int: PacketSurvey] = [:]
  /// The packets that have tiles, by their numbers.
  private(set) var packets: [Int: Packet] = [:]
  private(set) var census: TileCensus

  init(
    _ surveys: [Int: PacketSurvey], _ written: [Int: PartSink.Written], _ census: TileCensus
  ) {
    self.surveys = surveys
    self.census = census
    for (number, survey) in surveys {
      guard let plan = survey.plan, let written = written[number] else { continue }
      packets[number] = Packet(contents: plan.contents, written: written)
    }
  }

  func text(_ block: UnitCut.Block, _ plan: PartsPlan) -> [UInt8] {
    let json = JSONOutput.object([
      .init("tilescheme", .string("tiles of a block")), .init("version", .integer(Self.version)),
      .init("plan", .string(plan.digest)), .init("block", .string(block.fileName)),
      .init("packets", .array(surveys.keys.sorted().map { packet($0) })), .init("census", census.json),
    ])
    return Array((json.text(.compact) + "\n").utf8)
  }

  /// Most packets lose nothing, so only the others state what they lose.
  private func packet(_ number: Int) -> JSONOutput {
    guard let survey = surveys[number] else { return .null }
    var members = [JSONOutput.Member("number", .integer(number))]
    if let plan = survey.plan, let packet = packets[number] {
      let bounds = plan.bounds
      let numbers = [
        plan.contents.tileCount, plan.contents.byteCount, bounds.rows.lowerBound, bounds.rows.upperBound,
        bounds.columns.lowerBound, bounds.columns.upperBound, Int(packet.written.checksum),
      ]
      members.append(.init("tiles", .array(numbers.map { .integer($0) })))
      members.append(.init("fingerprint", .string(String(plan.fingerprint.value, radix: 16))))
      if !packet.written.tiles.isEmpty {
        members.append(.init("list", .array(packet.written.tiles.map { .integer($0) })))
      }
    }
    if !survey.losses.isEmpty { members.append(.init("losses", survey.losses.json)) }
    if survey.beyond > 0 { members.append(.init("beyond", .integer(survey.beyond))) }
    if !survey.faults.isEmpty { members.append(.init("faults", .array(survey.faults.map(\.partJSON)))) }
    return .object(members)
  }

  /// Reads the file of a block.
  ///
  /// - Throws: `PartsError.damaged` if it is missing or is that of another block or plan.
  init(
    _ path: FilePath, _ block: UnitCut.Block, _ plan: PartsPlan, of divided: DividedConversion
  ) throws(PartsError) {
    func lost() -> PartsError { PartsFolder(plan).lost(path, ofBlock: block.fileName, part: block.part) }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = try FileReading.bytes(of: path, limit: Self.limit)
    } catch {
      guard error.reason == .system(.noSuchFileOrDirectory) else { throw .access(error) }
      throw lost()
    }
    guard let text = try? SourceText(bytes), let document = try? JSONReader.read(text),
      document.root["tilescheme"]?.string == "tiles of a block",
      document.integer(document.root["version"]) == Self.version, document.root["plan"]?.string == plan.digest,
      document.root["block"]?.string == block.fileName, let list = document.root["packets"]?.array,
      let census = document.root["census"].flatMap({
        TileCensus($0, in: document, expecting: divided.expectation)
      })
    else { throw lost() }
    self.census = census
    for value in list {
      guard let number = document.integer(value["number"]), divided.source.packets.indices.contains(number),
        add(value, number, divided.source.packets[number], divided.frame, in: document)
      else { throw lost() }
    }
    guard Set(surveys.keys) == Set(divided.packets.packets(of: block)) else { throw lost() }
  }

  private mutating func add(
    _ value: JSONValue, _ number: Int, _ packet: TilePacket, _ frame: ConversionFrame, in document: JSONDocument
  ) -> Bool {
    func numbers(_ value: JSONValue?) -> [Int]? {
      guard let list = value?.array else { return nil }
      let numbers = list.compactMap { document.integer($0) }
      return numbers.count == list.count ? numbers : nil
    }
    var plan: PacketPlan?
    if let tiles = numbers(value["tiles"]) {
      guard tiles.count == 7, tiles.allSatisfy({ $0 >= 0 }), tiles[2] <= tiles[3], tiles[4] <= tiles[5],
        let fingerprint = value["fingerprint"]?.string.flatMap({ UInt64($0, radix: 16) }),
        let checksum = UInt32(exactly: tiles[6])
      else { return false }
      let contents = PacketContents(
        level: frame.number(of: packet.level), corner: packet.corner, tileCount: tiles[0], byteCount: tiles[1])
      plan = PacketPlan(
        packet, contents, bounds: TileRange(rows: tiles[2]..<tiles[3], columns: tiles[4]..<tiles[5]),
        fingerprint: Fingerprint(fingerprint))
      let list = value["list"] == nil ? [] : numbers(value["list"]) ?? [-1]
      guard list.count % 2 == 0, list.allSatisfy({ $0 >= 0 }) else { return false }
      packets[number] = Packet(contents: contents, written: .init(checksum: checksum, tiles: list))
    }
    var losses = PacketLosses([])
    if let value = value["losses"] {
      guard let found = PacketLosses(value, in: document) else { return false }
      losses = found
    }
    let list = value["faults"]?.array ?? []
    let faults = list.compactMap { TileFaults(part: $0, in: document) }
    guard faults.count == list.count else { return false }
    surveys[number] = PacketSurvey(
      plan, losses: losses, beyond: document.integer(value["beyond"]) ?? 0, faults: faults)
    return true
  }
}
