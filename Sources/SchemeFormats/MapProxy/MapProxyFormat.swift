import CoordinateSystems
import Diagnostics
import SourceText
public import TilingSchemes

/// The grids of a mapproxy.yaml. A whole one is written, which serves a cache of Compact V2.
///
/// Source: the configuration of MapProxy 7, and `Documentation/Reference/open-formats.md#mapproxy`.
public struct MapProxyFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "mapproxy" }
  /// The usual name of such a file.
  public var fileName: String { "mapproxy.yaml" }

  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is YAML with a mapping of grids.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .yaml(let document) = content { document.root["grids"]?.isObject == true } else { false }
  }

  /// Reads every grid as one of the document's alternatives.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .yaml(let document) = content else { return .unrecognized(content, as: self) }
    let grids = document.root["grids"] ?? document.root
    let alternatives = grids.members.map { member in
      var reader = MapProxyGridReader(document, grids)
      let set = reader.read(member)
      let result = MatrixSetModel(set, reader.fields.log)
      return SchemeAlternative(member.key, reader.layers.described(result.model, as: member.key), result.log)
    }
    if let only = alternatives.first, alternatives.count == 1 {
      return only.log.document(self, document.text, only.model, alternatives: alternatives)
    }
    return ReadingLog().document(self, document.text, CacheDescription(), alternatives: alternatives)
  }

  /// The grid and the name where libyaml is missing, so that the text cannot be read back.
  public func held(of model: CacheDescription) -> CacheDescription? {
    if YAMLReader.isAvailable { return nil }
    var held = SnippetGrid.held(model)
    held.tileAddress = nil
    return held
  }

  /// Writes the services, the grid, the cache and the layer.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a mapproxy.yaml")
    guard let scheme = model.scheme, let grid = set.sharedGrid else {
      throw WritingError("a mapproxy.yaml needs one tile origin and one tile size, but they differ by level")
    }
    var notices = set.notices
    let folder = model.storage?.format == .compactV2 && model.tileBundlesPath != nil ? "tile" : "_alllayers"
    notices.append(
      "the folder of the tiles is “\(folder)” beside the mapproxy.yaml; change “directory” if it is another")
    // The name of a folder is the position in “res”, so levels that are missing get resolutions of their own.
    let resolutions = Self.resolutions(set.matrices.map(\.level))
    if resolutions.count != set.matrices.count {
      notices.append(
        "MapProxy numbers levels by their positions, so \(resolutions.count - set.matrices.count) resolutions without "
          + "tiles are in the list")
    }
    let format = Self.format(model.image?.format)
    let box = [grid.xMin, grid.yMin, grid.xMax, grid.yMax]
    func list(_ values: [Double]) -> String { "[\(values.map(DecimalNumber.shortest).joined(separator: ", "))]" }
    let name = set.identifier
    let text = """
      # Serves the tiles of a cache without changing them. Written by tilescheme.
      services:
        wmts: {restful: true, kvp: true}
        tms: {use_grid_names: true, origin: nw}
        demo:
      grids:
        \(name)_grid:
          srs: '\(SystemName.text(of: set.reference, as: .code) ?? "")'
          origin: nw
          bbox: \(list(box))
          tile_size: [\(scheme.tileWidth), \(scheme.tileHeight)]
          res: \(list(resolutions))
      caches:
        \(name)_cache:
          grids: [\(name)_grid]
          sources: []
          format: \(format.format)
          request_format: \(format.request)
          cache: {type: compact, version: 2, directory: \(folder)}
      layers:
        - name: \(name)
          title: \(JSONOutput.quote(set.title))
          tile_sources: [\(name)_cache]
          sources: [\(name)_cache]

      """
    return WrittenText(text, notices: notices)
  }

  private struct Formats {
    let format: String
    let request: String
  }

  private static func format(_ format: TileImageFormat?) -> Formats {
    switch format {
    case .jpeg: Formats(format: "image/jpeg", request: "image/jpeg")
    case .mixed: Formats(format: "mixed", request: "image/png")
    default: Formats(format: "image/png", request: "image/png")
    }
  }

  /// The resolutions from level 0 to the finest level. A missing level gets one between its neighbours, because the list
  /// must fall.
  static func resolutions(_ levels: [LevelOfDetail]) -> [Double] {
    var result: [Double] = []
    for level in levels {
      // A level whose number is not above its position cannot be moved; it stays where it is.
      let missing = min(max(level.number - result.count, 0), 64)
      let before = result.last
      for step in 0..<missing {
        let part = Double(missing - step)
        if let before {
          result.append(level.resolution + (before - level.resolution) * part / Double(missing + 1))
        } else {
          result.append(level.resolution * Double(sign: .plus, exponent: missing - step, significand: 1))
        }
      }
      result.append(level.resolution)
    }
    return result
  }
}
