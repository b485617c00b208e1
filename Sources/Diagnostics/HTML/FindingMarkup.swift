/// A finding as an item of a list on a page.
package enum FindingMarkup {
  /// The class of an element with the colours of a severity.
  package static func className(_ severity: Severity) -> String { severity.rawValue }

  /// The severity in words. “Info” is a word of programs, so people read “remark”.
  package static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "Error"
    case .warning: "Warning"
    case .info: "Remark"
    }
  }

  /// - Parameters:
  ///   - finding: the finding.
  ///   - place: where it is, for people.
  ///   - advice: what to do; `nil` takes the help of the finding.
  package static func item(_ finding: Finding, at place: String, advice: String? = nil) -> Markup {
    let help = (advice ?? finding.help).map { text -> Markup in
      "<p class=\"remedy\"><span>What to do:</span> \(prose(text))</p>\n"
    }
    return """
      <li class="finding \(className(finding.severity))">
      <p class="rule"><strong>\(word(finding.severity))</strong> <code>\(finding.ruleTitle)</code></p>
      <p class="message">\(prose(sentence(finding.message)))</p>
      \(help ?? .empty)<p class="place">\(place)</p>
      </li>

      """
  }

  /// A message as a sentence: messages start with a small letter and have no full stop, for use after “error:”.
  package static func sentence(_ message: String) -> String {
    // A first word with an inner capital, a dot or a slash is a name, such as maxScale or conf.xml, and is not changed.
    let isName = message.prefix { $0 != " " }.dropFirst().contains { $0.isUppercase || $0 == "/" || $0 == "." }
    return (isName ? String(message.prefix(1)) : message.prefix(1).uppercased()) + message.dropFirst()
      + (message.hasSuffix(".") || message.hasSuffix("…") ? "" : ".")
  }

  /// Text between grave accents is shown as code. An odd number of accents means that they are no markup.
  package static func prose(_ text: String) -> Markup {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard !parts.count.isMultiple(of: 2) else { return "\(text)" }
    return parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? "\(part)" : "<code>\(part)</code>"
    }.joined()
  }
}
