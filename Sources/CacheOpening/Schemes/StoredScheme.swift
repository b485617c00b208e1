import Diagnostics
import SchemeFormats
import SystemPackage
import TileStores

/// The scheme of a store that describes itself, such as an MBTiles database.
enum StoredScheme {
  static func opened(
    _ stored: StoredCache, of store: any TileStore, at path: FilePath, reporting faults: StoreFaults
  ) -> OpenedScheme {
    let findings = stored.faults.filter { faults == .all || !$0.isLoss }.map { fault in
      // Never an error: the tiles can be read. The rules of lint and verify have their own severities.
      Finding(.warning, problem(fault.kind), fault.message, at: nil)
    }
    return OpenedScheme(
      describedBy: stored.description, as: store.name,
      metadata: stored.metadata.map { OpenedScheme.Entry($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
      findings: [FileFindings(file: path.string, text: nil, findings: findings)])
  }

  private static func problem(_ kind: StoreProblem.Kind) -> Problem {
    switch kind {
    case .missingMetadata: .missingMetadata
    case .format: .storedFormat
    case .bounds: .storedBounds
    case .zooms: .storedZooms
    case .textNumbers: .textNumbers
    case .unplaced: .unplacedRows
    case .repeatedMetadata: .repeatedMetadata
    case .archive(let promise): problem(promise)
    case .geoPackage(.extent): .geoPackageExtent
    case .geoPackage(.zoomOther): .geoPackageZoomOther
    case .geoPackage(.matrixLimits): .geoPackageMatrixLimits
    case .geoPackage(.tables): .geoPackageTables
    }
  }

  private static func problem(_ promise: StoreProblem.Promise) -> Problem {
    switch promise {
    case .metadata: .archiveMetadata
    case .counts: .archiveCounts
    case .zooms: .archiveZooms
    case .bounds: .archiveBounds
    case .type: .archiveType
    case .order: .archiveOrder
    case .contents: .archiveContents
    case .clustering: .archiveClustering
    case .sections: .archiveSections
    }
  }
}
