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

  func block(_ region: PixelRegion, _ lattice: LevelLattice) async throws(BuildError) -> DrawnBlock {
    let wide = PixelRegion(
      columns: region.columns.lowerBound - gutter..<region.columns.upperBound + gutter,
      rows: region.rows.lowerBound - gutter..<region.rows.upperBound + gutter)
    let address = requests.address(of: lattice.extent(wide), width: wide.width, height: wide.height)
    let picture: PixelBlock?
    do throws(ServiceError) {
      picture = try await connection.value(address) { answer throws(PictureFault) in
        try PictureAnswer.pixels(answer.bytes, width: wide.width, height: wide.height)
      }
      if picture == nil, mustSucceed, let fault = connection.lastFault {
        throw ServiceError.averageIncomplete(connection.name, fault)
      }
    } catch {
      throw .service(error)
    }
    guard let picture else { return .failed }
    let pixels = picture.cropped(by: gutter)
    return pixels.isTransparent ? .empty : .pixels(pixels)
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
