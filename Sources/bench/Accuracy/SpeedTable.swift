import Console

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of a call of the core beside NumPy's, on the same inputs in the same run.
struct SpeedTable {
  /// A function, a size, and how many times NumPy's time is the most that is wanted.
  private struct Row {
    let function: String
    let size: Int
    /// Nothing where none is set.
    let limit: Double?

    var isOfMatrices: Bool { !["sum", "dot", "norm2", "cosine"].contains(function) }
    var name: String {
      isOfMatrices ? "\(function), \(size) x \(size)" : "\(function), n = \(size)"
    }

    /// A matrix or vector, and a second one; the matrix is symmetric where that is wanted.
    func arguments() -> [[Double]] {
      var numbers = NormalNumbers(seed: 1)
      // Scaled, because sums of fixed-point numbers are often half-way between two doubles.
      guard isOfMatrices else {
        return [numbers.vector(size, scale: 0.7), numbers.vector(size, scale: 0.7)]
      }
      var matrix = numbers.vector(size * size)
      if function == "eigenSymmetric" {
        for row in 0..<size {
          for column in 0..<row { matrix[row * size + column] = matrix[column * size + row] }
        }
      }
      return [matrix, function == "solve" ? numbers.vector(size) : numbers.vector(size * size)]
    }
  }

  /// Faster at the smallest sizes, at most 3 times NumPy's time at the middle ones; at a million the
  /// correctly rounded reductions may take 10 times as long, a product of 256 5 times.
  private static let rows: [Row] =
    ["sum", "dot", "norm2", "cosine"].flatMap { function in
      [
        Row(function: function, size: 10, limit: 1), Row(function: function, size: 1_000, limit: 3),
        Row(
          function: function, size: 1_000_000,
          limit: ["sum", "dot"].contains(function) ? 10 : nil),
      ]
    }
    + ["matmul", "det", "solve", "inverse", "singularValues", "svd", "eigenSymmetric"]
    .flatMap { function in
      [Row(function: function, size: 8, limit: 1), Row(function: function, size: 64, limit: 3)]
    } + [Row(function: "matmul", size: 256, limit: 5)]

  private var own: [Double] = []
  /// NumPy's times by row; without NumPy none.
  private var theirs: [Int: Double] = [:]
  private var notes: [String] = []

  /// Measures; nothing where no file can be written.
  init?(in folder: String, peers: [Peer], _ status: BenchStatus) {
    let path = folder + "/speed.txt"
    guard let file = fopen(path, "w") else { return nil }
    var isWritten = true
    for (number, row) in Self.rows.enumerated() {
      let line = HexFloats.line(number, row.function, row.arguments())
      isWritten = isWritten && HexFloats.write(line, to: file)
    }
    guard fclose(file) == 0, isWritten else { return nil }
    for row in Self.rows {
      status.show("timing \(row.name)")
      own.append(Self.nanoseconds(row))
    }
    guard let numpy = peers.first(where: { $0.name == "numpy" }) else { return }
    status.show("timing NumPy")
    do throws(PeerFault) {
      let lines = try numpy.results(of: "speed", inputs: path, folder: folder)
      while let (row, lists) = lines.next() { theirs[row] = lists.first?.first }
    } catch {
      notes.append("numpy: \(error.text)")
    }
  }

  /// The least mean time of a call in rounds of 0.3 ms, or of one call: short ones, because some of
  /// them are then not interrupted; 100 of them, or as many as 0.3 s have room for, but at least 5.
  private static func nanoseconds(_ row: Row) -> Double {
    guard let call = try? CoreColumn.call(of: row.function, row.arguments()) else { return .nan }
    var sink = 0.0
    func time(_ runs: Int) -> Double {
      let start = ContinuousClock.now
      for _ in 0..<runs { sink += (try? call.run()) ?? .nan }
      return (ContinuousClock.now - start) / .nanoseconds(1) / Double(runs)
    }
    let once = max(min(time(1), time(1)), 50)
    let runs = max(1, Int(3e5 / once))
    let rounds = max(5, min(100, Int(3e8 / (once * Double(runs)))))
    let best = (0..<rounds).map { _ in time(runs) }.min() ?? .nan
    // The sum is looked at, so that no call can be left out.
    return sink.isNaN ? .nan : best
  }

  /// The table with a verdict for each row.
  var text: String {
    var lines = [
      "",
      "time of a call in ns, the least of up to 100 rounds, one thread each",
      Self.line("row", ["core", "numpy", "ratio", "at most"], ""),
    ]
    var slow: [String] = []
    for (number, row) in Self.rows.enumerated() {
      let limit = row.limit.map { $0 == 1 ? "< 1" : decimalText($0, places: 0) } ?? "-"
      guard let other = theirs[number], own[number].isFinite else {
        lines.append(Self.line(row.name, [Self.figure(own[number]), "-", "-", limit], "no peer"))
        continue
      }
      let ratio = own[number] / other
      let isMet = row.limit.map { $0 == 1 ? ratio < 1 : ratio <= $0 } ?? true
      if !isMet { slow.append(row.name) }
      lines.append(
        Self.line(
          row.name,
          [
            Self.figure(own[number]), Self.figure(other), decimalText(ratio, places: 2), limit,
          ], row.limit == nil ? "" : isMet ? "met" : "missed"))
    }
    lines += notes
    if !theirs.isEmpty {
      lines.append(
        slow.isEmpty ? "no row is missed" : "\(slow.count) missed: \(slow.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ name: String, _ cells: [String], _ verdict: String) -> String {
    padded(name, to: 26) + cells.map { padded($0, to: 12, right: true) }.joined()
      + (verdict.isEmpty ? "" : "  \(verdict)")
  }

  private static func figure(_ nanoseconds: Double) -> String {
    nanoseconds.isFinite ? decimalText(nanoseconds, places: 0) : "refused"
  }
}
