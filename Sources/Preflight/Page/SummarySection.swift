import CoordinateSystems
import Diagnostics
import SchemeFormats
import SourceText
import TilingSchemes

/// The verdict, the four main numbers, and the assumptions that they are based on.
struct SummarySection {
  private let report: PreflightReport
  private let findings: FindingSection
  /// The assumption about the size of a tile, in one sentence.
  private let sizes: String

  init(_ report: PreflightReport, _ findings: FindingSection, sizes: String) {
    self.report = report
    self.findings = findings
    self.sizes = sizes
  }

  private var forecast: CacheForecast { report.forecast }

  /// The advice in one or two sentences. It is in words, and not only in the colour of the box.
  var verdict: Markup {
    let advice =
      switch findings.worst {
      case .error: "Do not build this cache as it is."
      case .warning:
        "Read \(findings.count(.warning) == 1 ? "the warning" : "the warnings") before you build this cache."
      case .info, nil: "This cache can be built."
      }
    let kind = findings.worst.map(FindingMarkup.className) ?? "fine"
    return """
      <div class="verdict \(kind)">
      <p><strong>\(advice)</strong> \(findings.tally)</p>
      <p>\(cost)</p>
      </div>

      """
  }

  /// The size of the cache and the time to build it, for readers who read only the first box.
  private var cost: String {
    guard let count = forecast.count, let bytes = forecast.bytes, let seconds = forecast.seconds else {
      return "The cache would have more tiles than can be counted."
    }
    return "The cache has \(NumberText.count(count.tiles, "tile")) in \(NumberText.count(count.bundles, "bundle"))"
      + " at \(NumberText.count(forecast.levels.count, "level"))."
      + " It needs \(Self.about(bytes, ByteText.text)) of disk space."
      + " Building it takes \(Self.about(seconds, DurationText.text))."
  }

  private static func about(_ estimate: Estimate, _ text: (Double) -> String) -> String {
    let range = NumberText.range(estimate, text).map { " (\($0))" } ?? ""
    let expected = text(estimate.expected)
    // “about over 1000 years” would be odd.
    let isBound = expected.hasPrefix("over") || expected.hasPrefix("under")
    return (isBound ? "" : "about ") + expected + range
  }

  /// The scheme and the coordinate system, below the title: a printed page must show which grid it is about.
  var subtitle: String {
    let count = forecast.scheme.levels.count
    let known = BuiltInScheme.all.first { builtIn in
      builtIn.scheme.origin == forecast.scheme.origin
        && forecast.scheme.levels.allSatisfy { level in
          builtIn.scheme.levels.contains { $0.number == level.number && $0.resolution == level.resolution }
        }
    }
    let scheme = known.map { "Scheme \($0.name)" } ?? "Scheme with \(NumberText.count(count, "level"))"
    return "\(scheme), coordinate system \(systemText)"
  }

  /// The four main numbers.
  var figures: Markup {
    guard let count = forecast.count, let bytes = forecast.bytes, let seconds = forecast.seconds else { return .empty }
    // Large numbers are in words, with the exact number below them.
    func exact(_ number: Int) -> String? {
      let words = NumberText.words(number)
      return words == NumberText.grouped(number) ? nil : NumberText.grouped(number)
    }
    return """
      <dl class="figures">
      \(figure("Tiles", NumberText.words(count.tiles), exact(count.tiles)))\
      \(figure("Bundles", NumberText.words(count.bundles), exact(count.bundles)))\
      \(figure("Disk space", ByteText.text(bytes.expected), NumberText.range(bytes, ByteText.text)))\
      \(figure("Building time", DurationText.text(seconds.expected), NumberText.range(seconds, DurationText.text)))</dl>

      """
  }

  private func figure(_ label: String, _ value: String, _ detail: String?) -> Markup {
    let more = detail.map { "<dd class=\"detail\">\(Self.breakable($0))</dd>" as Markup } ?? .empty
    return "<div><dt>\(label)</dt><dd>\(value)</dd>\(more)</div>\n"
  }

  /// Allows a line break after each comma, for numbers that do not fit into a narrow column.
  private static func breakable(_ text: String) -> Markup {
    let parts = text.split(separator: ",").map(String.init)
    return parts.dropLast().map { "\($0),<wbr/>" as Markup }.joined() + "\(parts.last ?? "")"
  }

  /// The scheme and the region, and the assumptions of the estimates.
  var facts: Markup {
    var facts: [(String, Markup)] = [
      ("Scheme", "\(report.name == "-" ? "standard input" : report.name)"), ("Coordinate system", "\(systemText)"),
      ("Region", "\(sourceText)"),
    ]
    if let box = forecast.region.envelope {
      facts.append(("Extent", "\(Self.span("x", box.xMin, box.xMax))<br/>\(Self.span("y", box.yMin, box.yMax))"))
    }
    let scheme = forecast.scheme
    let origin = "x \(NumberText.coordinate(scheme.origin.x)), y \(NumberText.coordinate(scheme.origin.y))"
    facts += [
      ("Tile origin", "\(origin)"), ("Tile images", "\(imageText), \(scheme.tileWidth) × \(scheme.tileHeight) px"),
      ("Base map", "\(report.baseMap?.summary ?? "none")"),
      ("Size of a tile", "\(sizes)"), ("Building speed", "\(speedText)"),
    ]
    let rows = facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>\n" as Markup }.joined()
    return """
      <section aria-labelledby="facts">
      <h2 id="facts">Scheme, region and assumptions</h2>
      <dl class="facts">
      \(rows)</dl>
      </section>

      """
  }

  /// Ten digits are enough for people; the sheet and the JSON output have all of them.
  private static func span(_ axis: String, _ low: Double, _ high: Double) -> Markup {
    "\(axis) <span class=\"coordinate\">\(NumberText.tenDigits(low))</span> to <span class=\"coordinate\">\(NumberText.tenDigits(high))</span>"
  }

  /// A region that a parameter gave has only the name of the parameter as its source, which is no phrase by itself.
  private var sourceText: String {
    let region = forecast.region
    return region.isGiven ? "the extent given as \(region.source)" : region.source
  }

  /// The name and the latest WKID of the coordinate system, such as `British National Grid (27700)`.
  private var systemText: String {
    guard let reference = report.reference else { return "unknown" }
    let name = reference.readableName
    guard let wkid = reference.latestWKID ?? reference.wkid, !name.hasPrefix("WKID ") else { return name }
    return "\(name) (\(wkid))"
  }

  /// The image format, and its compression quality for the formats that have one; others state 0.
  private var imageText: String {
    guard let image = report.image, let name = image.formatName else { return "image format not stated" }
    guard let quality = image.compressionQuality, quality > 0 else { return name }
    return "\(name), quality \(DecimalNumber.shortest(quality))"
  }

  /// The assumed speed with its range, because it is the least certain of the assumptions.
  private var speedText: String {
    let rate = forecast.tilesPerSecond
    let range = NumberText.range(rate, NumberText.grouped(measured:)).map { " (\($0))" } ?? ""
    return "\(NumberText.grouped(measured: rate.expected))\(range) tiles a second"
  }
}
