import TileSchemeKit

/// The inner loops of Benchmarks/run.sh: many files in one process, on all cores.
///
///     InnerLoops memory DIRECTORY CORES          read into the model and write again, in memory
///     InnerLoops disk DIRECTORY CORES TARGET     convert conf.xml to root.json as `tilescheme convert` does
///
/// Prints the number of files and of bytes written, so that nothing can be left out by the optimiser.
@main
struct InnerLoops {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let cores = Int(arguments[3]) else {
      throw Failure(message: "usage: InnerLoops memory|disk DIRECTORY CORES [TARGET]")
    }
    let target = arguments.count > 4 ? arguments[4] : nil
    let directory = arguments[2]
    // As `tilescheme convert` does: once for each directory, and not once for each file.
    if let target { StagedFiles.sweep(FilePath(target)) }
    let names = try Directory.names(in: FilePath(directory))
    let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
      for core in 0..<cores {
        group.addTask {
          var total = 0
          for index in stride(from: core, to: names.count, by: cores) {
            let path = FilePath("\(directory)/\(names[index])")
            total += try target.map { try convert(path, to: FilePath("\($0)/\(names[index]).json")) } ?? rewrite(path)
          }
          return total
        }
      }
      var total = 0
      for try await bytes in group { total += bytes }
      return total
    }
    print("\(names.count) files, \(bytes) bytes written")
  }

  private static func rewrite(_ path: FilePath) throws -> Int {
    let content = try ParsedText.parse(FileReading.bytes(of: path))
    for format in SchemeFormatRegistry.all where format.recognizes(content) {
      let document = format.read(content)
      guard document.isComplete else { break }
      return try format.write(document.model).text.utf8.count
    }
    throw Failure(message: "\(path.string) is broken")
  }

  private static func convert(_ path: FilePath, to target: FilePath) throws -> Int {
    let conversion = try SchemeConversion(SchemeOpener.open(path), to: .file(RootJSONFormat()))
    var staged = StagedFiles(overwrites: true, sweeps: false)
    for file in conversion.files { try staged.add(file.bytes, at: target) }
    _ = try staged.commit()
    return conversion.files.reduce(0) { $0 + $1.bytes.count }
  }
}

struct Failure: Error {
  let message: String
}
