public import Diagnostics
import FileAccess
import SchemeFormats
import SourceText

extension CreationError {
  /// One sentence without a full stop, after the name of the parameter that it concerns.
  public var message: Message {
    guard let option else { return explanation }
    return "\(parameter: option): \(explanation)"
  }

  /// The message without the name of the parameter, for places where the value itself is shown, such as a parameter
  /// file.
  public var explanation: Message {
    switch self {
    case .usage(_, let message): message
    case .missing(let option, let purpose): "\(parameter: option) is missing: \(purpose)"
    case .address(let error): Message(error.message)
    case .source(let error): error.message
    case .predefined(let error, _): Message(error.message)
    // The caller shows the findings themselves, with their places.
    case .documents(let files):
      "\(files.filter(\.hasErrors).map(\.file).joined(separator: ", ")): "
        + (files.filter(\.hasErrors).count == 1 ? "contains errors" : "contain errors")
    case .file(let error): error.messageWithAdvice
    case .writing(let error): error.message
    case .differs(let name): "the \(name) that was made does not agree with the plan; please report this error"
    case .place(let obstacle): obstacle.message
    case .surplus(let tool, let values): tool.message(onSurplus: values)
    case .several(let errors):
      errors.dropFirst().reduce(errors.first?.message ?? "") { $0 + "; " + $1.message }
    }
  }
}

extension CreationError.Obstacle {
  fileprivate var message: Message {
    switch self {
    case .noDirectory(let path): "\(path): no such directory; create it first"
    case .notADirectory(let path): "\(path): is not a directory; give a directory for the cache"
    case .exists(let path):
      "\(path): the directory already exists; \(parameter: .overwrite) replaces a cache"
    case .hasTiles(let path, let count):
      "\(path): nothing is changed, because the cache has \(counted(count, "tile")); \(parameter: .deletesTiles) deletes "
        + "\(count == 1 ? "it" : "them") together with the cache"
    case .insideCache(let path, let cache):
      "\(path): would be inside another cache, \(cache); a cache in the folders of another one is not found by programs, "
        + "and is lost when the other one is replaced; give a directory for caches outside it, such as "
        + "\(cache.removingLastComponent())"
    case .file(let path): "\(path): is a file and is not replaced; give another name with \(parameter: .name)"
    case .notACache(let words): Message(words)
    case .unregistered(let path, let configuration, let registered):
      "\(path) is not in a registered cache directory; \(configuration) registers "
        + "\(registered.joined(separator: ", ")), \(parameter: .noConfiguration) ignores this file"
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
      return "\(name): \(reason); give the extent with \(parameter: .extent) xmin,ymin,xmax,ymax"
    }
  }

  private static var tokenAdvice: Message { "give a token with \(parameter: .token)" }

  /// - Returns: `nil` if the server's own message is all that is known.
  private static func advice(on refusal: ServiceRefusal, sentToken: Bool) -> Message? {
    switch refusal {
    case .error where refusal.isAccessRefused:
      sentToken ? "the token may have expired, or may not be valid for this service" : tokenAdvice
    case .webPage: "save the JSON (…?f=json) from a browser that is signed in, or \(tokenAdvice)"
    case .error, .serviceList: nil
    }
  }
}
