import ArgumentParser
import TileSchemeKit

/// The options of `build` that are about a service.
struct ServiceOptions: ParsableArguments {
  @Option(
    name: [.customLong("query")],
    help: ArgumentHelp(
      """
      Parameter that is sent with each request for a picture, such as layers=show:0,2, time=... or LAYERS=roads. Can be \
      repeated. LAYERS and STYLES can also be in the address of a WMS.
      """, valueName: "key=value"))
  var query: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Pixels that are requested around each picture and cut off, so that labels are whole. (default: 128; 0 for image \
      services)
      """, valueName: "pixels"))
  var gutter: Int?

  @Option(help: ArgumentHelp("Requests at the same time, from 1 to 8. (default: 2)", valueName: "number"))
  var concurrency: Int?

  @Option(help: ArgumentHelp("Pause after each request, in seconds. (default: 0)", valueName: "seconds"))
  var delay: Double?

  @Option(help: ArgumentHelp("Time for one picture, in seconds. (default: 120)", valueName: "seconds"))
  var pictureTimeout: Double?

  @Option(
    help: ArgumentHelp(
      "Average coarser levels from this one, instead of requesting them; for imagery.", valueName: "level"))
  var levelsFrom: Int?

  @Flag(help: "Send more than 1,000,000 requests to a service if they are needed.")
  var yes = false

  func validate() throws {
    if let gutter, !(0...1024).contains(gutter) {
      throw ValidationError("--gutter must be a number of pixels from 0 to 1024")
    }
    if let concurrency, !(1...8).contains(concurrency) {
      throw ValidationError("--concurrency must be a number from 1 to 8")
    }
    if let delay, !(0...3600).contains(delay) {
      throw ValidationError("--delay must be a number of seconds from 0 to 3600")
    }
    if let pictureTimeout, !(1...3600).contains(pictureTimeout) {
      throw ValidationError("--picture-timeout must be a number of seconds from 1 to 3600")
    }
    _ = try parameters()
  }

  /// The option that was given although there is no service; `nil` if none was.
  var first: String? {
    let given: [(String, Bool)] = [
      ("--query", !query.isEmpty), ("--gutter", gutter != nil), ("--concurrency", concurrency != nil),
      ("--delay", delay != nil), ("--picture-timeout", pictureTimeout != nil), ("--levels-from", levelsFrom != nil),
      ("--yes", yes),
    ]
    return given.first { $0.1 }?.0
  }

  /// The service at an address.
  ///
  /// - Throws: `ValidationError` if the address cannot be used.
  func source(_ text: String, token: ServiceToken?) throws -> ServiceSource {
    var source: ServiceSource
    do throws(HTTPAddressError) {
      source = try ServiceSource(text)
    } catch {
      throw ValidationError("--from: \(error.message)")
    }
    source.token = token
    // Later ones replace those of the address.
    source.parameters += try parameters()
    source.gutter = gutter
    source.concurrency = concurrency ?? 2
    source.delaySeconds = delay ?? 0
    source.timeoutSeconds = pictureTimeout ?? 120
    source.averagedAbove = levelsFrom
    source.allowsManyRequests = yes
    return source
  }

  private func parameters() throws -> [HTTPParameter] {
    try query.map { text in
      guard let mark = text.firstIndex(of: "="), mark > text.startIndex,
        text[..<mark].utf8.allSatisfy({ byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        })
      else { throw ValidationError("--query must be KEY=VALUE, such as layers=show:0,2") }
      return HTTPParameter(String(text[..<mark]), String(text[text.index(after: mark)...]))
    }
  }
}

extension BuildOptions {
  /// The first option that is about rasters; `nil` if none was given.
  var firstRasterOption: String? {
    let given: [(String, Bool)] = [
      ("--resampling", resampling != nil), ("--source-crs", sourceCrs != nil), ("--nodata", nodata != nil),
      ("--bands", bands != nil), ("--stretch", stretch != nil),
    ]
    return given.first { $0.1 }?.0
  }
}
