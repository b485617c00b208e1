/// The pages of all rules that are known, by which words of the user become rules.
///
/// The modules that find problems each have a list of pages; `RuleCatalogue.all` of TileSchemeKit is made of these.
public struct RuleCatalogue: Sendable {
  /// In the order of their identifiers.
  public let pages: [RulePage]

  /// - Parameter pages: in any order.
  public init(_ pages: [RulePage]) { self.pages = pages.sorted { $0.identifier < $1.identifier } }

  /// A word that names no rule: it, and the nearest that does.
  public struct UnknownRule: Error, Hashable, Sendable {
    /// The word as the user wrote it.
    public let name: String
    /// The nearest identifier or name of a rule; `nil` where none is near enough to be a slip.
    public let suggestion: String?

    /// Takes the word, and what to suggest in its place; `nil` where nothing is near.
    public init(name: String, suggestion: String?) {
      self.name = name
      self.suggestion = suggestion
    }

    /// One sentence without a full stop.
    public var message: String {
      "there is no rule “\(name)”" + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
    }
  }

  /// The rule of an identifier or a name, in any letter case.
  ///
  /// - Throws: `UnknownRule` with the nearest name.
  public func page(named name: String) throws(UnknownRule) -> RulePage {
    if let page = find(name) { return page }
    throw UnknownRule(name: name, suggestion: nearest(to: name))
  }

  /// The rules that words name: identifiers, names or families, in any letter case; `ALL` is every rule.
  ///
  /// - Throws: `UnknownRule` for the first word that names none.
  public func pages(named words: [String]) throws(UnknownRule) -> Set<RulePage> {
    var all: Set<RulePage> = []
    for word in words { all.formUnion(try pages(named: word)) }
    return all
  }

  private func pages(named word: String) throws(UnknownRule) -> [RulePage] {
    if let page = find(word) { return [page] }
    let family = word.uppercased()
    let members = pages.filter { family == "ALL" || $0.family == family }
    guard members.isEmpty else { return members }
    throw UnknownRule(name: word, suggestion: nearest(to: word))
  }

  private func find(_ name: String) -> RulePage? {
    let name = name.lowercased()
    return pages.first { $0.identifier.lowercased() == name || $0.name == name }
  }

  /// The rule that is the fewest changes of a letter away, if that is a slip and not another word.
  private func nearest(to word: String) -> String? {
    NearestWord.find(word, among: pages.flatMap { [$0.identifier, $0.name] })
  }
}
