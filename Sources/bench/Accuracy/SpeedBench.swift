#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of a call of the core beside NumPy's, in the same run.
enum SpeedBench {
  private static let rows: [(function: String, sizes: [Int])] = [
    ("sum", [10, 1_000, 1_000_000]), ("dot", [10, 1_000, 1_000_000]), ("norm2", [10, 1_000]),
    ("cosine", [10, 1_000]), ("matmul", [8, 64, 256]), ("det", [10]), ("inverse", [10]),
    ("singularValues", [10]),
  ]

  static func printTable() {
    let peer = Peer.numeric("numpy")
    let peerTimes = peer.isSetUp ? times(of: peer) : [:]
    for row in rows {
      for size in row.sizes {
        let own = nanoseconds(row.function, size)
        var line = "\(row.function), n = \(size): core \(decimalText(own, places: 0)) ns"
        if let theirs = peerTimes["\(row.function) \(size)"] {
          line += ", numpy \(decimalText(theirs, places: 0)) ns, ratio "
          line += decimalText(own / theirs, places: 2)
        }
        print(line)
      }
    }
  }

  private static func times(of peer: Peer) -> [String: Double] {
    guard let output = popen("\(peer.program) \(peer.arguments) speed", "r") else { return [:] }
    var times: [String: Double] = [:]
    while let line = nextLine(of: output) {
      let fields = line.split(separator: "\t")
      if fields.count == 3, let time = Double(fields[2]) {
        times["\(fields[0]) \(fields[1])"] = time
      }
    }
    return pclose(output) == 0 ? times : [:]
  }

  /// The best mean time of a call in five rounds.
  private static func nanoseconds(_ function: String, _ size: Int) -> Double {
    var numbers = NormalNumbers(seed: 1)
    let isMatrix = ["matmul", "det", "inverse", "singularValues"].contains(function)
    let length = isMatrix ? size * size : size
    let arguments = [numbers.vector(length), numbers.vector(length)]
    let runs = max(3, min(20_000, 2_000_000 / length))
    var sink = 0.0
    let timing = Timing(runs: 5) {
      for _ in 0..<runs { sink += CoreColumn.value(of: function, arguments)?.first ?? 0 }
    }
    // The sum is looked at, so that no call can be left out.
    if sink.isNaN { print("\(function): not a number") }
    return timing.milliseconds[0] * 1e6 / Double(runs)
  }
}
