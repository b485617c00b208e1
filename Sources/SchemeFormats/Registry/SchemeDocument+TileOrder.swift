import TilingSchemes

extension SchemeDocument {
  /// The order of the numbers in the paths of the tiles; `nil` if the document does not state it.
  public var tileOrder: TileOrder? {
    if format is TileMapResourceFormat { return TileMapResourceFormat.order(in: self) }
    if unheld.contains(where: { $0.name == TileJSONFormat.fromSouth }) {
      // The specification of TileJSON has no other grid than the zooms of web maps.
      return .columnRowFromSouth(
        rowCounts: (model.scheme?.levels ?? []).reduce(into: [:]) { $0[$1.number] = 1 << min(max($1.number, 0), 62) })
    }
    return model.tileAddress.flatMap { $0.isEmpty ? nil : TileOrder(address: $0) }
  }
}
