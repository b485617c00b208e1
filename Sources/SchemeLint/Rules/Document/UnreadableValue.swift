import Diagnostics

struct UnreadableValue: ReaderRule {
  let problems: Set<Problem> = [.notANumber, .notAnInteger, .notABoolean, .outOfRange, .wrongType]
  let page = RulePage(
    "DOC003", "unreadable-value", .error,
    summary: "A value is not what its place demands: no decimal number, no whole number, out of range.",
    reason: """
      Readers differ in what they make of it: GDAL reads 39135,758 as 39135 and puts every tile in the wrong place \
      without a word.
      """,
    remedy: "Write numbers with a decimal point and without separators between thousands.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver`; XML Schema Part 2, double and int",
    example: RuleExample(
      .legacy, passing: "<Resolution>529.16772500211675", failing: "<Resolution>529,16772500211675"))
}
