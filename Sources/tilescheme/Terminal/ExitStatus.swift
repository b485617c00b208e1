/// How a run ends.
enum ExitStatus: Int32 {
  case success = 0
  case findings = 1
  case usage = 2
  case failed = 3
}
