import Diagnostics

/// Gathers the faults of a request, so that the user can correct all of them together.
struct CreationFaults: Sendable {
  private struct Fault {
    let error: CreationError
    let option: CreateOption?
  }

  private var faults: [Fault] = []
  /// The options about which something is known to be wrong, also if the fault itself is reported elsewhere.
  private var doubtful: Set<CreateOption> = []
  /// Whether an option that seems to be missing can be among the parameters that could not be read.
  private var hidesOptions = false

  /// The only fault, or `several` in the order in which the options are declared.
  var error: CreationError {
    let order = CreateOption.allCases
    let place = { (fault: Fault) in fault.option.flatMap(order.firstIndex) ?? -1 }
    // Faults of the same option keep their order, which `sorted` does not promise.
    let sorted = faults.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
    return sorted.count == 1 ? sorted[0].element.error : .several(sorted.map(\.element.error))
  }

  /// Notes a fault. A fault that is noted already is not repeated.
  ///
  /// - Parameter option: the option whose value led to the fault; `nil` takes the one that the error is about.
  mutating func add(_ error: CreationError, about option: CreateOption? = nil) {
    for single in error.all {
      let option = option ?? single.subject
      if let option { doubtful.insert(option) }
      let isKnown = faults.contains { $0.option == option && $0.error.message == single.message }
      if !isKnown { faults.append(Fault(error: single, option: option)) }
    }
  }

  /// Notes what cannot be read of a parameter file, whose own findings say why.
  mutating func add(_ file: ParameterFile) {
    doubtful.formUnion(file.unreadable)
    hidesOptions = hidesOptions || file.hidesOptions
  }

  /// Whether a fault concerns one of the options, so that another one may only result from it.
  func concern(_ options: CreateOption...) -> Bool { options.contains(where: doubtful.contains) }

  /// Whether a known fault can be the reason why one of the options seems to be missing.
  func explain(missing options: CreateOption...) -> Bool { hidesOptions || options.contains(where: doubtful.contains) }

  /// The value of a step; `nil` if it fails, and its fault is then noted.
  mutating func value<Value>(_ step: () throws(CreationError) -> Value) -> Value? {
    do throws(CreationError) {
      return try step()
    } catch {
      add(error)
      return nil
    }
  }

  /// Carries out a step, and notes its fault if it fails.
  mutating func note(_ step: () throws(CreationError) -> Void) { _ = value(step) }

  /// - Throws: `error`, if there is a fault.
  func check() throws(CreationError) {
    if !faults.isEmpty { throw error }
  }
}
