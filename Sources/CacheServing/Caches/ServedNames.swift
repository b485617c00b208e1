import FileAccess
import SystemPackage

/// The names under which caches are served.
struct ServedNames {
  private var used: Set<String> = []

  /// The name of a cache: its path below the folder that was given, with `_` between the names and without the suffix
  /// of a package, so that `Usa.tpkx` is `Usa`. A name that is taken gets a number.
  ///
  /// - Parameters:
  ///   - path: the cache, below `root` or equal to it.
  ///   - root: the path that was given.
  mutating func name(of path: FilePath, below root: FilePath) -> String {
    var components = path.components.suffix(max(1, path.components.count - root.components.count)).map(\.string)
    // The scheme file stands for the folder that contains it.
    if let last = components.last?.lowercased(), ["conf.xml", "root.json"].contains(last) {
      components =
        components.count > 1
        ? components.dropLast() : path.removingLastComponent().components.suffix(1).map(\.string)
    }
    if components.allSatisfy({ $0 == "." || $0 == ".." }) {
      components = [RealPath.of(path)?.lastComponent?.string ?? "cache"]
    }
    if let last = components.popLast() {
      let stem = FilePath.Component(last)?.stem ?? last
      components.append(stem.isEmpty ? last : stem)
    }
    let name = components.filter { $0 != "." && $0 != ".." }.joined(separator: "_")
    let base = name.isEmpty ? "cache" : name
    var free = base
    var number = 2
    while !used.insert(free).inserted {
      free = "\(base)_\(number)"
      number += 1
    }
    return free
  }
}
