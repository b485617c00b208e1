package import SystemPackage

/// The settings for the files of several folders. Each configuration and baseline is read only once.
package struct FolderChoices {
  private let settings: LintSettings
  /// The settings that were needed so far.
  package private(set) var all: [LintSettings.Choice] = []
  /// The paths of the configurations, in the order of `all`; empty if there is no configuration. They are few, and every
  /// start would pay for the types of a dictionary.
  private var configurations: [String] = []
  // Files come folder by folder, and finding a configuration means looking into all folders above: the last answer is
  // nearly always the next one.
  private var last: (folder: FilePath, place: Int)?

  package init(_ settings: LintSettings) { self.settings = settings }

  /// The index in `all` of the settings for a folder.
  ///
  /// - Throws: `LintSettings.Problem` if the configuration or the baseline cannot be used.
  package mutating func place(for folder: FilePath) async throws(LintSettings.Problem) -> Int {
    if let last, last.folder == folder { return last.place }
    let configuration = settings.configuration(for: folder)
    let key = configuration?.string ?? ""
    let place = configurations.firstIndex(of: key) ?? all.count
    if place == all.count {
      all.append(try await settings.choice(configuration))
      configurations.append(key)
    }
    last = (folder, place)
    return place
  }
}
