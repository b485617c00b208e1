import CacheServing
import Testing

@Suite struct ServerRequestTests {
  @Test func `A request without headers names no host`() {
    #expect(ServerRequest(.get, "/").headers.host == nil)
  }
}
