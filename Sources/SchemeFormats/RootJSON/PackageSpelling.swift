import CoordinateSystems
package import Diagnostics
package import TilingSchemes

/// The description of a cache as ArcGIS Pro writes it to root.json.
///
/// Field Maps has refused packages of other programs and opened the same tiles in a package that ArcGIS Pro wrote. It is
/// not known which difference decides, so all are removed that can be: see
/// `Documentation/Reference/root-json.md#packages-for-the-apps-of-arcgis`.
package struct PackageSpelling: Sendable {
  /// The description with the changed and added values.
  package private(set) var model: CacheDescription
  /// The values that the result must contain, so that nothing of the input is lost. Values that only have another
  /// spelling, or another place, in `model` are listed as they are there.
  let stated: CacheDescription
  /// Notices about changed values, each one sentence without a full stop.
  package private(set) var notices: [Message] = []

  /// Changes the spelling of a description. A value that ArcGIS would write in the same way is kept.
  package init(_ model: CacheDescription) {
    self.model = model
    var stated = model
    if let own = model.scheme?.spatialReference ?? model.spatialReference ?? model.fullExtent?.spatialReference {
      let system = References(own, in: model)
      system.apply(to: &self.model, adding: system.domain)
      system.apply(to: &stated, adding: CoordinateDomain())
      notices += system.notices
      // `tileInfo` has no domain. If the map has another one, that of the scheme is lost.
      if let domain = model.scheme?.spatialReference?.domain, domain != self.model.spatialReference?.domain {
        stated.scheme?.spatialReference?.domain = domain
      }
    }
    self.stated = stated
    spellImage()
    addLayer()
  }

  /// ArcGIS writes these values for every format; a band count of 1 also for images with more bands.
  private mutating func spellImage() {
    guard var image = model.image else { return }
    image.bandCount = image.bandCount ?? 1
    image.lercError = image.lercError ?? 0
    // Formats without JPEG have no quality; for the others ArcGIS's default is declared.
    let isJPEG = image.format == .jpeg || image.format == .mixed
    image.compressionQuality = image.compressionQuality ?? (isJPEG ? 75 : 0)
    model.image = image
  }

  private mutating func addLayer() {
    guard model.layers?.isEmpty != false else { return }
    let name = model.name ?? model.mapName ?? "Layers"
    model.layers = [.standIn(named: name)]
    notices.append(
      "the input lists no layers; root.json gets one raster layer, “\(name)”, because packages by ArcGIS always have one"
    )
  }
}

extension MapLayer {
  /// The layer of a package whose source has no list of layers.
  static func standIn(named name: String) -> MapLayer {
    var layer = MapLayer(id: 0, name: name)
    layer.parentLayerID = -1
    layer.isVisibleByDefault = true
    // 0 means no limit.
    layer.minScale = 0
    layer.maxScale = 0
    layer.type = "Raster Layer"
    layer.legend = []
    return layer
  }
}

/// The spatial references of a package, all of one system.
private struct References {
  private let own: SpatialReference
  /// The WKIDs alone, as in `tileInfo`.
  private let short: SpatialReference
  /// The domain of references that state none.
  let domain: CoordinateDomain
  private(set) var notices: [Message] = []

  init(_ own: SpatialReference, in model: CacheDescription) {
    self.own = own
    var short = own.spelledByArcGIS
    short.domain = CoordinateDomain()
    self.short = short
    let stated = [model.spatialReference, own, model.fullExtent?.spatialReference]
      .compactMap { $0 }.filter { $0.hasSameNumbers(as: own) }.map(\.domain).first { !$0.isEmpty }
    domain = stated ?? DefaultDomain(of: own)?.coordinateDomain(in: own.resolveSystem()?.unit) ?? CoordinateDomain()
    if short.wkid != own.wkid, let wkid = short.wkid, let latest = short.latestWKID {
      let given = own.wkid.map { "WKID \($0)" } ?? own.displayName
      notices.append(
        "Web Mercator is written as WKID \(wkid) with latest WKID \(latest), as in ArcGIS, instead of \(given)")
    }
    if short.wellKnownText == nil, let text = own.wellKnownText, KnownSystem.find(own)?.wellKnownText != text,
      !own.isWebMercator, let wkid = short.wkid
    {
      notices.append(
        "the WKT of the coordinate system is left out, as in ArcGIS's packages: WKID \(wkid) stands for it")
    }
    if domain.isEmpty {
      notices.append("the coordinate domain of \(own.displayName) is unknown and is left out")
    }
  }

  /// - Parameter domain: what a reference without a domain gets.
  func apply(to model: inout CacheDescription, adding domain: CoordinateDomain) {
    func spelled(_ reference: SpatialReference) -> SpatialReference { self.spelled(reference, adding: domain) }
    if let scheme = model.scheme?.spatialReference {
      var short = short
      // ExportMapServerCache writes another domain here than for the map; it has no other place.
      if let map = model.spatialReference?.domain, !map.isEmpty, map != scheme.domain { short.domain = scheme.domain }
      model.scheme?.spatialReference = short
    }
    model.spatialReference = spelled(model.spatialReference ?? own)
    let full = spelled(model.fullExtent?.spatialReference ?? own)
    model.fullExtent?.spatialReference = full
    let initial = spelled(model.initialExtent?.spatialReference ?? own)
    model.initialExtent?.spatialReference = initial
  }

  /// A reference to another system is kept: it is wrong, or the extent is in that system.
  private func spelled(_ reference: SpatialReference, adding domain: CoordinateDomain) -> SpatialReference {
    guard reference.hasSameNumbers(as: own) else { return reference }
    var spelled = reference.spelledByArcGIS
    if spelled.domain.isEmpty { spelled.domain = domain }
    return spelled
  }
}

extension SpatialReference {
  /// Whether both have the same WKID, or both are Web Mercator. PROJ is not asked: a package has one system.
  fileprivate func hasSameNumbers(as other: SpatialReference) -> Bool {
    isSameSystem(as: other, asking: .builtInTable) == .same
  }

  /// The reference with ArcGIS's WKIDs, and without a WKT that they stand for.
  fileprivate var spelledByArcGIS: SpatialReference {
    var spelled = self
    if isWebMercator {
      spelled.wkid = WebMercator.reference.wkid
      spelled.latestWKID = WebMercator.reference.latestWKID
    } else {
      spelled.latestWKID = latestWKID ?? KnownSystem.find(self)?.latestWKID
    }
    // ArcGIS goes by the number, so a text that contradicts it is not removed silently.
    guard spelled.wkid != nil, !textContradictsNumber else { return spelled }
    spelled.wellKnownText = nil
    // The kind and the meridian follow from the system; JSON has no keys for them.
    if let text = wellKnownText, kind == CoordinateSystem(wellKnownText: text)?.kind { spelled.kind = nil }
    if leftLongitude == -180 { spelled.leftLongitude = nil }
    return spelled
  }

  private var textContradictsNumber: Bool {
    guard let wellKnownText, let known = KnownSystem.find(self)?.wellKnownText, known != wellKnownText else {
      return false
    }
    let text = SpatialReference(wellKnownText: wellKnownText)
    return SpatialReference(wellKnownText: known).isSameSystem(as: text, asking: .builtInTable) == .different
  }
}
