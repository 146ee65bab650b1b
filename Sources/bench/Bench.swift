#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints the benchmarks of the subjects that are named, or of all of them.
@main
enum Bench {
  private static let subjects: [(name: String, run: @Sendable () -> Bool)] = [
    ("grade", GradeBench.run), ("class", ClassBench.run), ("refusals", RefusalBench.run),
    ("compare", CompareBench.run), ("tester", TesterBench.run), ("accuracy", AccuracyBench.run),
    ("gradients", GradientBench.run),
  ]

  static func main() {
    let wanted = Array(CommandLine.arguments.dropFirst())
    let known = subjects.map(\.name)
    for name in wanted where !known.contains(name) {
      print("bench: no subject \(name): write one of \(known.joined(separator: ", "))")
      exit(2)
    }
    print("processor: \(Machine.processor), \(Machine.configuration) build")
    var isComplete = true
    for subject in subjects where wanted.isEmpty || wanted.contains(subject.name) {
      isComplete = subject.run() && isComplete
    }
    exit(isComplete ? 0 : 2)
  }
}

/// What the figures depend on.
enum Machine {
  /// The processor's name, as the system gives it.
  static var processor: String {
    guard let file = fopen("/proc/cpuinfo", "r") else { return "unknown" }
    defer { fclose(file) }
    while let text = nextLine(of: file) {
      guard text.hasPrefix("model name"), let colon = text.firstIndex(of: ":") else { continue }
      return String(text[colon...].dropFirst(2))
    }
    return "unknown"
  }

  /// The seconds that processors have worked for this process, on all of its threads.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most bytes that this process has had in memory.
  ///
  /// On Linux `getrusage` also counts what the program that started this one had used before, so
  /// the high-water mark is read from where the system keeps it for each program.
  static var peakMemory: Int? {
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

  /// How this program was built.
  static var configuration: String {
    var configuration = "release"
    // The body of an assertion runs in debug builds only.
    assert(
      {
        configuration = "debug"
        return true
      }())
    return configuration
  }
}

/// Wall-clock times of a piece of work.
struct Timing {
  /// The times in milliseconds, sorted.
  let milliseconds: [Double]

  /// Runs the work some times after one run to warm up.
  init(runs: Int, _ work: () -> Void) {
    work()
    milliseconds = (0..<max(1, runs)).map { _ in
      let start = Timing.now
      work()
      return Timing.now - start
    }.sorted()
  }

  /// The time in the middle.
  var median: Double { milliseconds[milliseconds.count / 2] }
  /// The longest time.
  var longest: Double { milliseconds[milliseconds.count - 1] }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// Milliseconds to one decimal.
  static func text(_ milliseconds: Double) -> String {
    decimalText(milliseconds, places: 1) + " ms"
  }
}
