public import CacheParts
public import Diagnostics
import FileAccess

extension FinishRequest {
  /// Joins the findings of the parts, and adds those that concern the whole cache. Nothing is written or removed, so that
  /// the report can be made again.
  ///
  /// - Parameters:
  ///   - catalogue: all rules.
  ///   - drawsCoverage: whether the report contains a picture of the tiles.
  /// - Returns: the report of a verification without parts.
  /// - Throws: `VerificationError` if a part is missing or damaged.
  public func verify(
    _ catalogue: RuleCatalogue, drawsCoverage: Bool
  ) async throws(VerificationError) -> VerificationReport {
    let divided = try await DividedVerification.open(plan, at: planPath, catalogue, drawsCoverage: drawsCoverage) {
      differences throws(PartsError) in
      try check(differences, versions: DividedVerification.versions(toolVersion))
    }
    let folder = PartsFolder(plan)
    var tally = PacketTally()
    var entries: [EntryFindings] = []
    do throws(PartsError) {
      try await waitForMarkers(in: folder)
      for block in (0..<plan.count).lazy.flatMap({ divided.blocks(of: $0) }) {
        let findings = try BlockFindings(folder.blocks.appending(block.fileName), block, plan, catalogue)
        tally.add(findings.tally)
        entries += findings.entries
      }
    } catch {
      throw .parts(error)
    }
    return divided.cache.report(tally, entries: entries)
  }

  /// The verification of the plan, for its settings and its depth.
  ///
  /// - Parameter catalogue: all rules.
  /// - Throws: `VerificationError.parts` if the plan cannot be used.
  public func verification(_ catalogue: RuleCatalogue) throws(VerificationError) -> VerificationRequest {
    do throws(PlanProblem) {
      return try FrozenVerification(plan, catalogue).request
    } catch {
      throw .parts(.plan(planPath, error))
    }
  }
}
