import TileSchemeKit

/// Prints what a result does not hold. With --quiet too: a loss must never go unnoticed.
enum LossList {
  /// Losses with the same subject become one line: a coordinate system has up to fourteen values.
  private static let fewest = 3

  static func print(_ losses: [String]) {
    for line in lines(losses) { Terminal.standardError("lost: \(printable(line))\n") }
  }

  /// One line for each subject that has several losses, in the place of its first one, and one for each other loss.
  static func lines(_ losses: [String]) -> [String] {
    var details: [String: [String]] = [:]
    for loss in losses { if let parts = Parts(loss) { details[parts.subject, default: []].append(parts.detail) } }
    var printed: Set<String> = []
    return losses.compactMap { loss in
      guard let parts = Parts(loss), let all = details[parts.subject], all.count >= fewest else { return loss }
      guard printed.insert(parts.subject).inserted else { return nil }
      return "\(parts.subject): \(all.joined(separator: ", "))"
    }
  }

  /// A loss such as `coordinate system: XOrigin (-20037700.0)`.
  private struct Parts {
    let subject: String
    let detail: String

    /// - Returns: `nil` for a loss of another form, such as a sentence.
    init?(_ loss: String) {
      guard loss.hasSuffix(")"), let colon = loss.firstRange(of: ": ") else { return nil }
      subject = String(loss[..<colon.lowerBound])
      detail = String(loss[colon.upperBound...])
      guard detail.split(separator: " ", maxSplits: 2).count == 2 else { return nil }
    }
  }
}
