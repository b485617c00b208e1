extension SourceOptions.Stretch {
  /// Reads how values become bytes from text: `MIN,MAX` for all bands or for each band, `minmax`, `percent:N` or `none`,
  /// in upper or lower case.
  ///
  /// - Throws: `StretchTextError` if the text has another form.
  public init(parsing text: String) throws(StretchTextError) {
    let text = text.lowercased()
    switch text {
    case "minmax": self = .minimumToMaximum
    case "none": self = .clamped
    case _ where text.hasPrefix("percent:"):
      guard let percent = Double(text.dropFirst(8)), percent >= 0, percent < 50 else { throw .percentage }
      self = .percent(percent)
    default:
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
      guard numbers.count % 2 == 0 else { throw .form }
      self = .ranges(
        try stride(from: 0, to: numbers.count, by: 2).map { index throws(StretchTextError) in
          let (low, high) = (numbers[index], numbers[index + 1])
          // Pixels are divided by the width of the range, which must be a number as well.
          guard low < high, (high - low).isFinite else { throw .form }
          return low...high
        })
    }
  }
}

/// Why a text is not a stretch.
public enum StretchTextError: Error, Hashable, Sendable {
  /// `percent:` has no number from 0 to less than 50.
  case percentage
  /// Neither ranges nor one of the words.
  case form

  /// What is expected, after the name of the parameter.
  public var words: String {
    switch self {
    case .percentage: "percent: must have a number from 0 to 50, such as percent:2"
    case .form: "must be MIN,MAX (for each band MIN,MAX,MIN,MAX,...), minmax, percent:2 or none"
    }
  }
}
