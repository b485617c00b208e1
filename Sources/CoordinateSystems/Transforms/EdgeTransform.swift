package import TilingSchemes

/// Transforms lines into another coordinate system. A line that is straight in one system is curved in the other, so
/// edges are divided until the pieces follow the curve.
package struct EdgeTransform: Sendable {
  package let transform: CoordinateTransform
  /// The largest permitted distance of a piece from the edge, in units of the other system.
  package let tolerance: Double

  package init(transform: CoordinateTransform, tolerance: Double) {
    self.transform = transform
    self.tolerance = tolerance
  }

  /// The first division of an edge: the middle of an S-shaped edge is on its chord, so halving alone would miss it.
  private static let firstCut = 4
  /// The largest number of times that an edge is halved.
  private static let depth = 14
  /// The number of added positions after which edges are not halved any more. The edges of usual files need some
  /// thousands. A star of 20,000 rays across a continent needs millions, and as many bytes for each of several copies.
  private static let mostPieces = 250_000

  /// A position in both systems.
  private struct Place {
    let own: MapPoint
    let moved: MapPoint
  }

  /// Transforms all lines at once, because starting a transformation is expensive.
  ///
  /// - Parameter areClosed: whether the last point of each line is connected to its first.
  /// - Returns: `nil` if there is no transformation, or a point cannot be represented in the other system.
  package func lines(_ lines: [[MapPoint]], areClosed: Bool) -> [[MapPoint]]? {
    let closed = lines.map { line in areClosed ? line + line.prefix(1) : line }
    guard var places = places(closed.map(cut)) else { return nil }
    var added = 0
    for _ in 0..<Self.depth {
      guard let finer = halved(places, &added) else { return nil }
      let isDone = zip(places, finer).allSatisfy { $0.count == $1.count }
      places = finer
      if isDone || added > Self.mostPieces { break }
    }
    return places.map { $0.map(\.moved) }
  }

  private func cut(_ line: [MapPoint]) -> [MapPoint] {
    // In a line with many points the edges are short and need no first division.
    guard let first = line.first, line.count < 50_000 else { return line }
    return [first]
      + zip(line, line.dropFirst()).flatMap { start, end in
        if transform.keepsAxes, start.x == end.x || start.y == end.y { return [end] }
        return (1...Self.firstCut).map { Self.point(from: start, to: end, Double($0) / Double(Self.firstCut)) }
      }
  }

  private static func point(from start: MapPoint, to end: MapPoint, _ part: Double) -> MapPoint {
    if part == 1 { return end }
    return MapPoint(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y))
  }

  private func places(_ lines: [[MapPoint]]) -> [[Place]]? {
    guard let moved = transform.points(lines.flatMap(\.self)), moved.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    var rest = moved[...]
    return lines.map { line in
      defer { rest = rest.dropFirst(line.count) }
      return zip(line, rest).map { Place(own: $0, moved: $1) }
    }
  }

  /// Divides every piece whose middle is too far from the middle of its chord.
  private func halved(_ lines: [[Place]], _ added: inout Int) -> [[Place]]? {
    let middles = lines.map { line in
      zip(line, line.dropFirst()).map { Self.point(from: $0.own, to: $1.own, 0.5) }
    }
    guard let moved = places(middles) else { return nil }
    return zip(lines, moved).map { line, middles in
      var finer: [Place] = []
      for (index, place) in line.enumerated() {
        finer.append(place)
        guard index < middles.count else { break }
        let next = line[index + 1].moved
        let middle = middles[index]
        let distance = max(
          (middle.moved.x - (place.moved.x + next.x) / 2).magnitude,
          (middle.moved.y - (place.moved.y + next.y) / 2).magnitude)
        let isStraight = transform.keepsAxes && (place.moved.x == next.x || place.moved.y == next.y)
        if distance > tolerance, !isStraight {
          finer.append(middle)
          added += 1
        }
      }
      return finer
    }
  }
}
