/// What to do next about a cache that needs work. The program that shows it makes it, because only it knows its
/// commands.
public struct NextStep: Hashable, Sendable {
  /// What words in capitals stand for, or what the commands do; `nil` if they need no words.
  public let note: String?
  /// The commands, in their order; none if there is no command for the work.
  public let commands: [String]

  /// - Parameters:
  ///   - note: one clause without a full stop; `nil` if the commands need no words.
  ///   - commands: each as one line that can be copied.
  public init(note: String? = nil, commands: [String] = []) {
    self.note = note
    self.commands = commands
  }
}
