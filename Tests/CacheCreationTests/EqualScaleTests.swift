import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Scales that are equal are refused")
struct EqualScaleTests {
  private func refusal(_ scales: String) -> CreationError? {
    planningError(newZealand.without(.numberOfScales).with([.scales: scales]))
  }

  @Test(
    "Two scales that differ by less than a billionth are wrong usage, in any order",
    arguments: [
      "1000;1000.0000005", "1000.0000005;1000", "500000;250000;250000.0002;125000", "1e9,1000000000.5",
      "0.001;0.0010000000005",
    ])
  func equal(scales: String) throws {
    let error = try #require(refusal(scales))
    #expect(error.option == .scales)
    #expect(error.isAboutRequest)
    #expect(error.message.contains("are equal within 1e-09"))
  }

  @Test("A scale that is given twice keeps its own message")
  func twice() throws {
    #expect(try #require(refusal("1000;500;1000")).message.contains("the scale 1000 is given twice"))
  }

  @Test("Scales that differ by more are kept", arguments: ["1000;1000.00001", "1000;999.9", "500000;250000"])
  func different(scales: String) {
    #expect(refusal(scales) == nil)
  }

  @Test("A predefined scheme with two levels of the same scale is wrong usage")
  func predefined() throws {
    let text = try String(contentsOf: TestFiles.sample("web-mercator-ready/root.json"), encoding: .utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var scheme = document
    let key = try #require(scheme["tileInfo"] == nil ? nil : "tileInfo")
    var info = try #require(scheme[key] as? [String: Any])
    var levels = try #require(info["lods"] as? [[String: Any]])
    levels[1]["scale"] = levels[0]["scale"]
    info["lods"] = levels
    scheme[key] = info
    let folder = try TemporaryDirectory()
    try JSONSerialization.data(withJSONObject: scheme).write(to: folder.url.appending(path: "root.json"))
    let error = try #require(planningError([.predefined: folder.path("root.json"), .extent: "0,0,1000,1000"]))
    #expect(error.option == .predefined)
    #expect(error.message.contains("have the same scale"))
  }
}
