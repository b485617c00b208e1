import TilingSchemes

/// Draws blocks from pictures of a service. It belongs to one thread.
struct PictureRenderer: BlockDrawing {
  private let connection: ServiceConnection
  private let requests: PictureRequests
  private let gutter: Int
  private let mustSucceed: Bool

  /// - Parameters:
  ///   - gutter: the pixels around each picture that are cut off.
  ///   - mustSucceed: whether the build ends if a picture cannot be fetched, because coarser tiles would be wrong.
  init(_ connection: ServiceConnection, _ requests: PictureRequests, gutter: Int, mustSucceed: Bool) {
    self.connection = connection
    self.requests = requests
    self.gutter = gutter
    self.mustSucceed = mustSucceed
  }

  /// The shorter side of the smallest part of a picture, in pixels.
  private static let smallestSide = 64

  func block(_ region: PixelRegion, _ lattice: LevelLattice) async throws(BuildError) -> DrawnBlock {
    let picture: PixelBlock?
    do throws(ServiceError) {
      picture = try await pixels(region, lattice)
      if picture == nil, mustSucceed, let fault = connection.lastFault {
        throw ServiceError.averageIncomplete(connection.name, fault)
      }
    } catch {
      throw .service(error)
    }
    guard let picture else { return .failed }
    return picture.isTransparent ? .empty : .pixels(picture)
  }

  /// An answer that is no fault: a picture, or that the service refuses its size.
  private enum Answer {
    case pixels(PixelBlock)
    case tooLarge(PictureFault)
  }

  /// The pixels of a region, in one picture or in several; `nil` if a picture cannot be fetched.
  ///
  /// Some services state no largest size. A picture that one refuses for its size is requested in two halves, and so are
  /// all pictures of that size from then on. The parts are on the same lattice, so the pixels are the same.
  private func pixels(_ region: PixelRegion, _ lattice: LevelLattice) async throws(ServiceError) -> PixelBlock? {
    // Small parts have a smaller gutter: pictures of 64 pixels with 128 around them would hardly be smaller.
    let gutter = min(gutter, max(region.width, region.height) / 2)
    let wide = PixelRegion(
      columns: region.columns.lowerBound - gutter..<region.columns.upperBound + gutter,
      rows: region.rows.lowerBound - gutter..<region.rows.upperBound + gutter)
    let side = max(wide.width, wide.height)
    let canBeHalved = max(region.width, region.height) >= 2 * Self.smallestSide
    if canBeHalved, let refused = connection.refusedSide, side >= refused { return try await halves(region, lattice) }
    let address = requests.address(of: lattice.extent(wide), width: wide.width, height: wide.height)
    let answer = try await connection.value(address) { answer throws(PictureFault) -> Answer in
      do throws(PictureFault) {
        return .pixels(try PictureAnswer.pixels(answer.bytes, width: wide.width, height: wide.height))
      } catch {
        guard connection.isTooLarge(error) else { throw error }
        return .tooLarge(error)
      }
    }
    switch answer {
    case nil: return nil
    case .pixels(let picture): return picture.cropped(by: gutter)
    case .tooLarge(let fault):
      try connection.noteRefusal(fault, side: side, canBeHalved: canBeHalved)
      return try await halves(region, lattice)
    }
  }

  private func halves(_ region: PixelRegion, _ lattice: LevelLattice) async throws(ServiceError) -> PixelBlock? {
    var whole = PixelBlock(width: region.width, height: region.height)
    for half in region.halves {
      guard let part = try await pixels(half, lattice) else { return nil }
      whole.place(
        part, column: half.columns.lowerBound - region.columns.lowerBound,
        row: half.rows.lowerBound - region.rows.lowerBound)
    }
    return whole
  }
}

extension PixelBlock {
  /// The block without some pixels along each edge.
  func cropped(by margin: Int) -> PixelBlock {
    guard margin > 0 else { return self }
    let (width, height) = (width - 2 * margin, height - 2 * margin)
    var cropped: [UInt8] = []
    cropped.reserveCapacity(4 * width * height)
    for row in margin..<margin + height {
      let start = 4 * (row * self.width + margin)
      cropped += bytes[start..<start + 4 * width]
    }
    return PixelBlock(width: width, height: height, bytes: cropped)
  }

  /// Whether every pixel has alpha 0.
  var isTransparent: Bool {
    bytes.withUnsafeBufferPointer { bytes in stride(from: 3, to: bytes.count, by: 4).allSatisfy { bytes[$0] == 0 } }
  }
}
