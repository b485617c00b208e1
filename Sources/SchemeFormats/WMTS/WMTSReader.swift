import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads the tile matrix sets of a WMTS, each as a scheme of its own.
enum WMTSReader {
  static func read(_ document: XMLDocument, as format: WMTSFormat) -> SchemeDocument {
    var log = ReadingLog()
    var layers: [WMTSLayer] = []
    var sets: [Stated] = []
    let address = tileAddress(document.root.child("OperationsMetadata"))
    for child in document.root.child("Contents")?.children.map(\.self) ?? [] {
      if child.isNamed("Layer") {
        layers.append(WMTSLayer(child, address: address))
      } else if child.isNamed("TileMatrixSet") {
        var reader = MatrixSetXMLReader()
        let set = reader.read(child)
        sets.append(Stated(set: set, log: reader.fields.log))
      }
    }
    for child in document.root.children where !child.isNamed("Contents") {
      log.unheld.append(.init("Capabilities/\(child.name)", at: child.range))
    }
    let esri = ArcGISMatrixSets(sets.map(\.set))
    let alternatives = sets.map { stated in
      alternative(of: stated, layers.filter { $0.sets.contains(stated.set.name ?? "") }, esri)
    }
    // One set has its places and its problems in the document itself.
    if let only = alternatives.first, alternatives.count == 1 {
      var own = only.log
      own.unheld += log.unheld
      return own.document(format, document.text, only.model, xml: document, alternatives: alternatives)
    }
    return log.document(format, document.text, CacheDescription(), xml: document, alternatives: alternatives)
  }

  /// The address of GetTile by key and value.
  private static func tileAddress(_ operations: XMLElement?) -> String? {
    for operation in operations?.children.map(\.self) ?? [] where operation.attribute("name") == "GetTile" {
      for get in operation.child("DCP")?.child("HTTP")?.children.map(\.self) ?? [] where get.isNamed("Get") {
        // Without a constraint, the encoding is that of keys and values.
        let encodings = get.child("Constraint")?.child("AllowedValues")?.children.map(\.text) ?? ["KVP"]
        if encodings.contains("KVP") { return get.attribute("xlink:href") }
      }
    }
    return nil
  }

  private struct Stated {
    let set: StatedMatrixSet
    let log: ReadingLog
  }

  private static func alternative(
    of stated: Stated, _ layers: [WMTSLayer], _ esri: ArcGISMatrixSets
  ) -> SchemeAlternative {
    let name = stated.set.name ?? ""
    var set = esri.interpreted(stated.set)
    // Several layers have limits and boxes of their own, which are not those of the set.
    let layer = layers.count == 1 ? layers[0] : nil
    if let layer {
      let limits = layer.limits(in: name)
      for index in set.matrices.indices { set.matrices[index].limits = limits[set.matrices[index].identifier.text] }
      if let box = layer.boxes.first(where: { isInSystem($0, of: set) }) {
        var reader = MatrixSetXMLReader()
        set.box = reader.box(box) ?? set.box
      }
    }
    var log = stated.log
    if layer != nil, let finding = MissingLimits.finding(set) { log.findings.append(finding) }
    let result = MatrixSetModel(set, log)
    var model = result.model
    model.name = layer?.name ?? name
    model.serviceDescription = nil
    if let layer {
      model.tileAddress = layer.template.map {
        TileAddress($0.replacing("{TileMatrixSet}", with: esri.isPair ? "default028mm" : name)).text
      }
      let formats = layer.formats.compactMap(TileMedia.format)
      if let format = formats.first {
        model.image = TileImageInfo()
        model.image?.format = formats.contains { $0 != format } ? .mixed : format
      }
    }
    return SchemeAlternative(name, model, result.log)
  }

  /// Whether a box of a layer is in the system of a set.
  private static func isInSystem(_ box: XMLElement, of set: StatedMatrixSet) -> Bool {
    guard let name = box.attribute("crs"), let system = set.system?.text else { return false }
    return name == system
  }
}
