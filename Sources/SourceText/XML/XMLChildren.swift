/// Some children of an element, each at a place of the caller's choice.
///
/// Thousands of these are made for a long list of levels, so the places lie in a vector and not in an array.
public struct XMLChildren: Sendable {
  /// The number of places.
  public static let capacity = 32

  private let document: XMLDocument
  private var indices = SIMD32<Int32>(repeating: -1)

  /// No children yet.
  public init(of element: XMLElement) { document = element.document }

  /// Whether there is a child at a place.
  package func has(_ place: Int) -> Bool { indices[place] >= 0 }

  /// - Parameter place: from 0 to 31.
  public subscript(place: Int) -> XMLElement? {
    get { indices[place] < 0 ? nil : XMLElement(document: document, index: indices[place]) }
    set { indices[place] = newValue?.index ?? -1 }
  }
}
