import TileSchemeKit

/// What `lint` was given: paths, and documents that are no files, such as the descriptions of services.
struct LintInputs {
  let inputs: [SchemeInput]
  /// How many inputs could not be read. The reasons have been printed, and the others are checked all the same.
  let failedCount: Int

  init(_ texts: [String], _ output: OutputOptions) async {
    var inputs: [SchemeInput] = []
    var failedCount = 0
    for text in texts {
      do {
        inputs.append(try await Self.input(text, output))
      } catch {
        failedCount += 1
      }
    }
    self.inputs = inputs
    self.failedCount = failedCount
  }

  private static func input(_ text: String, _ output: OutputOptions) async throws -> SchemeInput {
    let input = try await SchemeLocation.input(text, output, command: "lint")
    guard case .builtIn(let name) = input, let builtIn = BuiltInScheme.named(name) else { return input }
    do throws(CreationError) {
      // The rules check files, so that they get the file of a new cache with this scheme.
      return .document(try SchemeFile(builtIn).bytes, named: name)
    } catch {
      throw CommandFailure(saying: error, output, command: "lint")
    }
  }
}
