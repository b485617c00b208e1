public import Diagnostics
import FileAccess
import SchemeFormats

extension CreationError {
  /// One sentence without a full stop, after the parameter that it is about.
  public var message: Message {
    guard let option else { return explanation }
    return "\(parameter: option): \(explanation)"
  }

  /// The same where the value itself is shown, in a file of parameters: without the parameter's name.
  public var explanation: Message {
    switch self {
    case .usage(_, let message): message
    case .missing(let option, let purpose): "\(parameter: option) is missing: \(purpose)"
    case .address(let error): Message(error.message)
    case .source(let error): error.message
    case .predefined(let error): Message(error.message)
    case .documents(let files):
      "\(files.filter(\.hasErrors).map(\.file).joined(separator: ", ")): there are errors in it"
    case .file(let error): error.messageWithAdvice
    case .writing(let error): error.message
    case .differs(let name): "the \(name) does not say what was planned; please report it"
    case .place(let obstacle): obstacle.message
    }
  }
}

extension CreationError.Obstacle {
  fileprivate var message: Message {
    switch self {
    case .noDirectory(let path): "\(path): no such directory; make it first"
    case .notADirectory(let path): "\(path): is not a directory, and a cache directory has to be one"
    case .exists(let path):
      "\(path): a cache or something else is there already; \(parameter: .overwrite) replaces a cache"
    case .file(let path): "\(path): is a file, and stays; choose another name with \(parameter: .name)"
    case .notACache(let words): Message(words)
    case .unregistered(let path, let configuration, let registered):
      "\(path) is not within a registered cache directory; \(configuration) registers "
        + "\(registered.joined(separator: ", ")), \(parameter: .noConfiguration) passes over it"
    }
  }
}

extension MapSourceError {
  /// One sentence without a full stop.
  public var message: Message {
    switch self {
    case .opening(let error): return Message(error.message)
    case .http(let error):
      let message = Message(error.message)
      return error.asksForToken ? message + "; " + Self.tokenAdvice : message
    case .refused(let name, let refusal, let sentToken):
      let message: Message = "\(name): \(refusal.message)"
      guard let advice = Self.advice(on: refusal, sentToken: sentToken) else { return message }
      return message + "; " + advice
    case .noExtent(let name, let reason):
      return "\(name): \(reason); give one with \(parameter: .extent) xmin,ymin,xmax,ymax"
    }
  }

  private static var tokenAdvice: Message { "give a token with \(parameter: .token)" }

  /// - Returns: `nil` where the server's own words say what to do.
  private static func advice(on refusal: ServiceRefusal, sentToken: Bool) -> Message? {
    switch refusal {
    case .error where refusal.isAccessRefused:
      sentToken ? "the token that was sent may have expired, or may not be for this service" : tokenAdvice
    case .webPage: "save the JSON (…?f=json) from a browser that is signed in, or \(tokenAdvice)"
    case .error, .serviceList: nil
    }
  }
}
