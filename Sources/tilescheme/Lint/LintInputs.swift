import TileSchemeKit

/// What `lint` was given: paths, and documents that are no files, such as the descriptions of services.
struct LintInputs {
  let inputs: [SchemeInput]
  /// Whether an input could not be read. The reason has been printed, and the others are checked all the same.
  let hasFailed: Bool

  init(_ texts: [String], _ output: OutputOptions) async {
    var inputs: [SchemeInput] = []
    var hasFailed = false
    for text in texts {
      do {
        inputs.append(try await Self.input(text, output))
      } catch {
        hasFailed = true
      }
    }
    self.inputs = inputs
    self.hasFailed = hasFailed
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
