extension LintCommand {
  /// Takes paths without any option, as hooks and scripts call the command for each file that changed.
  ///
  /// argument-parser looks at every option by reflection, which takes half of the time in which one small file is linted.
  /// Arguments with an option, and those that are wrong, are left to it. Every option gets its default here as well; a test
  /// compares the results.
  static func parsedPlainly(_ arguments: [String]) -> LintCommand? {
    guard !arguments.isEmpty, arguments.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
    var command = LintCommand()
    command.paths = arguments
    command.fix = false
    command.unsafeFixes = false
    command.diff = false
    command.stdinName = defaultInputName
    command.writeBaseline = nil
    command.pruneBaseline = false
    command.set = .plain
    command.allowEmpty = false
    command.input = .plain
    command.exclusion = .plain
    command.findings = .plain
    return command
  }
}

extension SetOption {
  /// Without the option.
  fileprivate static var plain: SetOption {
    var options = SetOption()
    options.set = nil
    return options
  }
}

extension InputFormatOptions {
  /// Without the option.
  fileprivate static var plain: InputFormatOptions {
    var options = InputFormatOptions()
    options.inputFormat = nil
    return options
  }
}

extension ExclusionOptions {
  /// Without the option.
  fileprivate static var plain: ExclusionOptions {
    var options = ExclusionOptions()
    options.exclude = []
    return options
  }
}

extension FindingOptions {
  /// Without any of the options.
  fileprivate static var plain: FindingOptions {
    var options = FindingOptions()
    options.rules = .plain
    options.failOn = nil
    options.format = defaultFormat
    options.output = []
    options.overwrite = false
    options.color = .auto
    options.config = nil
    options.noConfig = false
    options.quiet = false
    return options
  }
}

extension RuleOptions {
  /// Without any of the options.
  fileprivate static var plain: RuleOptions {
    var options = RuleOptions()
    options.select = []
    options.ignore = []
    options.client = []
    options.baseline = nil
    return options
  }
}
