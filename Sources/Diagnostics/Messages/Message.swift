/// A sentence for people in which the names of parameters are still open, because each face calls them differently.
///
/// Written as text: `"the list is empty; give \(parameter: .scales)"`.
public struct Message: Hashable, Sendable, CustomStringConvertible {
  /// What a message is made of.
  public enum Piece: Hashable, Sendable {
    /// Words that are the same for every reader.
    case text(String)
    /// A parameter's name, which each reader shows in its own spelling.
    case parameter(ParameterName)
  }

  /// In their order.
  public let pieces: [Piece]

  /// A message that names no parameter.
  public init(_ text: String) { pieces = [.text(text)] }

  /// Texts that stand side by side become one, so that equal sentences are equal messages.
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

  /// The sentence.
  ///
  /// - Parameter name: what a parameter is called where the sentence is read.
  public func text(naming name: (ParameterName) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .parameter(let parameter): name(parameter)
      }
    }.joined()
  }

  /// The sentence, with parameters by their own names.
  public var description: String { text(naming: \.rawValue) }

  /// One message after another, with nothing between them.
  public static func + (first: Message, second: Message) -> Message { Message(pieces: first.pieces + second.pieces) }
}

extension Message: ExpressibleByStringInterpolation {
  /// Gathers the pieces of a message that is written with names or values in it.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// What the compiler calls before the first piece.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds text as it is written.
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
