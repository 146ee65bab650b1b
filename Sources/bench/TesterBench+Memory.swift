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
      guard problem.holds(Settings(cases: memoryCases)), let peak = peakMemory else {
        print("bench: the memory of \(problem.name) could not be measured")
        return false
      }
      print(
        "memory: at most \(decimalText(Double(peak) / 1e6, places: 1)) MB after "
          + "\(memoryCases / 1_000_000)M cases of \(problem.id)")
    }
    return true
  }

  /// The most bytes that this process has had in memory.
  ///
  /// On Linux `getrusage` also counts what the program that started this one had used before, so
  /// the high-water mark is read from where the system keeps it for each program.
  private static var peakMemory: Int? {
    #if os(Linux)
      guard let file = fopen("/proc/self/status", "r") else { return nil }
      defer { fclose(file) }
      while let line = nextLine(of: file) {
        guard line.hasPrefix("VmHWM:") else { continue }
        let digits = line.drop { !$0.isNumber }.prefix { $0.isNumber }
        return Int(digits).map { $0 << 10 }
      }
      return nil
    #else
      var usage = rusage()
      guard getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
      return usage.ru_maxrss
    #endif
  }
}
