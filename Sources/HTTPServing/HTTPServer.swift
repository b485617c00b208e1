public import CacheServing
import NIOCore
import NIOHTTP1
import NIOPosix

/// Listens for clients, and answers with a `CacheServer`.
public struct HTTPServer: Sendable {
  /// Why the server cannot listen.
  public struct ListeningError: Error, Sendable, CustomStringConvertible {
    /// The address and port.
    public let address: String
    /// One clause with the reason.
    public let reason: String

    /// One sentence without a full stop.
    public var description: String { "cannot listen at \(address): \(reason)" }
  }

  private let server: CacheServer
  private let request: ServingRequest

  /// Nothing listens before `run`.
  ///
  /// - Parameters:
  ///   - server: gives the answers.
  ///   - request: the addresses and the port.
  public init(_ server: CacheServer, _ request: ServingRequest) {
    self.server = server
    self.request = request
  }

  /// Listens until the task is cancelled or the process ends.
  ///
  /// - Parameter ready: receives the addresses, each with its port, such as `127.0.0.1:8080`.
  /// - Throws: `ListeningError` if an address cannot be used.
  public func run(ready: @Sendable ([String]) -> Void) async throws {
    // One more thread than processors would only make them wait for each other.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: max(2, request.jobs))
    let threads = NIOThreadPool(numberOfThreads: max(4, request.jobs * 2))
    threads.start()
    do {
      let channels = try await listen(group, threads)
      ready(channels.compactMap { $0.localAddress.map(Self.text) })
      try await withTaskCancellationHandler {
        for channel in channels { try await channel.closeFuture.get() }
      } onCancel: {
        for channel in channels { channel.close(promise: nil) }
      }
    } catch {
      try? await threads.shutdownGracefully()
      try? await group.shutdownGracefully()
      throw error
    }
    try await threads.shutdownGracefully()
    try await group.shutdownGracefully()
  }

  private func listen(_ group: MultiThreadedEventLoopGroup, _ threads: NIOThreadPool) async throws -> [any Channel] {
    let server = server
    let limits = ConnectionLimits()
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let client = Self.client(of: channel)
          guard limits.admit(client) else { throw ChannelError.eof }
          channel.closeFuture.whenComplete { _ in limits.release(client) }
          let timer = ConnectionTimer()
          try channel.pipeline.syncOperations.addHandlers([
            timer, ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)),
            RequestHandler(server, threads: threads, timer: timer),
          ])
        }
      }
    var channels: [any Channel] = []
    // A machine without IPv6 has only the first of the two.
    let given = request.addresses.isEmpty ? ["127.0.0.1", "::1"] : request.addresses
    var port = request.port
    for (number, address) in given.enumerated() {
      do {
        let channel = try await bootstrap.bind(host: address, port: port).get()
        port = channel.localAddress?.port ?? port
        channels.append(channel)
      } catch {
        if request.addresses.isEmpty, number > 0 { continue }
        for channel in channels { try? await channel.close() }
        let name = address.contains(":") ? "[\(address)]" : address
        throw ListeningError(address: "\(name):\(port)", reason: Self.reason(error))
      }
    }
    return channels
  }

  /// The address of a client on another machine.
  private static func client(of channel: any Channel) -> String? {
    guard let address = channel.remoteAddress?.ipAddress else { return nil }
    return address == "::1" || address.hasPrefix("127.") ? nil : address
  }

  private static func text(_ address: SocketAddress) -> String {
    let host = address.ipAddress ?? ""
    return "\(host.contains(":") ? "[\(host)]" : host):\(address.port ?? 0)"
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? IOError else { return "\(error)" }
    return switch error.errnoCode {
    case EADDRINUSE: "another program uses the port"
    case EACCES: "the system does not permit this port; ports below 1024 are for the administrator"
    case EADDRNOTAVAIL: "this machine does not have the address"
    default: error.description
    }
  }
}
