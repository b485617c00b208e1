import FileAccess
import SystemPackage
public import TilingSchemes

/// Searches the folders of an ArcGIS cache for packets: bundles or folders of single tiles.
///
/// The storage format is detected from the files, because the configuration is wrong in some caches. Nothing stops the
/// search: wrong names and unreadable folders become problems.
public struct PacketSearch {
  /// The packets that were found, level by level in the order of the names of the folders.
  public private(set) var packets: [TilePacket] = []
  /// Wrong or missing names and folders.
  public private(set) var problems: [LayoutProblem] = []
  /// The numbers of the levels that have a folder, with or without tiles.
  public private(set) var levels: Set<Int> = []
  /// Whether the scheme declares Compact V2, so that bundles without index files are taken for such.
  private var declaresCompactV2 = false
  /// The number of packets of each storage format.
  private var counts: [TileStorageFormat: Int] = [:]

  /// The storage format of most packets; on a tie the first by name, so that the result is always the same.
  public var storage: TileStorageFormat? { counts.max { ($0.value, $1.key.name) < ($1.value, $0.key.name) }?.key }

  /// A search that has found nothing yet.
  public init() {}

  /// Finds the packets below a cache's folder.
  ///
  /// - Parameters:
  ///   - base: the folder that contains the scheme's documents.
  ///   - path: the folder of the tiles below it, such as `./tile`.
  ///   - model: the scheme, with the levels and the storage format that it declares.
  /// - Returns: the folder of the tiles, for messages; `base` if it does not exist.
  public mutating func run(_ base: TileTree, tilesAt path: String, model: CacheDescription) -> String {
    guard let tiles = tileFolder(in: base, path) else { return base.name }
    declaresCompactV2 = model.storage?.format == .compactV2
    for item in list(tiles) {
      guard item.isFolder else {
        // A server sends these images if a tile is missing (Documentation/Reference/cache-folders.md).
        if !["missing.jpg", "missing.png", "blank.png"].contains(item.name.lowercased()) {
          addStray(item.name, in: tiles)
        }
        continue
      }
      guard let level = TileNames.level(named: item.name) else {
        add(.misnamedLevel, item.name, in: tiles)
        continue
      }
      let expected = TileNames.level(level)
      if item.name != expected {
        let isCase = item.name.uppercased() == expected
        add(isCase ? .letterCase(expected: expected) : .misnamed(expected: expected), item.name, in: tiles)
      }
      levels.insert(level)
      let before = packets.count
      search(tiles.folder(item.name), level: level)
      // An empty folder of an unknown level does no harm.
      if let scheme = model.scheme, scheme.level(level) == nil, packets.count > before {
        add(.unknownLevel(level), item.name, in: tiles)
      }
    }
    problems += TilePacket.atSamePlace(packets)
    // Levels beyond minLOD and maxLOD are in the scheme, but not in the cache.
    let used = (model.scheme?.levels ?? []).map(\.number).filter { level in
      level >= model.minLOD ?? .min && level <= model.maxLOD ?? .max
    }
    let missing = used.filter { !levels.contains($0) }
    if !missing.isEmpty { problems.append(LayoutProblem(.missingLevels(missing), tiles.name)) }
    if let storage, let stated = model.storage?.format, storage != stated {
      problems.append(LayoutProblem(.storage(found: storage, stated: stated), tiles.name))
    }
    return tiles.name
  }

  /// The folder of the tiles, in any letter case; a problem if it does not exist.
  private mutating func tileFolder(in base: TileTree, _ path: String) -> TileTree? {
    // `..` is ignored, so that a hostile tileBundlesPath cannot point outside the cache.
    let names = path.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." }
    var tree = base
    for name in names {
      let folders = tree.folders(like: name)
      guard let found = folders.first else {
        problems.append(LayoutProblem(.noTiles, base.name(of: names.joined(separator: "/"))))
        return nil
      }
      for other in folders.dropFirst() {
        add(.samePlace(other: tree.name(of: found.name)), other.name, in: tree)
      }
      if found.name != name { add(.letterCase(expected: name), found.name, in: tree) }
      tree = found.tree
    }
    return tree
  }

