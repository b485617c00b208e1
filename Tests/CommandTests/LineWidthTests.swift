import Foundation
import TestSupport
import Testing

@Suite("Output that fits the line")
struct LineWidthTests {
  private func lines(_ arguments: [String], columns: String = "") throws -> [Substring] {
    // An empty COLUMNS is no number, which counts as unknown.
    try CommandRun.tilescheme(arguments, environment: ["COLUMNS": columns]).text.split(separator: "\n")
  }

  @Test(
    "No line is longer than 80 characters if the width is unknown",
    arguments: [
      ["show", "sample"], ["compare", "arcgis-online", "WebMercatorQuad"],
      ["compare", "arcgis-online", "WorldCRS84Quad"],
      ["preflight", "nztm", "--extent=1740000,5420000,1760000,5440000", "--select", "PRE012"],
    ])
  func usual(arguments: [String]) throws {
    let arguments = arguments.map { $0 == "sample" ? TestFiles.sample("national-grid-nz").path : $0 }
    let found = try lines(arguments)
    #expect(found.count > 5)
    #expect(found.filter { $0.count > 80 && !$0.contains("/") } == [])
  }

  @Test("A value that is too long for its line stays in its column, also without a label")
  func column() throws {
    let found = try lines(["compare", TestFiles.sample("custom-scales").path, "arcgis-online"])
    #expect(found.contains { $0.hasPrefix("                    B: WGS_1984_Web_Mercator") }, "\(found)")
  }

  @Test("A narrow terminal loses columns first, which the last line names, then digits")
  func narrow() throws {
    let found = try lines(["show", TestFiles.sample("national-grid-nz").path], columns: "44")
    #expect(found.contains { $0.hasPrefix("not shown") })
    #expect(!found.contains { $0.hasPrefix("level") && $0.contains("tile span") })
    let wide = try lines(["show", TestFiles.sample("national-grid-nz").path], columns: "200")
    #expect(wide.contains { $0.hasPrefix("level") && $0.contains("tile span") })
  }

  @Test("Resolutions have 8 significant digits in tables, and all digits with --digits full and in JSON")
  func digits() throws {
    let path = TestFiles.sample("national-grid-nz").path
    let short = try CommandRun.tilescheme("show", path)
    let full = try CommandRun.tilescheme("show", path, "--digits", "full")
    #expect(short.text.contains("529.16773") && !short.text.contains("529.1677250021"))
    #expect(full.text.contains("529.1677250021"))
    #expect(try CommandRun.tilescheme("show", path, "--format", "json").text.contains("529.1677250021"))
  }
}
