/// Gathers the faults of a request, so that the user can correct all of them together.
struct CreationFaults: Sendable {
  /// The faults in the order in which they were found.
  private var errors: [CreationError] = []

  /// The only fault, or `several` of them.
  var error: CreationError { errors.count == 1 ? errors[0] : .several(errors) }

  /// Notes a fault.
  mutating func add(_ error: CreationError) { errors += error.all }

  /// The value of a step; `nil` if it fails, and its fault is then noted.
  mutating func value<Value>(_ step: () throws(CreationError) -> Value) -> Value? {
    do throws(CreationError) {
      return try step()
    } catch {
      add(error)
      return nil
    }
  }

  /// - Throws: `error`, if there is a fault.
  func check() throws(CreationError) {
    if !errors.isEmpty { throw error }
  }
}
