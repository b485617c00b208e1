/// HTML or SVG source.
///
/// Text that is inserted into a literal is escaped and never becomes a tag; only other `Markup` is inserted as it is.
/// The compiler decides by the type, so no call can forget to escape the names and messages of hostile files.
package struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var source: String

  package init(stringLiteral source: String) { self.source = source }

  package init(stringInterpolation parts: StringInterpolation) { source = parts.source }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    package init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

    package mutating func appendLiteral(_ literal: String) { source += literal }
    package mutating func appendInterpolation(_ text: String) { source += Markup.escaped(text) }
    package mutating func appendInterpolation(_ number: Int) { source += String(number) }
    package mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
    /// A length in units of the picture, rounded to a tenth, which is finer than any screen shows.
    package mutating func appendInterpolation(_ length: Double) { source += Markup.tenths(length) }
  }

  package static let empty: Markup = ""

  package static func += (first: inout Markup, second: Markup) { first.source += second.source }

  package static func + (first: Markup, second: Markup) -> Markup {
    var both = first
    both += second
    return both
  }

  /// Text for content and attributes, in HTML and in XML.
  ///
  /// Control characters and characters that change the direction of writing become U+FFFD: they could disguise a name.
  private static func escaped(_ text: String) -> String {
    XMLText.content(printable(text)).replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  private static func tenths(_ value: Double) -> String {
    // Pictures are some hundreds of units wide, so clamping to a million changes nothing that is visible, and the
    // conversion to `Int` cannot trap.
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return "\(sign)\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }
}

extension Sequence<Markup> {
  package func joined() -> Markup { reduce(into: .empty) { $0 += $1 } }
}
