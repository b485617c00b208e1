import HTTPAccess
import SchemeFormats

/// What a plan is made of, as far as it can be read, and the faults that were found in reading it.
struct PlanInputs: Sendable {
  /// The parameters; those that cannot be parsed are not among them.
  var options: CacheOptions
  /// The map; `nil` if none is given, or it cannot be read.
  var source: MapSource?
  /// The scheme that the options name as predefined or as the starting point, if it is open already.
  var opened: OpenedScheme?
  /// The faults that are known.
  var faults = CreationFaults()

  /// The name of the service; `nil` if neither the options nor the source contain one.
  var serviceName: ServiceName? { options.name ?? source?.service }

  /// The name of the data frame's folder, within the folder of the service.
  var dataFrame: String { source?.dataFrame ?? MapSource.defaultDataFrame }
}
