import ArgumentParser
import CachePlanning
import Diagnostics
import FileAccess
import SchemeFormats
import SourceText
import SystemPackage
import TilingSchemes

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a scheme into another form without changing a bit of it.",
    discussion: """
      Without --to the name of OUT decides. OUT a file: that file alone is written, and what belongs into its \
      companion is listed as lost. OUT a directory, or --to legacy or ready-to-serve: both files of the form are \
      written. What the result cannot hold is listed on standard error.
      """)

  @Argument(help: "A scheme file, a cache directory, a .tpk or a .tpkx; “-” reads standard input.", completion: .file())
  var input: String

  @Argument(help: "A file or a directory; “-” writes to standard output.", completion: .file())
  var destination: String

  @Option(
    help: ArgumentHelp(
      "The result: conf.xml, conf.cdi, root.json, iteminfo.json, service.json, legacy or ready-to-serve.",
      valueName: "format"),
    completion: .list(TargetName.allNames))
  var to: TargetName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("An extent for the result, in the scheme’s units.", valueName: "xmin,ymin,xmax,ymax"),
    transform: ExtentArgument.init)
  var extent: ExtentArgument?

  @Flag(help: "Replace files that exist.")
  var overwrite = false

  @Flag(help: "Write nothing and exit with 1 where anything would be lost.")
  var strict = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if destination == "-", output.format == .json {
      throw ValidationError("--format json reports on standard output, where OUT “-” puts the result")
    }
  }

  func run() throws {
    let place = try Destination(destination, to: to)
    let opened = try InputArgument(path: input).open(output, command: "convert")
    let conversion: SchemeConversion
    do throws(WritingError) {
      conversion = try SchemeConversion(opened, to: place.target, changing: SchemeChanges(extent: extent?.envelope))
    } catch {
      throw output.failure("\(input): \(error.message)")
    }
    let refused = strict && !conversion.lost.isEmpty
    var written: [String] = []
    if !refused {
      do throws(FileAccessError) {
        written = try place.write(conversion.files, overwrites: overwrite)
      } catch {
        throw output.failure(error.message)
      }
    }
    report(conversion, written)
    if refused {
      throw output.failure("nothing was written, because of what would be lost (--strict)", .findings)
    }
  }

  private func report(_ conversion: SchemeConversion, _ written: [String]) {
    if output.format == .json {
      output.print(
        .object([
          .init("version", .integer(1)), .init("command", .string("convert")),
          .init("written", .array(written.map { .string($0) })),
          .init("notices", .array(conversion.notices.map { .string($0) })),
          .init("lost", .array(conversion.lost.map { .string($0) })),
        ]))
      return
    }
    for notice in conversion.notices { output.notice("notice", notice) }
    // Losses are never silent: --quiet leaves them.
    for item in conversion.lost { Terminal.standardError("lost: \(printable(item))\n") }
    for path in written where path != "-" { output.notice("wrote", path) }
  }
}

/// The value of `--extent`.
struct ExtentArgument {
  let envelope: Envelope

  init(_ argument: String) throws {
    do throws(PlanningError) {
      envelope = try OptionValue.extent(argument)
    } catch {
      throw ValidationError(error.message)
    }
  }
}

/// The value of `--to`.
enum TargetName: ExpressibleByArgument {
  case format(any SchemeFormat)
  case form(CacheForm)

  static var allNames: [String] {
    SchemeFormatRegistry.all.map(\.name) + CacheForm.allCases.map(\.rawValue)
  }

  init?(argument: String) {
    if let form = CacheForm(rawValue: argument.lowercased()) {
      self = .form(form)
    } else if let format = SchemeFormatRegistry.named(argument) {
      self = .format(format)
    } else {
      return nil
    }
  }
}
