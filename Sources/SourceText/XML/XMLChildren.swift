/// Some children of an element, each at a place that the caller chooses.
///
/// A long list of levels needs thousands of these. The places are therefore a vector and not an array, which would be
/// allocated each time.
public struct XMLChildren: Sendable {
  /// The number of places.
  public static let capacity = 32

  private let document: XMLDocument
  private var indices = SIMD32<Int32>(repeating: -1)

  /// Starts without children.
  public init(of element: XMLElement) { document = element.document }

  /// Whether a child was set at a place.
  package func has(_ place: Int) -> Bool { indices[place] >= 0 }

  /// The child at a place, or `nil`.
  ///
  /// - Parameter place: from 0 to 31.
  public subscript(place: Int) -> XMLElement? {
    get { indices[place] < 0 ? nil : XMLElement(document: document, index: indices[place]) }
    set { indices[place] = newValue?.index ?? -1 }
  }
}
