/// Several words after an option that are meant as its one value.
struct SeparateWords {
  let count: Int
  /// The value, as the option takes it.
  let joined: String

  /// The arguments with such words as one; after `--` nothing is an option.
  ///
  /// - Parameter words: finds them in the arguments that follow an option; `nil` if there are none.
  static func joined(
    in arguments: [String], after options: [String], _ words: (ArraySlice<String>) -> SeparateWords?
  ) -> [String] {
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      result.append(argument)
      if argument == "--" { return result + rest }
      guard options.contains(argument), let words = words(rest), words.count > 1 else { continue }
      result.append(words.joined)
      rest = rest.dropFirst(words.count)
    }
    return result
  }
}
