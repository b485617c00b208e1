import TileSchemeKit

extension CommandFailure {
  /// Prints why no cache or scheme is made: all reasons, if there are several.
  ///
  /// If the wrong value is in the parameter file, the error shows the line there. Otherwise it names the option, because
  /// the value came from the command line.
  ///
  /// - Parameters:
  ///   - error: a wrong request exits with 2; a request that could not be carried out exits with 3.
  ///   - parameterFile: the file given with `--parameters`.
  ///   - name: how the command spells a parameter.
  ///   - values: the values of `--arcpy`, by whose places the parameters are named instead; `nil` if there are none.
  init(
    saying error: CreationError, parameterFile: ParameterFile? = nil, _ output: OutputOptions, command: String,
    naming name: (ParameterName) -> String = CommandWords.name, values: ArcPyValues? = nil
  ) {
    var files: [FileFindings] = []
    for single in values?.inOrder(error.all) ?? error.all {
      if case .documents(let documents) = single {
        for document in documents { document.join(&files) }
      } else if let finding = parameterFile?.finding(single, naming: { values?.name($0) ?? name($0) }) {
        finding.join(&files)
      } else {
        Terminal.error(values?.text(single) ?? single.message.text(naming: name))
      }
    }
    if let advice = values?.shiftAdvice(error.all) { output.notice("notice", advice) }
    if !files.isEmpty { output.report(files, command: command) }
    self.init(exitStatus: error.isAboutRequest ? .usage : .failed)
  }
}

extension FileFindings {
  /// Adds the findings to those of the same file, so that each file is reported once.
  fileprivate func join(_ files: inout [FileFindings]) {
    if let index = files.firstIndex(where: { $0.file == file }) {
      files[index] = files[index].with(files[index].findings + findings)
    } else {
      files.append(self)
    }
  }
}
