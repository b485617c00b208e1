import Diagnostics
import Foundation
import SourceText
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

@Suite("Grids of MapProxy", .enabled(if: YAMLReader.isAvailable, "libyaml is missing"))
struct MapProxyGridTests {
  private func read(_ text: String) throws -> SchemeDocument { try document(Array(text.utf8)) }

  @Test("a written mapproxy.yaml comes back with the title, the format and all bits", arguments: OpenGrids.names)
  func written(_ name: String) throws {
    var model = try OpenGrids.model(name)
    model.name = "Karte “Süd”: 1"
    model.image = TileImageInfo()
    model.image?.format = .mixed
    let found = try read(try MapProxyFormat().write(model).text)
    #expect(found.format.name == "mapproxy")
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    #expect(found.model.name == model.name)
    #expect(found.model.image?.format == .mixed)
    #expect(found.model.scheme?.origin == model.scheme?.origin)
    #expect(found.model.scheme?.levels.map(\.resolution) == model.scheme?.levels.map(\.resolution))
    #expect(found.model.scheme?.levels.map(\.number) == model.scheme?.levels.map(\.number))
  }

  /// Grids with the settings of MapProxy's documentation.
  private static let grids = """
    # Comments and übliche Umlaute do not move the places.
    grids:
      utm32n:
        srs: 'EPSG:25832'
        bbox: &box [4, 46, 16, 56]
      base: &base {srs: 'EPSG:31467', tile_size: [512, 512], origin: nw, bbox: [3250000, 5230000, 3930000, 6110000]}
      listed:
        <<: *base
        res: [1000, 500.5, 250]
      named:
        base: listed
        res: [[fine, 10], [coarse, 100]]
      mercator:
        base: GLOBAL_WEBMERCATOR
        num_levels: 3
      world:
        srs: EPSG:4326
        num_levels: 4
      root:
        base: GLOBAL_GEODETIC
        res_factor: sqrt2
        num_levels: 3
      half:
        srs: EPSG:3857
        bbox: '-20037508.342789244, 0, 20037508.342789244, 20037508.342789244'
        res_factor: 1.6
        min_res: 40000
        num_levels: 3
    """

  @Test(
    "every grid is an alternative, and MapProxy computes the same resolutions and corners",
    .enabled(if: Python.has("mapproxy"), "Python has no MapProxy"))
  func sameAsMapProxy() throws {
    let content = try ParsedText.parse(Array(Self.grids.utf8))
    let found = MapProxyFormat().read(content)
    #expect(
      found.alternatives.map(\.name) == ["utm32n", "base", "listed", "named", "mercator", "world", "root", "half"])
    let folder = try TemporaryDirectory()
    try Data(Self.grids.utf8).write(to: URL(filePath: folder.path("mapproxy.yaml")))
    let run = try Python.run(
      """
      import sys
      from mapproxy.config.loader import ProxyConfiguration
      import yaml
      grids = ProxyConfiguration(yaml.safe_load(open(sys.argv[1]))).grids
      for name in sys.argv[2:]:
          grid = grids[name].tile_grid()
          last = grid.levels - 1
          corner = grid.tile_bbox((0, 0, 0)) if grid.origin == "ul" else grid.tile_bbox((0, grid.grid_sizes[0][1] - 1, 0))
          print(name, grid.tile_size[0], repr(corner[0]), repr(corner[3]), *[repr(float(r)) for r in grid.resolutions.values()])
      """, [folder.path("mapproxy.yaml"), "base", "listed", "named", "mercator", "world", "root", "half"])
    try #require(run.status == 0, "\(run.errors)")
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 7)
    for line in lines {
      let parts = line.split(separator: " ")
      let scheme = try #require(try found.model(named: String(parts[0])).scheme, "\(parts[0])")
      #expect(String(scheme.tileWidth) == parts[1])
      let expected = parts[4...].compactMap { Double($0) }
      #expect(scheme.levels.map(\.resolution) == expected, "\(parts[0])")
      let corner = [Double(parts[2]) ?? 0, Double(parts[3]) ?? 0]
      #expect((scheme.origin.x - corner[0]).magnitude < 1e-6, "\(parts[0])")
      #expect((scheme.origin.y - corner[1]).magnitude < 1e-6, "\(parts[0])")
    }
  }

  @Test("a finding points at the value, behind letters of several bytes")
  func places() throws {
    let text = "# übliche Umlaute\ngrids:\n  ü: {srs: EPSG:3857, res: [100, -5]}\n"
    let found = try read(text)
    let finding = try #require(found.findings.first)
    let range = try #require(finding.range)
    #expect(String(decoding: Array(text.utf8)[range.lowerBound..<range.upperBound], as: UTF8.self) == "-5")
  }

  @Test("several grids must be asked by name, and a cache of one grid gives its format")
  func several() throws {
    let content = try ParsedText.parse(Array(Self.grids.utf8))
    #expect(throws: SchemeChoiceError.self) { try MapProxyFormat().read(content).model() }
  }

  @Test("aliases that stand for billions of values are refused")
  func laughs() throws {
    var text = "grids: {a: {res: [1]}}\nx0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for level in 1...9 {
      let alias = "*x\(level - 1)"
      text += "x\(level): &x\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
    }
    #expect(throws: SyntaxProblem.self) { try ParsedText.parse(Array(text.utf8)) }
  }

  @Test("nesting beyond the limit is refused")
  func deep() {
    let text = "grids: " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    #expect(throws: SyntaxProblem.self) { try ParsedText.parse(Array(text.utf8)) }
  }

  @Test(
    "text that is not YAML is refused with its place", arguments: ["grids: [1", "grids: {a: *none}", "grids:\n\t- a"])
  func notYAML(_ text: String) {
    #expect(refusal(text) == nil || refusal(text)?.isEmpty == false)
    #expect(throws: SyntaxProblem.self) { try ParsedText.parse(Array(text.utf8)) }
  }

  @Test(
    "hostile grids are refused without a crash",
    arguments: [
      "{}", "{srs: EPSG:28992}", "{srs: x}", "{res: []}", "{res: 5}", "{res: [0]}", "{res: [1e-300]}", "{bbox: [1, 2]}",
      "{bbox: [4, 3, 2, 1]}", "{tile_size: [0, 1]}", "{tile_size: 256}", "{origin: middle}", "{base: a}",
      "{base: none}",
      "{num_levels: 0}", "{num_levels: 1000000000}", "{res_factor: 1}", "{res_factor: -2}", "{max_res: 5}",
      "{bbox_srs: EPSG:4326, bbox: [1, 2, 3, 4]}", "{align_resolutions_with: a}", "[1]", "~",
    ])
  func hostile(_ grid: String) throws {
    let found = try read("grids: {a: \(grid)}")
    #expect(!found.isComplete || ["{}", "[1]", "~"].contains(grid), "\(grid)")
    for format in SchemeFormatRegistry.all { _ = try? format.write(found.model) }
  }
}
