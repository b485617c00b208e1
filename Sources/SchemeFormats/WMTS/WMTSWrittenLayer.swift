import TilingSchemes

/// A layer of capabilities to be written, with the names under which clients ask for its tiles.
struct WMTSWrittenLayer: Sendable {
  let model: CacheDescription
  let set: WrittenMatrixSet
  let media: TileMedia
  let identifier: String
  let setIdentifier: String
  let style: String
  /// The media type that requests state.
  let format: String
  /// The address of the tiles with the names of WMTS; `nil` if they are requested by key and value alone.
  let template: String?
}
