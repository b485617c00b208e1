import Diagnostics

extension FileFindings {
  /// The findings of each file together, in the order of the files' first findings.
  ///
  /// Reports have one section for each element. In JUnit, for example, each is a test case.
  static func joined(_ files: [FileFindings]) -> [FileFindings] {
    var joined: [FileFindings] = []
    var places: [String: Int] = [:]
    for file in files where !file.findings.isEmpty {
      if let place = places[file.file] {
        joined[place] = joined[place].with(joined[place].findings + file.findings)
      } else {
        places[file.file] = joined.count
        joined.append(file)
      }
    }
    return joined
  }
}
