import Foundation

extension SmallCache {
  /// The tiles of the world, and at level 10 those of 30 bundles: some are damaged, of other formats or sizes, or web pages.
  ///
  /// - Parameter hasEmpty: whether some are empty, as only files can be; the index of a bundle has no such tile.
  public static func faultyTiles(hasEmpty: Bool = false) throws -> [Place: Data] {
    var tiles = try world
    let jpeg = try tile("tile.jpg")
    var generator = SeededGenerator(seed: 7)
    for row in stride(from: 0, to: 1024, by: 60) {
      for column in stride(from: 0, to: 1024, by: 130) where (row + column) % 7 > 0 {
        tiles[Place(10, row, column)] =
          switch Int.random(in: 0..<12, using: &generator) {
          case 0: Data("<html>\(row)".utf8)
          case 1: try tile("png32.png")
          case 2: jpeg.dropLast(20)
          case 3: jpeg + Data([0, 1, 2])
          case 4 where hasEmpty: Data()
          default: jpeg
          }
      }
    }
    return tiles
  }
}
