import CacheOpening
import CacheParts
import CacheVerification
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// A conversion as its plan, each part and its end see it: the same source and the same blocks.
struct DividedConversion: Sendable {
  let frozen: FrozenConversion
  let source: OpenedCache
  let area: MapArea?
  let frame: ConversionFrame
  let packets: PacketCut
  let state: SourceState
  /// The declarations of the input, with which its tiles are compared.
  let expectation: TileExpectation

  /// How the parts leave tiles.
  var form: PartForm { PartForm(frozen.store) }

  /// Opens the source. No index is read.
  ///
  /// - Parameter parts: the number of parts.
  /// - Throws: `ConversionError` if there is nothing that can be converted.
  init(
    _ frozen: FrozenConversion, parts: Int, _ progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in }
  ) async throws(ConversionError) {
    let request = frozen.request
    let converter = CacheConverter(request, progress: progress)
    let source = try converter.openInput()
    let area = try converter.area(in: source)
    if let missing = source.missingTiles { throw .noTiles(converter.name, missing) }
    do throws(ConversionObstacle) {
      frame = try ConversionFrame(source.scheme.model, request, area: area, to: .store(frozen.store))
    } catch {
      throw .refused(converter.name, error)
    }
    let selection = frame.selection
    // Parts for tiles that are not selected would have nothing to do.
    packets = await PacketCut(VerifiedTiles(source.tiles, at: source.path), parts: parts) { selection.touches($0) }
    state = SourceState(source, area: request.areaFile, versions: packets.versions)
    expectation = TileExpectation(source.scheme.model)
    self.frozen = frozen
    self.source = source
    self.area = area
  }

  /// The versions on which the result depends.
  static func versions(_ toolVersion: String) -> [PartsPlan.Version] { [.init("tilescheme", toolVersion)] }

  /// Opens the conversion of a plan, and checks that the source is as it was when the plan was made.
  ///
  /// - Parameters:
  ///   - path: of the plan, for messages.
  ///   - check: compares the versions of programs as well.
  static func open(
    _ plan: PartsPlan, at path: FilePath, _ progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in },
    check: (_ differences: [String]) throws(PartsError) -> Void
  ) async throws(ConversionError) -> DividedConversion {
    let frozen: FrozenConversion
    do throws(PlanProblem) {
      frozen = try FrozenConversion(plan)
    } catch {
      throw .parts(.plan(path, error))
    }
    let divided = try await DividedConversion(frozen, parts: plan.count, progress)
    do throws(PartsError) {
      try check(frozen.state.map { divided.state.differences(from: $0) } ?? ["the state of the input is unknown"])
      guard divided.packets.cut.digest == plan.partition else { throw .otherPartition }
    } catch {
      throw .parts(error)
    }
    return divided
  }
}
