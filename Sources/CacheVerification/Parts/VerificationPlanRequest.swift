public import CacheParts
import Diagnostics
import FileAccess
import SystemPackage

/// A request for the plan of a verification that several machines carry out in parts.
public struct VerificationPlanRequest: Sendable {
  /// The verification: a full or a quick one. The number of jobs and the picture are those of the parts and of the end.
  public var verification: VerificationRequest
  /// The number of parts, from 1 to `PartsPlan.mostParts`.
  public var parts: Int
  /// The version of the program, which all machines must have.
  public var toolVersion: String

  /// Plans a verification.
  public init(_ verification: VerificationRequest, parts: Int, toolVersion: String) {
    self.verification = verification
    self.parts = parts
    self.toolVersion = toolVersion
  }

  /// Makes the plan. Nothing is written.
  ///
  /// - Throws: `VerificationError` if there is no cache that can be read, or the verification cannot be divided.
  public func run() async throws(VerificationError) -> PlanReport {
    guard (1...PartsPlan.mostParts).contains(parts) else {
      throw .parts(.unsupported("a plan has 1 to \(PartsPlan.mostParts) parts, not \(parts)"))
    }
    if case .sampled = verification.depth {
      throw .parts(.unsupported("a sample of tiles is read faster by one machine than a plan is made"))
    }
    var request = verification
    request.path = RealPath.place(of: request.path) ?? request.path
    request.settings.baseline = request.settings.baseline.map { RealPath.of($0) ?? $0 }
    if case .file(let path) = request.settings.source { request.settings.source = .file(RealPath.of(path) ?? path) }
    let divided = try await DividedVerification(request, parts: parts)
    var frozen = FrozenVerification(request)
    frozen.state = divided.state
    let plan = PartsPlan(
      command: .verify, count: parts, blocks: divided.blockCount, partition: divided.packets.cut.digest,
      versions: DividedVerification.versions(toolVersion), output: request.path, replaced: nil, request: frozen.json)
    return PlanReport(plan, divided.packets.cut.cut)
  }
}
