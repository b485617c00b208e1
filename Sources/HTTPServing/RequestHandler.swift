import CacheServing
import NIOCore
import NIOHTTP1
import NIOPosix

/// Answers the requests of one connection, one after the other.
///
/// A tile that the system has in memory is answered at once. Everything else is left to a thread that may wait, so that
/// one slow disk does not stop the other connections.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  /// A request that was read to its end.
  private struct Pending {
    let request: ServerRequest
    let isHead: Bool
    /// Whether the connection ends with its answer.
    let closes: Bool
  }

  private let server: CacheServer
  private let threads: NIOThreadPool
  private let timer: ConnectionTimer
  private var date = DateHeader()
  private var head: HTTPRequestHead?
  private var hasBody = false
  private var waiting = CircularBuffer<Pending>()
  private var isAnswering = false
  private var isClosing = false

  init(_ server: CacheServer, threads: NIOThreadPool, timer: ConnectionTimer) {
    self.server = server
    self.threads = threads
    self.timer = timer
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      hasBody = false
    case .body: hasBody = true
    case .end:
      guard let head else { return }
      self.head = nil
      timer.requestIsComplete()
      // No request has a body. What follows an unread one could be anything, so the connection ends.
      let closes = hasBody || !head.isKeepAlive
      waiting.append(Pending(request: ServerRequest(head), isHead: head.method == .HEAD, closes: closes))
      if waiting.count > ConnectionLimits.waitingRequests {
        isClosing = true
        context.close(promise: nil)
        return
      }
      answerNext(context)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.flush()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    answerNext(context)
    context.flush()
    context.fireChannelWritabilityChanged()
  }

  /// Answers the requests that wait, until one of them needs a thread, or the client takes no more.
  private func answerNext(_ context: ChannelHandlerContext) {
    while !isAnswering, !isClosing, context.channel.isWritable, let next = waiting.popFirst() {
      if let response = server.answerAtOnce(next.request) {
        send(response, to: next, context)
        continue
      }
      isAnswering = true
      let server = server
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      threads.runIfActive(eventLoop: context.eventLoop) { server.answer(next.request) }.whenComplete { result in
        let (handler, context) = bound.value
        handler.isAnswering = false
        switch result {
        case .success(let response):
          handler.send(response, to: next, context)
          handler.answerNext(context)
          context.flush()
        // The threads end only with the server.
        case .failure: context.close(promise: nil)
        }
      }
    }
  }

  private func send(_ response: ServerResponse, to pending: Pending, _ context: ChannelHandlerContext) {
    let buffer = ResponseBytes.write(
      response, date: date.bytes, isHead: pending.isHead, closes: pending.closes, allocator: context.channel.allocator)
    timer.answerIsComplete()
    guard pending.closes else {
      context.write(wrapOutboundOut(buffer), promise: nil)
      return
    }
    isClosing = true
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in bound.value.close(promise: nil) }
  }

  /// Bytes that are no request get an answer that says so, and the connection ends.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isClosing, error is HTTPParserError else {
      context.close(promise: nil)
      return
    }
    isClosing = true
    let response = ServerResponse(.badRequest, headers: ResponseHeaders("Content-Type", "text/plain"))
    let buffer = ResponseBytes.write(
      response, date: date.bytes, isHead: false, closes: true, allocator: context.channel.allocator)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in bound.value.close(promise: nil) }
  }
}

extension ServerRequest {
  /// Takes over what the server looks at.
  fileprivate init(_ head: HTTPRequestHead) {
    let method: Method =
      switch head.method {
      case .GET: .get
      case .HEAD: .head
      case .OPTIONS: .options
      default: .other
      }
    var headers = RequestHeaders()
    for (name, value) in head.headers {
      // Most headers of a browser decide about nothing here; their length sorts them out.
      switch name.utf8.count {
      case 4 where name.isName("host"): headers.host = value
      case 6 where name.isName("origin"): headers.origin = value
      case 13 where name.isName("if-none-match"): headers.ifNoneMatch = value
      case 14 where name.isName("sec-fetch-site"): headers.fetchSite = value
      case 15 where name.isName("accept-encoding"): headers.acceptEncoding = value
      case 16 where name.isName("x-forwarded-host"): headers.forwardedHost = value
      case 17 where name.isName("x-forwarded-proto"): headers.forwardedProtocol = value
      case 18 where name.isName("x-forwarded-prefix"): headers.forwardedPrefix = value
      default: break
      }
    }
    self.init(method, head.uri, headers: headers)
  }
}
