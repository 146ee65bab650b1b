import Console
import Exact
import Formats
import Grading
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much time of a processor it takes to compare the pairs of keys and answers whose verdicts the tests know, each by itself
/// and without a cache; beside SymPy and Math-Verify where they are installed.
enum CompareBench {
  private static let folder = "Tests/GradingTests/Rows"
  /// What a line has beside the question.
  private static let notes: Set = ["trap", "why", "verdict"]
  /// Pairs of bombs are measured by their refusals, in `refusals`.
  private static let leftOut: Set = ["bombs.jsonl", "slow.jsonl"]
  /// The figures that are asked for, in milliseconds.
  private static let goals = (median: 0.1, p99: 5.0)

  private struct Pair {
    let line: [UInt8]
    let verdict: String
  }

  static func run() -> Bool {
    let pairs: [Pair]
    do {
      pairs = try readPairs()
    } catch {
      print("bench: run it at the top of the checkout, where Tests/ is")
      return false
    }
    guard !pairs.isEmpty else { return false }
    var times: [Double] = []
    var agreeing = 0
    var undecided = 0
    for pair in pairs {
      let start = now
      let verdict = verdict(of: pair.line)
      times.append(now - start)
      if pair.verdict.split(separator: "|").contains(Substring(verdict)) { agreeing += 1 }
      if verdict == "undecided" { undecided += 1 }
    }
    let total = times.reduce(0, +)
    times.sort()
    let (median, p99) = (times[times.count / 2], times[times.count * 99 / 100])
    print(
      "compare: \(pairs.count) pairs, \(decimalText(1000 * Double(pairs.count) / total, places: 0)) a "
        + "second of processor time; median \(text(median)), mean \(text(total / Double(pairs.count))), p99 "
        + "\(text(p99)), longest \(text(times[times.count - 1]))")
    print(
      "compare: \(agreeing) verdicts as the tests have them, \(undecided) left undecided; goals: median "
        + "\(text(goals.median)) \(median <= goals.median ? "met" : "missed"), p99 \(text(goals.p99)) "
        + "\(p99 <= goals.p99 ? "met" : "missed")")
    runPeer()
    return true
  }

  private static func readPairs() throws -> [Pair] {
    var pairs: [Pair] = []
    for path in try listFiles(under: folder) where path.hasSuffix(".jsonl") {
      guard path.hasSuffix("Rows/compare.jsonl") || path.contains("/compare/"),
        !leftOut.contains(String(path.split(separator: "/").last ?? ""))
      else { continue }
      for line in try readFile(path).split(separator: UInt8(ascii: "\n")) {
        let json = try JSON.read(Array(line), as: .strict)
        guard let members = json.members, let verdict = json["verdict"]?.string else { continue }
        let question = JSON.Output.object(
          members.filter { !notes.contains($0.name) }
            .map { (name: $0.name, value: $0.value.output) })
        pairs.append(Pair(line: Array(question.compact().utf8), verdict: verdict))
      }
    }
    return pairs
  }

  private static func verdict(of line: [UInt8]) -> String {
    do {
      return try CompareLine(line).request.get().decide().verdict.rawValue
    } catch {
      return "error"
    }
  }

  /// The same pairs by SymPy and Math-Verify: a line for each that is installed.
  private static func runPeer() {
    let python = ".peers/compare/bin/python"
    guard access(python, X_OK) == 0,
      let output = popen("\(python) Sources/bench/Peers/compare_peer.py \(folder)", "r")
    else {
      print("compare: SymPy and Math-Verify are not installed (make bench-peers)")
      return
    }
    while let line = nextLine(of: output) { print("compare: \(line)") }
    if pclose(output) != 0 { print("compare: the peers ended early") }
  }

  private static func text(_ milliseconds: Double) -> String {
    decimalText(milliseconds, places: 3) + " ms"
  }

  private static var now: Double {
    var time = timespec()
    // Only this program's own work counts, whatever else runs on the machine.
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
