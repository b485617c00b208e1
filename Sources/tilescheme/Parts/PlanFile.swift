import TileSchemeKit

/// A plan that is given to a command, by its path.
struct PlanFile {
  private let path: FilePath

  init(_ path: String) { self.path = FilePath(path) }

  /// Reads the plan.
  ///
  /// - Parameter command: the command whose plan it must be; `nil` for any.
  /// - Throws: `CommandFailure` if it cannot be used.
  func read(for command: PlannedCommand? = nil) throws -> PartsPlan {
    do throws(PartsError) {
      return try PartsPlan.read(path, for: command)
    } catch {
      throw CommandFailure(of: error)
    }
  }

  /// How far the parts have come.
  func status() throws -> PartsStatus { PartsStatus(try read()) }
}

extension CommandFailure {
  /// Prints why a plan cannot be made, carried out or finished. Status 2 says that the same command fails each time, so
  /// that an engine need not repeat it.
  init(of error: PartsError) {
    self.init(saying: error.message.commandText, error.isAboutRequest ? .usage : .failed)
  }
}