  private mutating func search(_ folder: TileTree, level: Int) {
    let items = itemsBesideUsualBundles(folder, level: level) ?? list(folder)
    let folders = items.filter(\.isFolder)
    if !folders.isEmpty {
      var search = FolderSearch(folder, naming: .arcGIS)
      search.run(folders.map(\.name))
      problems += search.problems
      for packet in search.packets {
        packets.append(TilePacket(level: level, corner: packet.corner, packet))
        counts[.exploded, default: 0] += 1
      }
    }
    // In lower case, because a .bundle and its .bundlx can differ in letter case.
    let files = Dictionary(grouping: items.filter { !$0.isFolder }) { $0.name.lowercased() }
    for item in items where !item.isFolder {
      let name = item.name.lowercased()
      if name.hasSuffix(".bundle") {
        let indexes = files[name.dropLast(7) + ".bundlx"] ?? []
        // The index with the same spelling, if there are several.
        let index = indexes.first { $0.name.dropLast(7) == item.name.dropLast(7) } ?? indexes.first
        addBundle(item, index: index, level: level, in: folder)
      } else if name.hasSuffix(".bundlx") {
        addIndex(item, bundles: files[name.dropLast(7) + ".bundle"] ?? [], files[name] ?? [], in: folder)
      } else {
        addStray(item.name, in: folder)
      }
    }
  }

  /// Adds the bundles of a folder on disk that contains bundles of Compact V2 and nothing else that looks like tiles. They
  /// are not opened, which would take most of the time for a large cache: reading an index shows whether it is valid.
  ///
  /// - Returns: the other items of the folder; `nil` if nothing was added, because the folder is not of this kind.
  private mutating func itemsBesideUsualBundles(_ folder: TileTree, level: Int) -> [TileTree.Item]? {
    guard declaresCompactV2, let path = folder.path, let listing = try? BundleListing(path), listing.isUsual,
      !listing.corners.isEmpty
    else { return nil }
    let shared = FolderBundle.Folder(path)
    packets.reserveCapacity(packets.count + listing.corners.count)
    for corner in listing.corners {
      let bundle = FolderBundle(corner, in: shared)
      packets.append(TilePacket(level: level, corner: bundle.corner, bundle))
    }
    counts[.compactV2, default: 0] += listing.corners.count
    return TileTree.items(listing.others, in: path)
  }

  /// Checks that an index belongs to one bundle, and the bundle to one index.
  private mutating func addIndex(
    _ item: TileTree.Item, bundles: [TileTree.Item], _ indexes: [TileTree.Item], in folder: TileTree
  ) {
    if bundles.isEmpty {
      add(.noBundle, item.name, in: folder)
    } else if let first = indexes.first, first.name != item.name, bundles.count < indexes.count {
      add(.samePlace(other: folder.name(of: first.name)), item.name, in: folder)
    }
  }

  /// Adds a bundle whose name is a valid corner. Programs find a bundle by its name, so others are problems only.
  private mutating func addBundle(_ item: TileTree.Item, index: TileTree.Item?, level: Int, in folder: TileTree) {
    let stem = item.name.dropLast(7)
    guard let tile = TileNames.bundle(named: stem) else {
      return add(.misnamed(expected: nil), item.name, in: folder)
    }
    let corner = BundleCoordinate(of: tile)
    guard corner.row == tile.row, corner.column == tile.column else {
      return add(.misnamed(expected: "\(corner.fileName).bundle"), item.name, in: folder)
    }
    if stem != corner.fileName || item.name.suffix(7) != ".bundle" {
      add(.letterCase(expected: "\(corner.fileName).bundle"), item.name, in: folder)
    }
    guard let file = item.file else { return }
    // Without a .bundlx beside it, the bundle must be Compact V2. Reading the index shows whether it is valid. On a server,
    // this look would be a request for each bundle.
    if let indexFile = index?.file {
      packets.append(
        TilePacket(level: level, corner: corner, CompactV1Packet(file, index: indexFile, corner: corner)))
      counts[.compactV1, default: 0] += 1
    } else if !(declaresCompactV2 && folder.isRemote), Self.isCompactV1(file) {
      add(.noIndexFile, item.name, in: folder)
    } else {
      packets.append(TilePacket(level: level, corner: corner, CompactV2Packet(file)))
      counts[.compactV2, default: 0] += 1
    }
  }

  /// Whether a bundle is Compact V1: byte 40 is 16 there, and the size of the user header (131,092) in V2.
  private static func isCompactV1(_ file: BundleFile) -> Bool {
    guard let bytes = try? file.open().bytes(at: 40, count: 4) else { return false }
    return bytes == [16, 0, 0, 0]
  }

  /// The content of a folder; empty, with a problem, if it cannot be read.
  private mutating func list(_ folder: TileTree) -> [TileTree.Item] {
    do throws(FileAccessError) {
      return try folder.items()
    } catch {
      problems.append(LayoutProblem(.unreadable(error), folder.name))
      return []
    }
  }

  private mutating func addStray(_ name: String, in folder: TileTree) {
    add(LayoutProblem.stranger(name), name, in: folder)
  }

  private mutating func add(_ kind: LayoutProblem.Kind, _ name: String, in folder: TileTree) {
    problems.append(LayoutProblem(kind, folder.name(of: name)))
  }
}
