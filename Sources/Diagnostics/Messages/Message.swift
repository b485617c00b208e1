/// A sentence with placeholders for the names of parameters, because a command line, a Python package and a server
/// spell them differently.
///
/// Written as text: `"the list is empty; give \(parameter: .scales)"`.
public struct Message: Hashable, Sendable, CustomStringConvertible {
  /// A part of a message.
  public enum Piece: Hashable, Sendable {
    /// Text that is the same everywhere.
    case text(String)
    /// The name of a parameter, which each program shows in its own spelling.
    case parameter(ParameterName)
  }

  /// The pieces, in their order.
  public let pieces: [Piece]

  /// A message without names of parameters.
  public init(_ text: String) { pieces = [.text(text)] }

  /// Joins adjacent texts, so that equal sentences are equal messages.
  init(pieces: [Piece]) {
    var joined: [Piece] = []
    for piece in pieces {
      if case .text(let second) = piece, case .text(let first)? = joined.last {
        joined[joined.count - 1] = .text(first + second)
      } else {
        joined.append(piece)
      }
    }
    self.pieces = joined
  }

  /// The sentence with the names of the parameters.
  ///
  /// - Parameter name: gives the spelling of a parameter for the readers of the sentence.
  public func text(naming name: (ParameterName) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .parameter(let parameter): name(parameter)
      }
    }.joined()
  }

  /// The sentence with the raw names of the parameters.
  public var description: String { text(naming: \.rawValue) }

  /// Joins two messages, with nothing between them.
  public static func + (first: Message, second: Message) -> Message { Message(pieces: first.pieces + second.pieces) }
}

extension Message: ExpressibleByStringInterpolation {
  /// Collects the pieces of an interpolated message.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// The compiler calls this before the first piece.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds literal text.
    public mutating func appendLiteral(_ text: String) { if !text.isEmpty { pieces.append(.text(text)) } }

    /// Adds a value as text.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(.text(value.description))
    }

    /// Adds another message.
    public mutating func appendInterpolation(_ message: Message) { pieces += message.pieces }

    /// Adds the name of a parameter.
    public mutating func appendInterpolation(parameter: ParameterName) { pieces.append(.parameter(parameter)) }
  }

  /// A message without names or values.
  public init(stringLiteral text: String) { self.init(text) }

  /// A message with names or values.
  public init(stringInterpolation: StringInterpolation) { self.init(pieces: stringInterpolation.pieces) }
}
