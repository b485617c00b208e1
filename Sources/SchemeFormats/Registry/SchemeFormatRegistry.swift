/// All formats of scheme documents. Nothing that a format is built on may name it, or each format would depend on all.
public enum SchemeFormatRegistry {
  /// The formats in order; of the two of a `CacheForm`, that of the scheme stands before that of its companion.
  public static let all: [any SchemeFormat] = [
    ConfXMLFormat(), ConfCDIFormat(), RootJSONFormat(), ItemInfoJSONFormat(), ServiceJSONFormat(),
  ]

  /// The format of a name, in any letter case: `conf.xml`, `Conf.xml`.
  public static func named(_ name: String) -> (any SchemeFormat)? {
    all.first { $0.name == name.lowercased() }
  }
}

extension CacheForm {
  /// The formats of its files: the scheme first, then its companion.
  public var formats: [any SchemeFormat] {
    SchemeFormatRegistry.all.filter { $0.form == self }
  }
}
