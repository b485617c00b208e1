import SourceText
import TilingSchemes

extension XMLWriter {
  /// Writes the elements of a matrix that the standards for tile matrix sets and for WMTS have in common.
  ///
  /// - Parameters:
  ///   - matrix: the matrix to write.
  ///   - prefix: the prefix of the identifier, which is in a namespace of its own.
  ///   - corner: writes the elements between the scale denominator and the sizes, which differ.
  mutating func matrix(
    _ matrix: WrittenMatrixSet.Matrix, prefix: String, corner: (inout XMLWriter) -> Void
  ) {
    open("TileMatrix", [:])
    element("\(prefix):Identifier", text: matrix.identifier)
    element("ScaleDenominator", text: matrix.denominator)
    corner(&self)
    element("TileWidth", text: String(matrix.tileSize.width))
    element("TileHeight", text: String(matrix.tileSize.height))
    element("MatrixWidth", text: String(matrix.columns))
    element("MatrixHeight", text: String(matrix.rows))
    close("TileMatrix")
  }
}
