import SystemPackage

/// The choices for one folder after the other; each configuration and baseline is read once.
struct FolderChoices {
  private let settings: LintSettings
  /// Those that were asked for so far.
  private(set) var all: [LintSettings.Choice] = []
  /// The places in `all`, by the configuration's path, which is empty where there is none.
  private var places: [String: Int] = [:]
  // Files come folder by folder, and a configuration is looked for in all folders above.
  private var last: (folder: FilePath, place: Int)?

  init(_ settings: LintSettings) { self.settings = settings }

  /// The place in `all` of the choice for a folder.
  mutating func place(for folder: FilePath) throws(LintSettings.Problem) -> Int {
    if let last, last.folder == folder { return last.place }
    let configuration = settings.configuration(for: folder)
    let key = configuration?.string ?? ""
    let place = places[key] ?? all.count
    if place == all.count { all.append(try settings.choice(configuration)) }
    places[key] = place
    last = (folder, place)
    return place
  }
}
