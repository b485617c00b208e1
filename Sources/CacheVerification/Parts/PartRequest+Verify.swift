public import CacheParts
public import Diagnostics
import FileAccess

extension PartRequest {
  /// Verifies what was not yet verified of the parts of a planned verification. Nothing is printed: the findings are
  /// reported at the end.
  ///
  /// - Parameter catalogue: all rules.
  /// - Throws: `VerificationError` if a part is not complete. Faults of the cache are no errors.
  public func verify(_ catalogue: RuleCatalogue) async throws(VerificationError) -> PartsReport {
    // The counts for the picture are kept, because only the end knows whether it is drawn.
    let divided = try await DividedVerification.open(plan, at: planPath, catalogue, drawsCoverage: true) {
      differences throws(PartsError) in
      try check(differences, versions: DividedVerification.versions(toolVersion))
    }
    let folder = PartsFolder(plan)
    do throws(FileAccessError) {
      try folder.create()
    } catch {
      throw .access(error)
    }
    return try await run(in: folder, failing: VerificationError.parts) { part async throws(VerificationError) in
      let blocks = divided.blocks(of: part)
      var content = PartContent(blocks: blocks.count, tiles: 0, bytes: 0)
      for block in blocks {
        let path = folder.blocks.appending(block.fileName)
        let findings: BlockFindings
        if let complete = try? BlockFindings(path, block, plan, catalogue) {
          findings = complete
        } else {
          findings = await divided.findings(of: block, jobs: jobs)
          do throws(FileAccessError) {
            try SharedFile(isSynced: isSynced).write(findings.text(block, plan), at: path)
          } catch {
            throw .access(error)
          }
        }
        content = PartContent(
          blocks: blocks.count, tiles: content.tiles + findings.tally.tiles,
          bytes: content.bytes + findings.tally.bytes)
      }
      return content
    }
  }
}

extension DividedVerification {
  fileprivate func findings(of block: Block, jobs: Int) async -> BlockFindings {
    switch block {
    case .packets(let block): BlockFindings(tally: await cache.tally(packets.packets(of: block), jobs: jobs))
    case .entries(_, let numbers): BlockFindings(entries: cache.entryFindings(numbers))
    }
  }
}
