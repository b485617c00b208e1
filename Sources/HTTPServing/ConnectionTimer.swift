import NIOCore

/// Closes a connection whose client is too slow: in sending a request, in taking an answer, or in asking again.
///
/// It stands in front of the parser, because a client that sends one byte of a header a minute must not keep a
/// connection.
final class ConnectionTimer: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What the server waits for.
  private enum Phase {
    case request, restOfRequest, client, server
  }

  private var phase = Phase.request
  private var since = NIODeadline.now()
  private var writing = 0
  private var timer: RepeatedTask?

  func handlerAdded(context: ChannelHandlerContext) {
    since = .now()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(2), delay: .seconds(2)) { _ in
      let (handler, context) = bound.value
      if handler.isOver { context.close(promise: nil) }
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  private var isOver: Bool {
    let limit: TimeAmount? =
      switch phase {
      case .request: ConnectionLimits.idleTime
      case .restOfRequest: ConnectionLimits.headerTime
      case .client: ConnectionLimits.writeTime
      // A disk that is slow is not the client's fault.
      case .server: nil
      }
    guard let limit else { return false }
    return NIODeadline.now() - since > limit
  }

  private func enter(_ phase: Phase) {
    self.phase = phase
    since = .now()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if phase == .request { enter(.restOfRequest) }
    context.fireChannelRead(data)
  }

  /// A whole request has arrived.
  func requestIsComplete() { if phase == .request || phase == .restOfRequest { enter(.server) } }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    writing += 1
    enter(.client)
    let written = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    written.futureResult.whenComplete { _ in
      let handler = bound.value
      handler.writing -= 1
      // Each part that the client takes gives it time for the next one.
      if handler.writing == 0 { handler.enter(.request) } else { handler.since = .now() }
    }
    context.write(data, promise: written)
  }
}
