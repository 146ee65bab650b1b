import PropertyTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TesterBench {
  private static let memoryCases = 1_000_000

  /// Prints the greatest memory that this process has used after a long run of each property;
  /// whether it could be measured.
  static func measureMemory() -> Bool {
    for problem in ThroughputProblem.all {
      guard problem.holds(Settings(cases: memoryCases)), let peak = Machine.peakMemory else {
        print("bench: the memory of \(problem.name) could not be measured")
        return false
      }
      print(
        "memory: at most \(decimalText(Double(peak) / 1e6, places: 1)) MB after "
          + "\(memoryCases / 1_000_000)M cases of \(problem.id)")
    }
    return true
  }
}
