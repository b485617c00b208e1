/// The pages of all rules. It finds the rules that a user means by identifiers, names and families.
///
/// Each module that finds problems has a list of pages; `RuleCatalogue.all` of TileSchemeKit joins these lists.
public struct RuleCatalogue: Sendable {
  /// The pages, in the order of their identifiers.
  public let pages: [RulePage]

  /// - Parameter pages: the pages in any order.
  public init(_ pages: [RulePage]) { self.pages = pages.sorted { $0.identifier < $1.identifier } }

  /// A word that is not the name of a rule, with the most similar name.
  public struct UnknownRule: Error, Hashable, Sendable {
    /// The word as the user wrote it.
    public let name: String
    /// The most similar identifier or name of a rule; `nil` if none is similar enough for a typing error.
    public let suggestion: String?

    /// - Parameters:
    ///   - name: the word as the user wrote it.
    ///   - suggestion: the most similar identifier or name; `nil` if none is similar enough.
    public init(name: String, suggestion: String?) {
      self.name = name
      self.suggestion = suggestion
    }

    /// One sentence without a full stop.
    public var message: String {
      "there is no rule “\(name)”" + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
    }
  }

  /// The rule with an identifier or a name, in any letter case.
  ///
  /// - Throws: `UnknownRule` with the most similar name, if there is no such rule.
  public func page(named name: String) throws(UnknownRule) -> RulePage {
    if let page = find(name) { return page }
    throw UnknownRule(name: name, suggestion: nearest(to: name))
  }

  /// The rules for a list of words: identifiers, names or families, in any letter case. `ALL` stands for all rules.
  ///
  /// - Throws: `UnknownRule` for the first word that stands for no rule.
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

  /// The identifier or name with the fewest changed letters, if the word is likely to be a typing error.
  private func nearest(to word: String) -> String? {
    NearestWord.find(word, among: pages.flatMap { [$0.identifier, $0.name] })
  }
}
