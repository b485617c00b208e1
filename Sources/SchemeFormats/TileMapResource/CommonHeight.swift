/// A height that is whole tiles at every level, so that rows that count from the south and rows that count from the north
/// are the same tiles.
struct CommonHeight {
  /// In map units; `nil` if there is none within reach.
  let height: Double?
  /// The index of a level at which the first height is not whole tiles; 0 if there is none.
  let odd: Int

  /// How many heights are tried.
  private static let mostRows = 1000

  /// - Parameters:
  ///   - minimum: the smallest height, in map units.
  ///   - spans: the height of a tile of each level, from the coarsest to the finest, in map units.
  ///   - pixels: the height of a tile in pixels.
  init(of minimum: Double, spans: [Double], pixels: Int) {
    guard let coarsest = spans.first, (minimum / coarsest).magnitude < 0x1p53 else {
      (height, odd) = (nil, 0)
      return
    }
    let first = max((minimum / coarsest - 1e-6).rounded(.up), 1)
    var odd: Int?
    for step in 0...Self.mostRows {
      let height = (first + Double(step)) * coarsest
      let place = spans.firstIndex { span in
        let tiles = height / span
        // Esri's own digits of Web Mercator are two thirds of a pixel away from whole tiles at level 23. Other heights
        // than the stated one must fit better, or some would fit by chance.
        return (tiles - tiles.rounded()).magnitude * Double(pixels) > (step == 0 ? 1 : 0.01)
      }
      if place == nil {
        (self.height, self.odd) = (height, 0)
        return
      }
      odd = odd ?? place
    }
    (height, self.odd) = (nil, odd ?? 0)
  }
}
