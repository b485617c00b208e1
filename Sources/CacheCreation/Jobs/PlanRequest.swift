public import Diagnostics

/// What a new scheme is to be, and what it is for, as a user or a program says it.
public struct PlanRequest: Sendable {
  /// The parameters that are given.
  public var texts: OptionTexts
  /// A file that gives others; what `texts` say counts before it.
  public var parameterFile: ParameterFile?
  /// For a service's address.
  public var token: ServiceToken?

  /// - Parameters:
  ///   - texts: what ArcGIS's tools would be given, parameter by parameter.
  ///   - parameterFile: gives what `texts` do not.
  ///   - token: for a service's address.
  public init(_ texts: OptionTexts, parameterFile: ParameterFile? = nil, token: ServiceToken? = nil) {
    self.texts = texts
    self.parameterFile = parameterFile
    self.token = token
  }

  /// The parameters of both.
  public var allTexts: OptionTexts { parameterFile.map { texts.filled(from: $0.texts) } ?? texts }

  /// Reads the source and makes the plan; nothing is written.
  ///
  /// - Parameter remark: takes findings and notices of what is read.
  /// - Throws: `CreationError` where the parameters do not make a cache, or something that they name cannot be used.
  public func plan(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> CachePlan {
    try checkParameterFile(remark)
    return try await plan(allTexts, remark)
  }

  /// - Throws: `CreationError.documents` where the file of parameters has errors.
  func checkParameterFile(_ remark: RemarkHandler) throws(CreationError) {
    guard let findings = parameterFile?.findings else { return }
    if findings.hasErrors { throw .documents([findings]) }
    remark(.findings([findings]))
  }

  func plan(_ texts: OptionTexts, _ remark: RemarkHandler) async throws(CreationError) -> CachePlan {
    let options = try CacheOptions(texts)
    var source: MapSource?
    if let name = texts[.service] { source = try await MapSource.read(name, token: token, remark) }
    return try CachePlan(source, options)
  }
}
