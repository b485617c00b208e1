import Foundation
import SchemeFormats
import TestSupport
import Testing

@Suite("The identifier of a new package")
struct IdentifierTests {
  private func guid(_ text: String) throws -> String? {
    let conversion = try SchemeConversion(try open(text), to: .pair(.readyToServe))
    return try model(try conversion.text(of: "iteminfo.json")).item?.guid
  }

  @Test("the same scheme under another name has the same identifier, and another scheme has another one")
  func stability() throws {
    let first = try #require(try guid(Fixture.rootJSON))
    #expect(try guid(Fixture.rootJSON.with("\"Kauri\"", "\"Totara\"")) == first)
    #expect(try guid(Fixture.rootJSON.with("\"x\": -4020900", "\"x\": -4020901")) != first)
  }

  @Test("the identifier is a UUID of version 5 in upper case")
  func version() throws {
    let guid = try #require(try guid(Fixture.rootJSON))
    #expect(UUID(uuidString: guid)?.uuidString == guid)
    #expect(Array(guid)[14] == "5")
    #expect("89AB".contains(Array(guid)[19]))
  }
}
