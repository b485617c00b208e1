public import CacheParts
import Diagnostics
import FileAccess
import SystemPackage

/// A request for the plan of a conversion that several machines carry out in parts.
public struct ConversionPlanRequest: Sendable {
  /// The conversion, into a new cache, package or database.
  public var conversion: ConversionRequest
  /// The number of parts, from 1 to `PartsPlan.mostParts`.
  public var parts: Int
  /// The version of the program, which all machines must have.
  public var toolVersion: String

  /// Plans a conversion.
  public init(_ conversion: ConversionRequest, parts: Int, toolVersion: String) {
    self.conversion = conversion
    self.parts = parts
    self.toolVersion = toolVersion
  }

  /// Makes the plan. Nothing is written, and no index of a bundle is read.
  ///
  /// - Parameter progress: is called with each event.
  /// - Throws: `ConversionError` if the conversion is not possible, or cannot be divided.
  public func run(
    _ progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in }
  ) async throws(ConversionError) -> PlanReport {
    guard (1...PartsPlan.mostParts).contains(parts) else {
      throw .parts(.unsupported("a plan has 1 to \(PartsPlan.mostParts) parts, not \(parts)"))
    }
    var frozen: FrozenConversion
    do throws(PartsError) {
      frozen = try FrozenConversion(conversion)
    } catch {
      throw .parts(error)
    }
    let divided = try await DividedConversion(frozen, parts: parts, progress)
    let destination = ConversionDestination(frozen.request)
    _ = try destination.check(against: divided.source)
    do throws(ConversionObstacle) {
      try divided.source.checkPlaces()
    } catch {
      throw .refused(destination.input.string, error)
    }
    if divided.packets.numbers.isEmpty, frozen.request.selectsTiles { throw .nothingSelected(destination.input.string) }
    frozen.state = divided.state
    let cut = divided.packets.cut
    let path = frozen.request.destination
    let plan = PartsPlan(
      command: .convert, count: parts, blocks: cut.blockCount, partition: cut.digest,
      versions: DividedConversion.versions(toolVersion), output: path,
      replaced: frozen.existing == .replaced ? ReplacedResult(at: path) : nil, request: frozen.json)
    return PlanReport(plan, cut.cut)
  }
}

extension ConversionRequest {
  /// Whether some tiles of the input are left out on purpose.
  var selectsTiles: Bool { levels != nil || extent != nil || areaFile != nil }
}
