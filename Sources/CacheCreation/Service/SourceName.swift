import HTTPAccess
import SchemeFormats
import SystemPackage
import TilingSchemes

/// The name of a service, with its origin.
struct SourceName: Hashable, Sendable {
  let service: ServiceName
  let origin: MapSource.NameOrigin

  init(_ service: ServiceName, _ origin: MapSource.NameOrigin) {
    self.service = service
    self.origin = origin
  }

  /// - Returns: `nil` if there is no text, or it cannot be the name of a directory.
  init?(document text: String?) {
    // The name of an image service includes its folder: “WorldElevation3D/Terrain3D”.
    guard let service = ServiceName(text ?? "") else { return nil }
    self.init(service, .document)
  }

  /// - Returns: `nil` if the text cannot be the name of a directory.
  init?(fileName text: String?) {
    guard let text, ServiceName.isUsableName(text) else { return nil }
    self.init(ServiceName(folder: nil, name: text), .fileName)
  }

  /// The name of a source that was opened at a path, or read from a stream if `path` is `nil`.
  static func of(_ opened: OpenedScheme, at path: FilePath?, isImageService: Bool) -> SourceName? {
    // The root.json of a package contains its name as well. The JSON of a map service does not: its “name” comes from a
    // portal.
    if isImageService || opened.documents.first?.document.format.form == .readyToServe,
      let name = SourceName(document: opened.model.name)
    {
      return name
    }
    guard let path else { return nil }
    switch opened.container {
    // The folder of the service is above the folder of the data frame.
    case .directory: return SourceName(fileName: opened.suggestedName ?? path.lastComponent?.string)
    case .tpk, .tpkx: return SourceName(fileName: path.stem)
    case .file:
      let isStandard = SchemeFormatRegistry.named(path.lastComponent?.string ?? "") != nil
      return SourceName(fileName: isStandard ? opened.suggestedName ?? path.stem : path.stem)
    }
  }
}
