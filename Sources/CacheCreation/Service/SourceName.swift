import HTTPAccess
import SchemeFormats
import SystemPackage
import TilingSchemes

/// The name of a service, and where it comes from.
struct SourceName: Hashable, Sendable {
  let service: ServiceName
  let origin: MapSource.NameOrigin

  init(_ service: ServiceName, _ origin: MapSource.NameOrigin) {
    self.service = service
    self.origin = origin
  }

  /// - Returns: `nil` where the text is nobody's name, or could not be a directory's.
  init?(document text: String?) {
    // An image service says its folder as well: “WorldElevation3D/Terrain3D”.
    guard let service = ServiceName(text ?? "") else { return nil }
    self.init(service, .document)
  }

  /// - Returns: `nil` where the text could not be a directory's name.
  init?(fileName text: String?) {
    guard let text, ServiceName.isUsableName(text) else { return nil }
    self.init(ServiceName(folder: nil, name: text), .fileName)
  }

  /// The name of what was opened at a path, or was read from a stream where there is none.
  static func of(_ opened: OpenedScheme, at path: FilePath?, isImageService: Bool) -> SourceName? {
    // A package's root.json holds its name as well. A map service's JSON does not: its “name” is a portal's.
    if isImageService || opened.documents.first?.document.format.form == .readyToServe,
      let name = SourceName(document: opened.model.name)
    {
      return name
    }
    guard let path else { return nil }
    switch opened.container {
    // Above the data frame's folder lies the service's.
    case .directory: return SourceName(fileName: opened.suggestedName ?? path.lastComponent?.string)
    case .tpk, .tpkx: return SourceName(fileName: path.stem)
    case .file:
      let isStandard = SchemeFormatRegistry.named(path.lastComponent?.string ?? "") != nil
      return SourceName(fileName: isStandard ? opened.suggestedName ?? path.stem : path.stem)
    }
  }
}
