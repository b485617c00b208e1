import Testing
import TileSchemeKit

@Suite("A request to serve as arguments of the program that serves")
struct ServingRequestTests {
  @Test("Every part of the request comes back from its arguments")
  func roundTrip() throws {
    var request = ServingRequest(["a b", "x=y", "-"])
    request.port = 0
    request.jobs = 7
    request.addresses = ["0.0.0.0", "::"]
    request.settings.publicAddress = PublicAddress("https://maps.example.com/a")
    request.settings.allowedHosts = ["one", "two"]
    request.settings.origins = .listed(["https://maps.example.com"])
    request.settings.missingTile = .transparent
    request.settings.maxAge = 60
    request.settings.isBehindProxy = true
    request.settings.mapLibrary = "/share/map"
    let read = try ServingRequest(arguments: request.arguments)
    #expect(read.arguments == request.arguments)
    #expect(read.paths == request.paths)
    #expect(read.settings.allowsNumericHosts)
  }

  @Test("An argument of another version is refused", arguments: ["", "port", "port=70000", "jobs=0", "new=1"])
  func unknown(argument: String) {
    #expect(throws: ServingRequest.UnknownArgument.self) { try ServingRequest(arguments: [argument]) }
  }

  @Test(
    "A public address is http or https, without a query or a user",
    arguments: [
      "ftp://a", "maps.example.com", "https://", "https://a?b", "https://user@host", "https://a b", "https://a\"b",
    ])
  func wrongAddress(text: String) { #expect(PublicAddress(text) == nil) }
}
