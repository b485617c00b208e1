import CoordinateSystems
import SourceText
import TilingSchemes

/// A number of an open document: its digits decide, because a scale denominator is converted in decimal arithmetic.
struct StatedNumber {
  let text: String
  let value: Double
  let range: SourceRange
}

/// A text of an open document with its place.
struct StatedText {
  let text: String
  let range: SourceRange
}

/// The two coordinates of a corner in the order of the document.
struct StatedPoint {
  let first: Double
  let second: Double
  /// Both coordinates together.
  let range: SourceRange
  /// The same place with the coordinates exchanged, as it would be written.
  let exchanged: String

  func point(_ order: AxisOrder) -> MapPoint {
    order == .eastFirst ? MapPoint(x: first, y: second) : MapPoint(x: second, y: first)
  }
}

/// A tile matrix as a document states it.
struct StatedMatrix {
  var identifier: StatedText
  /// The matrix as a whole.
  var range: SourceRange
  var denominator: StatedNumber?
  var cellSize: StatedNumber?
  var corner: StatedPoint?
  /// Whether `corner` is the lower left one.
  var isBottomLeft = false
  var tileSize: TileSize
  var columns: Int
  var rows: Int
  var hasVariableWidths = false
  /// The tiles that a layer has; `nil` if the document does not limit them.
  var limits: TileRange?
}

/// A tile matrix set as a document states it, before its numbers are interpreted.
struct StatedMatrixSet {
  var name: String?
  var title: String?
  var description: String?
  var system: StatedText?
  /// The system itself, if the document describes it without a name that is known.
  var reference: SpatialReference?
  /// The order of the coordinates, if it is known to differ from that of `system`.
  var axisOrder: AxisOrder?
  /// Whether the format itself prescribes x first, so that no corner can be in the order of the system.
  var isEastFirst = false
  var box: StatedBox?
  var matrices: [StatedMatrix] = []
  /// The list of matrices as a whole, or the document.
  var range: SourceRange
  /// Values of Esri that a document of ours carries beside the grid.
  var esri: EsriValues?
}

/// A rectangle of an open document: two corners in the order of the document.
struct StatedBox {
  let lower: StatedPoint
  let upper: StatedPoint
  let range: SourceRange
}

/// Values that OGC's formats cannot state, which `x-esri` carries in a JSON document of ours.
struct EsriValues: Equatable {
  var dotsPerInch: Double?
  var preciseDotsPerInch: Double?
  var wkid: Int?
  var latestWKID: Int?
  /// In the order of the matrices.
  var scales: [Double] = []
}
