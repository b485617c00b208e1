// Lints all schemes in a folder, and prints where each finding is, what is wrong, and the rule.
//
//     swift run LintFolder Samples/broken
import TileSchemeKit

guard CommandLine.arguments.count == 2 else { fatalError("usage: LintFolder FOLDER") }
let request = LintRequest([CommandLine.arguments[1]], settings: LintSettings(catalogue: .all))
let report = try await LintJob(request).run()
for file in report.files {
  for finding in file.findings {
    let place = file.position(of: finding)
    print("\(file.file):\(place.line):\(place.column): \(finding.message) [\(finding.ruleTitle)]")
  }
}
// An unreadable file does not stop the others from being linted, so its error comes last.
for error in report.unreadable { throw error }
