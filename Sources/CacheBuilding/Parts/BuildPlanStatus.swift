public import CacheParts
public import SystemPackage

/// How far a planned build has come.
public enum BuildPlanStatus {
  /// Looks at the files that the parts have left. Neither rasters nor GDAL are needed, and nothing is written.
  ///
  /// - Parameter path: of the plan.
  /// - Throws: `BuildError.parts` if the plan cannot be used.
  public static func read(_ path: FilePath) throws(BuildError) -> PartsStatus {
    let plan: PartsPlan
    do throws(PartsError) {
      plan = try PartsPlan.read(path, for: "build")
    } catch {
      throw .parts(error)
    }
    do throws(PlanProblem) {
      return PartsStatus(plan, of: try FrozenBuild(plan.request).path)
    } catch {
      throw .parts(.plan(path, error))
    }
  }
}
