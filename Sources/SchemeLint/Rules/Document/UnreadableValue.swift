import Diagnostics

struct UnreadableValue: ReaderRule {
  let problems: [Problem] = [.notANumber, .notAnInteger, .notABoolean, .outOfRange, .wrongType]
  let page = RulePage(
    "DOC003", "unreadable-value", .error,
    summary: "A value is not of the required type, such as a decimal number, or is out of range.",
    reason: """
      Programs read such a value in different ways. GDAL reads 39135,758 as 39135 and puts every tile in the wrong \
      place, without a warning.
      """,
    remedy: "Correct the value. Write numbers with a decimal point and without thousands separators.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver`; XML Schema Part 2, double and int",
    example: RuleExample(
      .legacy, passing: "<Resolution>529.16772500211675", failing: "<Resolution>529,16772500211675"))
}
