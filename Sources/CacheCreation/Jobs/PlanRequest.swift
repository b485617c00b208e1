import CacheOpening
public import Diagnostics
import FileAccess
public import SchemeFormats
public import SystemPackage
import TilingSchemes

/// The parameters of a new scheme and its map, as a user or a program gives them.
public struct PlanRequest: Sendable {
  /// The parameters that are given.
  public var texts: OptionTexts
  /// A file with further parameters. `texts` take precedence over it.
  public var parameterFile: ParameterFile?
  /// A token for the address of a service.
  public var token: ServiceToken?
  /// The format of the file that the parameters name as a predefined scheme or as the starting point, otherwise of the
  /// file of the service; `nil` detects it.
  public var inputFormat: (any SchemeFormat)?
  /// Faults that are known before the values are read, such as too many values of a tool of ArcGIS. They are reported with
  /// those of the values.
  public var faults: [CreationError] = []

  /// - Parameters:
  ///   - texts: the parameters, as for the tools of ArcGIS.
  ///   - parameterFile: gives parameters that are not in `texts`.
  ///   - token: a token for the address of a service.
  public init(_ texts: OptionTexts, parameterFile: ParameterFile? = nil, token: ServiceToken? = nil) {
    self.texts = texts
    self.parameterFile = parameterFile
    self.token = token
  }

  /// The parameters of both, in which `texts` take precedence.
  public var allTexts: OptionTexts { parameterFile.map { texts.filled(from: $0.texts) } ?? texts }

  /// The files and directories that the request reads. Names of built-in schemes and addresses of services can be among
  /// them, which are the paths of no file.
  public var inputs: [FilePath] {
    let options: [CreateOption] = [.service, .predefined, .like, .crs]
    let texts = options.compactMap { allTexts[$0] } + [parameterFile?.findings.file].compactMap(\.self)
    return texts.map { FilePath($0) } + [token?.path].compactMap(\.self)
  }

  /// Reads the source and makes the plan. Nothing is written.
  ///
  /// - Parameter remark: receives findings and notices about the files that are read.
  /// - Throws: `CreationError` if the parameters do not result in a cache, or something that they refer to cannot be
  ///   used.
  public func plan(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> CachePlan {
    try await plan(isSchemeAlone: false, remark)
  }

  /// - Parameters:
  ///   - isSchemeAlone: whether only a scheme file is made, which need not contain an extent.
  ///   - form: the form that the name of the file shows.
  func plan(
    isSchemeAlone: Bool, form: CacheForm? = nil, _ remark: RemarkHandler
  ) async throws(CreationError) -> CachePlan {
    try CachePlan(await inputs(form: form, remark), form: form, isSchemeAlone: isSchemeAlone)
  }

  /// Reads all that a plan is made of. What cannot be read does not hide the faults of the rest, so that the user need not
  /// run the command twice.
  ///
  /// - Parameter form: the form that the name of the file shows.
  func inputs(form: CacheForm? = nil, _ remark: RemarkHandler) async -> PlanInputs {
    var faults = CreationFaults()
    for fault in self.faults { faults.add(fault) }
    if let parameterFile {
      faults.add(parameterFile)
      let findings = parameterFile.findings
      if findings.hasErrors { faults.add(.documents([findings])) } else { remark(.findings([findings])) }
    }
    let texts = allTexts
    let options = CacheOptions(texts, &faults)
    if let form, let given = options.form, given != form {
      faults.add(
        .usage(
          .output,
          "the file has the suffix of a \(form == .legacy ? "conf.xml" : "root.json"), but the form is "
            + "\(given.rawValue); give another suffix, or leave out \(parameter: .readyToServeFormat)"))
    }
    var source: MapSource?
    do throws(CreationError) {
      source = try await self.source(texts, remark)
    } catch {
      faults.add(error, about: texts[.service] == nil ? .like : error.subject ?? .service)
    }
    var opened: OpenedScheme?
    let existing: CreateOption = options.predefined == nil ? .like : .predefined
    if let name = options.predefined ?? options.like, !faults.concern(existing) {
      do throws(CreationError) {
        opened = try await open(name, for: existing, remark)
      } catch {
        faults.add(error, about: existing)
      }
    }
    return PlanInputs(options: options, source: source, opened: opened, faults: faults)
  }

  /// The map that the parameters name; `nil` if they give an extent and a coordinate system instead.
  private func source(_ texts: OptionTexts, _ remark: RemarkHandler) async throws(CreationError) -> MapSource? {
    let hasScheme = texts[.predefined] != nil || texts[.like] != nil
    if let name = texts[.service] {
      return try await MapSource.read(name, as: hasScheme ? nil : inputFormat, token: token, remark)
    }
    guard let like = texts[.like], inheritsExtent(of: like) else { return nil }
    // The extent and the names are inherited as well. A built-in scheme has none.
    return try await MapSource.read(like, as: inputFormat, token: token, remark)
  }

  /// Whether a scheme to start from can state an extent. A name that is nothing is reported when the scheme is opened.
  private func inheritsExtent(of like: String) -> Bool {
    ServiceDocument.isAddress(like)
      || BuiltInScheme.named(like) == nil && FileSystemEntry.at(FilePath(like)) != nil
  }

  /// Opens an existing scheme whose name alone is not enough: an address, or a file whose format is stated.
  ///
  /// - Returns: `nil` if the name is enough.
  package func open(
    _ name: String, for option: CreateOption, _ remark: RemarkHandler
  ) async throws(CreationError) -> OpenedScheme? {
    if let package = try RemotePackage.path(forCreating: name) {
      return try Self.open(package.string, as: inputFormat, for: option)
    }
    if ServiceDocument.isAddress(name) {
      return try await ServiceDocument(name, token: token, remark).opened(as: inputFormat)
    }
    guard let inputFormat, BuiltInScheme.named(name) == nil, name == "-" || FileSystemEntry.at(FilePath(name)) != nil
    else { return nil }
    return try Self.open(name, as: inputFormat, for: option)
  }

  private static func open(
    _ path: String, as format: (any SchemeFormat)?, for option: CreateOption
  ) throws(CreationError) -> OpenedScheme {
    do throws(OpeningError) {
      return try SchemeInput(path: path).open(as: format)
    } catch {
      throw .predefined(.opening(error), of: option)
    }
  }
}
