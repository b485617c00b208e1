import NIOCore

/// Closes a connection whose client is too slow: in sending a request, in taking an answer, or in asking again.
///
/// It stands in front of the parser, because a client that sends one byte of a header a minute must not keep a
/// connection.
final class ConnectionTimer: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// What the server waits for.
  private enum Phase {
    case request, restOfRequest, server
  }

  private var phase = Phase.request
  private var since = NIODeadline.now()
  /// Since when the client has not taken what was sent; `nil` if it takes it.
  private var stalled: NIODeadline?
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
    let now = NIODeadline.now()
    if let stalled { return now - stalled > ConnectionLimits.writeTime }
    switch phase {
    case .request: return now - since > ConnectionLimits.idleTime
    case .restOfRequest: return now - since > ConnectionLimits.headerTime
    // A disk that is slow is not the client's fault.
    case .server: return false
    }
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
  func requestIsComplete() { phase = .server }

  /// An answer was handed over. What the client leaves waiting is noticed by `channelWritabilityChanged`, so that no write
  /// has to be watched.
  func answerIsComplete() { enter(.request) }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stalled = context.channel.isWritable ? nil : .now()
    context.fireChannelWritabilityChanged()
  }
}
