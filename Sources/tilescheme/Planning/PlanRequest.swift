import TileSchemeKit

/// From what was given to a plan; every error is said where the user wrote the value.
struct PlanRequest {
  let texts: OptionTexts
  private let parameters: ParameterFile?
  private let tokenFile: String?
  private let output: OutputOptions
  private let command: String

  /// - Parameter arguments: what stands on the command line besides the options.
  init(_ options: SchemeOptions, _ arguments: OptionTexts, _ output: OutputOptions, command: String) throws {
    self.output = output
    self.command = command
    tokenFile = options.tokenFile
    let own = options.texts.filled(from: arguments)
    guard let path = options.parameters else {
      parameters = nil
      texts = own
      return
    }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = path == "-" ? try FileReading.standardInput() : try FileReading.bytes(of: FilePath(path))
    } catch {
      throw CommandFailure(saying: error.message)
    }
    let file = ParameterFile(bytes, named: path == "-" ? "<stdin>" : path)
    output.report([file.findings], command: command)
    if file.findings.hasErrors { throw CommandFailure(exitStatus: .failed) }
    parameters = file
    texts = own.filled(from: file.texts)
  }

  func plan() async throws -> CachePlan {
    let options = try understood { () throws(PlanningError) in try CacheOptions(texts) }
    let source = try await source()
    return try understood { () throws(PlanningError) in try CachePlan(source, options) }
  }

  /// Runs a step; an error of its is said with the option's name, or at its place in the file of parameters.
  func understood<Value>(_ step: () throws(PlanningError) -> Value) throws -> Value {
    do throws(PlanningError) {
      return try step()
    } catch {
      let status = ExitStatus(error)
      if let finding = parameters?.finding(error) {
        output.report([finding], command: command)
        throw CommandFailure(exitStatus: status)
      }
      throw CommandFailure(saying: error.text, status)
    }
  }

  private func source() async throws -> MapSource? {
    guard let name = texts[.service] else { return nil }
    return try await ServiceArgument(name: name, tokenFile: tokenFile).read(output, command: command)
  }
}
