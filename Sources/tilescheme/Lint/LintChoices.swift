import SystemPackage

/// The choices that folders ask for, one after the other; each configuration and baseline is read once.
struct LintChoices {
  private let setup: LintSetup
  /// By the configuration's path, which is empty where there is none.
  private var byConfiguration: [String: LintSetup.Choice] = [:]
  // Files come folder by folder, and a configuration is looked for in all folders above.
  private var last: (folder: FilePath, choice: LintSetup.Choice)?

  init(_ setup: LintSetup) { self.setup = setup }

  mutating func choice(for folder: FilePath) throws(LintSetup.Problem) -> LintSetup.Choice {
    if let last, last.folder == folder { return last.choice }
    let configuration = setup.configuration(for: folder)
    let key = configuration?.string ?? ""
    let choice = if let known = byConfiguration[key] { known } else { try setup.choice(configuration) }
    byConfiguration[key] = choice
    last = (folder, choice)
    return choice
  }

  /// All that were asked for.
  var all: some Collection<LintSetup.Choice> { byConfiguration.values }
}
