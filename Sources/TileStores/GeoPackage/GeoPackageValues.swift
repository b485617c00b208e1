/// The values of the tables, from the entries that `GeoPackageEntries` made.
struct GeoPackageValues: Sendable {
  let table: String
  let identifier: String
  let description: String
  let systemID: Int
  let organization: String
  let code: Int
  let systemName: String
  let definition: String
  /// The left and the upper edge of all matrices.
  let origin: [Double]
  /// The extent of the map: minimum x and y, maximum x and y; `nil` if it is not known.
  let extent: [Double]?
  /// In the order of levels.
  let matrices: [GeoPackageEntries.Matrix]

  init(_ entries: [CacheDocument]) {
    func text(_ name: String) -> String {
      entries.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    func numbers(_ name: String) -> [Double] { text(name).split(separator: " ").compactMap { Double($0) } }
    table = text("table").isEmpty ? "tiles" : text("table")
    identifier = text("identifier")
    description = text("description")
    let system = text("srs").split(separator: " ")
    systemID = system.first.flatMap { Int($0) } ?? -1
    organization = system.count > 1 ? String(system[1]) : "NONE"
    code = system.last.flatMap { Int($0) } ?? -1
    systemName = text("srs_name")
    definition = text("definition")
    origin = numbers("origin").count == 2 ? numbers("origin") : [0, 0]
    extent = numbers("extent").count == 4 ? numbers("extent") : nil
    matrices = entries.filter { $0.name == "matrix" }.compactMap {
      GeoPackageEntries.Matrix(String(decoding: $0.bytes, as: UTF8.self))
    }
  }
}
