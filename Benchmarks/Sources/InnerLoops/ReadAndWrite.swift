import FileAccess
import SchemeFormats
import SystemPackage

/// Reads every scheme file of a directory into the model and writes it again, in memory, on all cores.
///
///     ReadAndWrite DIRECTORY CORES
///
/// Prints the number of files and of bytes written, so that nothing of it can be left out by the optimiser.
@main
struct ReadAndWrite {
  static func main() async throws {
    let directory = CommandLine.arguments[1]
    let cores = Int(CommandLine.arguments[2]) ?? 1
    let paths = try Directory.names(in: FilePath(directory)).map { "\(directory)/\($0)" }
    let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
      for core in 0..<cores {
        group.addTask {
          var total = 0
          for index in stride(from: core, to: paths.count, by: cores) { total += try rewrite(FilePath(paths[index])) }
          return total
        }
      }
      var total = 0
      for try await bytes in group { total += bytes }
      return total
    }
    print("\(paths.count) files, \(bytes) bytes written")
  }

  private static func rewrite(_ path: FilePath) throws -> Int {
    let content = try ParsedText.parse(FileReading.bytes(of: path))
    for format in SchemeFormatRegistry.all where format.recognizes(content) {
      let document = format.read(content)
      guard document.isComplete else { break }
      return try format.write(document.model).text.utf8.count
    }
    throw BrokenInput(path: path.string)
  }
}

struct BrokenInput: Error {
  let path: String
}
