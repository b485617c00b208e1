import Foundation
import TestSupport
import Testing

/// What the command adds to the survey of libraries: printed text, exit statuses, and where libraries are looked for.
@Suite("Doctor")
struct DoctorTests {
  @Test("doctor succeeds also where programs are missing, and says how to install them")
  func missing() throws {
    let run = try CommandRun.tilescheme("doctor", environment: ["PATH": "/nowhere"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("curl: not found\n  needed for: "))
    #expect(run.text.contains("  to install: Debian: apt install curl"))
    #expect(run.text.contains(" of 6 were not found; everything else works without them\n"))
  }

  @Test("the JSON of doctor follows its schema", .enabled(if: hasSchemaTools))
  func schema() throws {
    let folder = try TemporaryDirectory()
    for (name, path) in [("all.json", ProcessInfo.processInfo.environment["PATH"] ?? ""), ("none.json", "")] {
      let run = try CommandRun.tilescheme("doctor", "--format", "json", environment: ["PATH": path])
      #expect(run.status == 0)
      try run.output.write(to: URL(filePath: folder.path(name)))
    }
    let run = try SchemaCheck.run("doctor.schema.json", [folder.path("all.json"), folder.path("none.json")])
    #expect(run.status == 0, "\(run.text)")
  }

  #if os(Linux)
    @Test("a library that the system does not have is found in a wheel of the Python environment")
    func wheel() throws {
      let folder = try TemporaryDirectory()
      let hiding = try HiddenLibraries(folder)
      let site = folder.path("environment/lib/python3.12/site-packages")
      for name in ["pyproj.libs", "pyproj/proj_dir/share/proj"] {
        try FileManager.default.createDirectory(atPath: "\(site)/\(name)", withIntermediateDirectories: true)
      }
      // As in a wheel: the library needs another one of its folder, and does not say where that is.
      let other = try hiding.build(
        "\(site)/pyproj.libs/libtiff-4567cdef.so.6", "int tiff(void) { return 6; }",
        ["-Wl,-soname,libtiff-4567cdef.so.6"])
      let library = try hiding.build(
        "\(site)/pyproj.libs/libproj-0123abcd.so.25.9",
        // What the command needs of PROJ, and a version that no release has.
        """
        struct info { int a, b, c; const char *release, *version, *path; const char *const *paths; unsigned long n; };
        struct info proj_info(void) { struct info i = {0}; i.version = "77.1.2"; return i; }
        """
          + Self.functions.map { "void *\($0)(void) { return 0; }" }.joined(separator: "\n"),
        ["-Wl,--no-as-needed", other])
      let run = try CommandRun.tilescheme(
        "doctor", environment: ["LD_PRELOAD": hiding.path, "VIRTUAL_ENV": folder.path("environment")])
      #expect(run.text.contains("PROJ 77.1.2 (\(library))"), "\(run.text)")
      let without = try CommandRun.tilescheme("doctor", environment: ["LD_PRELOAD": hiding.path])
      #expect(without.text.contains("PROJ: not found"))
    }

    private static let functions = [
      "proj_context_create", "proj_context_destroy", "proj_log_level", "proj_create", "proj_create_from_database",
      "proj_destroy", "proj_as_wkt", "proj_identify", "proj_list_get_count", "proj_list_get", "proj_list_destroy",
      "proj_int_list_destroy", "proj_get_id_code", "proj_create_crs_to_crs", "proj_normalize_for_visualization",
      "proj_trans_bounds", "proj_trans_generic", "proj_get_area_of_use", "proj_as_projjson",
    ]
  #endif
}

#if os(Linux)
  /// Hides all libraries of the system that are opened by name, as on a machine that does not have them.
  private struct HiddenLibraries {
    let path: String
    private let folder: TemporaryDirectory

    init(_ folder: TemporaryDirectory) throws {
      self.folder = folder
      path = folder.path("hiding.so")
      _ = try build(
        path,
        """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <string.h>
        void *dlopen(const char *name, int flags) {
          if (name != 0 && strchr(name, '/') == 0) return 0;
          void *(*real)(const char *, int) = dlsym(RTLD_NEXT, "dlopen");
          return real(name, flags);
        }
        """)
    }

    func build(_ output: String, _ source: String, _ options: [String] = []) throws -> String {
      let compiler = ["cc", "clang"].first(where: CommandRun.isInstalled) ?? "cc"
      try Data(source.utf8).write(to: URL(filePath: folder.path("source.c")))
      let run = try CommandRun(
        compiler, ["-w", "-shared", "-fPIC", "-o", output, folder.path("source.c"), "-ldl"] + options)
      #expect(run.status == 0, "\(run.errors)")
      return output
    }
  }
#endif
