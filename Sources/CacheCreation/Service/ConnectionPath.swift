import Diagnostics

/// The path of a service inside a connection file of ArcGIS, as scripts for arcpy give services:
/// `C:\…\arcgis on maps.example.org_6443.ags\Base\Roads.MapServer`.
///
/// Only ArcGIS can read such a file, which contains encrypted credentials. The REST address of the same service is
/// proposed instead. Source: ArcGIS Pro, “Create Map Server Cache”, the syntax table.
struct ConnectionPath: Sendable {
  /// The path as it was given.
  let text: String
  /// The REST address of the service, with `SERVER` for a server whose name the path does not contain.
  let address: String

  /// - Returns: `nil` for a text that is not such a path.
  init?(_ text: String) {
    let parts = text.split { $0 == "\\" || $0 == "/" }.map(String.init)
    let isInList = parts.first?.lowercased() == "gis servers"
    let connection = parts.lastIndex { $0.lowercased().hasSuffix(".ags") } ?? (isInList ? 1 : nil)
    guard let service = parts.last, let place = connection, place < parts.count - 1,
      let dot = service.lastIndex(of: "."),
      ["mapserver", "imageserver"].contains(service[service.index(after: dot)...].lowercased())
    else { return nil }
    self.text = text
    let folders = parts[(place + 1)..<(parts.count - 1)]
    let name = (folders + [String(service[..<dot])]).joined(separator: "/")
    let kind = service[service.index(after: dot)...].lowercased() == "mapserver" ? "MapServer" : "ImageServer"
    address = "\(Self.server(parts[place]))/arcgis/rest/services/\(name)/\(kind)"
  }

  /// The server in a name such as `arcgis on maps.example.org_6443 (publisher).ags`. ArcGIS Server answers to https at
  /// port 6443 and to http at port 6080.
  private static func server(_ name: String) -> String {
    guard let on = name.firstRange(of: " on ") else { return "https://SERVER" }
    let rest = name[on.upperBound...].prefix { $0 != "(" }
    var host = rest.lowercased().hasSuffix(".ags") ? rest.dropLast(4) : rest
    while host.last == " " { host = host.dropLast() }
    guard let mark = host.lastIndex(of: "_"), let port = Int(host[host.index(after: mark)...]) else {
      return "https://\(host)"
    }
    return "\(port == 6080 ? "http" : "https")://\(host[..<mark]):\(port)"
  }

  /// What is wrong and what to give, after the name of the parameter.
  var message: Message {
    "“\(text)” is a service in a connection file of ArcGIS, which only ArcGIS can read; give the address of the service, "
      + "such as \(address), or its JSON as a file"
  }
}
