/// What a survey looks for, beside the libraries that tilescheme can open.
public struct LibrarySurveyRequest: Sendable {
  /// The folders in which programs are looked for, separated by colons, as in the environment variable PATH.
  public var programFolders: String

  /// - Parameter programFolders: folders separated by colons; an empty text finds no program.
  public init(programFolders: String) { self.programFolders = programFolders }
}
