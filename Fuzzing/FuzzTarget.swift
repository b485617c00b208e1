import TileSchemeKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The reader to fuzz. The environment variable FUZZ_TARGET selects it, so that one build is enough for all.
enum FuzzTarget {
  case xml
  case json
  /// A format of scheme documents: all that are read are targets, by their names.
  case format(any SchemeFormat)
  case image
  case bundle
  case bundlx
  case zip
  case area
  case record
  case server
  case plan
  case marker
  case stretch
  case sourceList

  private static let others: [String: FuzzTarget] = [
    "xml": .xml, "json": .json, "image": .image, "bundle": .bundle, "bundlx": .bundlx, "zip": .zip, "area": .area,
    "record": .record, "server": .server, "plan": .plan, "marker": .marker,
    "stretch": .stretch, "source-list": .sourceList,
  ]

  /// The names of all targets.
  static let names = others.keys.sorted() + SchemeFormatRegistry.all.filter(\.isRead).map(\.name)

  init?(named name: String) {
    if let other = Self.others[name] {
      self = other
    } else if let format = SchemeFormatRegistry.named(name), format.isRead {
      self = .format(format)
    } else {
      return nil
    }
  }

  static let chosen: FuzzTarget = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(named: name) else {
      fatalError("FUZZ_TARGET must be one of \(names.joined(separator: ", "))")
    }
    return target
  }()

  func run(_ bytes: [UInt8]) {
    switch self {
    case .xml:
      guard let text = try? SourceText(bytes), let document = try? XMLReader.read(text) else { return }
      visit(document.root)
      _ = document.comments
    case .json:
      guard let text = try? SourceText(bytes), let document = try? JSONReader.read(text) else { return }
      // JSON that was read can be written, and reads back as the same.
      let written = JSONOutput(document.root, in: document).text(.compact)
      guard let again = try? JSONReader.read(SourceText(Array(written.utf8))) else {
        fatalError("written JSON cannot be read: \(written)")
      }
      precondition(JSONOutput(again.root, in: again).text(.compact) == written)
    case .format(let format):
      guard let content = try? ParsedText.parse(bytes) else { return }
      guard format.recognizes(content) else { return }
      check(format.read(content))
      lint(bytes, as: format.name)
    case .area:
      guard let online = BuiltInScheme.named("arcgis-online")?.scheme, let text = try? SourceText(bytes),
        let area = try? AreaFile(text, named: "area").area(in: online.spatialReference)
      else { return }
      for level in online.levels.prefix(3) {
        guard let tiles = AreaTiles(area, in: online, level: level), let count = tiles.tileCount() else { continue }
        precondition(count.bundles <= count.tiles && count.tiles <= tiles.range.count ?? .max)
      }
    case .server: ServerFuzzing.run(bytes)
    case .record: _ = try? BuildRecord(parsing: bytes)
    case .plan: checkPlan(bytes)
    case .marker:
      guard let marker = PartMarker(parsing: bytes) else { return }
      precondition(PartMarker(parsing: marker.text)?.part == marker.part)
    case .stretch: BuildFuzzing.stretch(bytes)
    case .sourceList: BuildFuzzing.sourceList(bytes)
    case .image, .bundle, .bundlx, .zip: TileFuzzing.run(self, bytes)
    }
  }

  /// A plan that is read is written and read again as the same. The bytes are also the request of a plan whose digest is
  /// right, because nearly no changed plan has a right one.
  private func checkPlan(_ bytes: [UInt8]) {
    if let plan = try? PartsPlan(parsing: bytes) {
      guard let again = try? PartsPlan(parsing: Array(plan.text.utf8)) else {
        fatalError("a written plan cannot be read: \(plan.text)")
      }
      precondition(again.digest == plan.digest)
    }
    guard let text = try? SourceText(bytes), let document = try? JSONReader.read(text), document.root.isObject else {
      return
    }
    let request = JSONOutput(document.root, in: document)
    for command in [PlannedCommand.build, .verify] {
      let sealed = PartsPlan(
        command: command, count: 3, blocks: 8, partition: "0", versions: [], output: "/fuzz/map", replaced: nil,
        request: request)
      guard let plan = try? PartsPlan(parsing: Array(sealed.text.utf8)) else {
        // A number that is too large for a double, or a key that is given twice, can be written and not read.
        continue
      }
      _ = try? FinishRequest(plan, at: "plan.json", toolVersion: "0").verification(.all)
    }
  }

  private func visit(_ element: XMLElement) {
    _ = (element.name, element.text, element.attributes, element.decimalValue)
    let range = element.range
    precondition(range.lowerBound <= range.upperBound)
    for child in element.children {
      precondition(child.range.lowerBound >= range.lowerBound && child.range.upperBound <= range.upperBound)
      visit(child)
    }
  }

  /// Every rule accepts every readable document, every finding has a place within it, and every fix can be tried.
  private func lint(_ bytes: [UInt8], as name: String) {
    guard let opened = try? SchemeOpener.open(bytes, named: name) else { return }
    for file in Linter(RuleSelection(from: .all, selected: Set(SchemeRules.pages))).findings(in: opened) {
      for finding in file.findings {
        guard let range = finding.range else { continue }
        precondition(range.upperBound <= bytes.count, "\(finding)")
      }
      for document in opened.documents { _ = Fixer(includesUnsafe: true).fix(document, file.findings) }
    }
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude <= 1e-6 * b.magnitude }

  private func sorted(_ levels: [LevelOfDetail]) -> [LevelOfDetail] {
    levels.sorted { ($0.resolution, $0.number) < ($1.resolution, $1.number) }
  }

  /// Every finding can be shown, and a document without errors can be written and read again.
  private func check(_ document: SchemeDocument) {
    let lines = LineTable(document.text)
    for finding in document.findings {
      if let range = finding.range { _ = lines.line(lines.position(of: range.lowerBound).line) }
    }
    guard document.isComplete, let written = try? document.format.write(document.model) else { return }
    guard let content = try? ParsedText.parse(Array(written.text.utf8)), document.format.recognizes(content) else {
      fatalError("a written document cannot be read: \(written.text)")
    }
    let again = document.format.read(content)
    precondition(again.isComplete, "\(again.findings)")
    let (read, kept) = (again.model.scheme?.levels ?? [], document.model.scheme?.levels ?? [])
    if document.format.isOpen {
      // There is no scale of Esri: it is computed from the denominator, whose last digit can differ. Matrices are written
      // from the coarsest to the finest.
      precondition(sorted(read).map(\.number) == sorted(kept).map(\.number))
      if ["gdal-wms", "tilemapresource"].contains(document.format.name) {
        // These state the edges of a rectangle, from which the resolution or the origin follows with rounding.
        precondition(Swift.zip(sorted(read), sorted(kept)).allSatisfy { isNear($0.resolution, $1.resolution) })
        return
      }
      precondition(sorted(read).map(\.resolution) == sorted(kept).map(\.resolution))
    } else {
      precondition(read == kept)
    }
    precondition(again.model.scheme?.origin == document.model.scheme?.origin)
  }
}

/// SwiftPM gives the executable its own main function, so libFuzzer is started from that.
@main
struct Fuzzing {
  static func main() {
    // Fuzzing/run.sh asks for the list, so that a new format needs no line there.
    if CommandLine.arguments.dropFirst() == ["--list-targets"] {
      print(FuzzTarget.names.joined(separator: " "))
      return
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { start, count in
        FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
      })
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
