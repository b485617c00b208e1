package import Diagnostics

/// A file of an example.
package struct ExampleFile: Hashable, Sendable {
  /// The name that the file must have: a scheme finds its companion by name.
  package let name: String
  /// The whole content, which is written in UTF-8.
  package let text: String

  package init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

extension RuleExample.Base {
  /// The files of the good cache, the scheme first.
  package var files: [ExampleFile] {
    switch self {
    case .legacy: [ExampleFile("conf.xml", ExampleScheme.confXML), ExampleFile("conf.cdi", ExampleScheme.confCDI)]
    case .readyToServe:
      [ExampleFile("root.json", ExampleScheme.rootJSON), ExampleFile("iteminfo.json", ExampleScheme.itemInfoJSON)]
    case .service: [ExampleFile("service.json", ExampleScheme.serviceJSON)]
    case .tileMatrixSet: [ExampleFile("tilematrixset.json", ExampleScheme.tileMatrixSet)]
    }
  }
}

extension RuleExample {
  /// The good files that the example changes; empty if the example is described in words.
  package var passingFiles: [ExampleFile] {
    switch kind {
    case .change(let base, _), .renaming(let base): base.files
    case .words: []
    }
  }

  /// The same files with the fault.
  package var failingFiles: [ExampleFile] {
    passingFiles.map { own in
      guard own.name == file else { return own }
      return switch kind {
      case .renaming: ExampleFile(failing, own.text)
      case .change, .words: ExampleFile(own.name, own.text.replacing(passing, with: failing))
      }
    }
  }

  /// The base whose scheme is the house scheme; `nil` if the example needs none.
  package var houseScheme: Base? { if case .change(_, let house) = kind { house } else { nil } }
}
