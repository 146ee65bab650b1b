import PropertyTesting

extension Verdict {
  /// The report as the guide shows it: without the lines that say which parts of a counterexample
  /// matter.
  var guideReport: String {
    let explained = Set(counterexamples.flatMap(\.explanation).map { "  \($0)" })
    return report.lines.filter { !explained.contains($0) }.joined(separator: "\n")
  }
}
