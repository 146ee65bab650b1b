import Console

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of a call of the core beside those of NumPy and SciPy, on the same inputs in the same
/// run.
struct SpeedTable {
  private var own: [Double] = []
  private static let peerNames = ["numpy", "scipy"]
  /// The times of a library by row; without it none.
  private var theirs: [String: [Int: Double]] = [:]
  private var notes: [String] = []

  /// Measures; nothing where no file can be written.
  init?(in folder: String, peers: [Peer], _ status: BenchStatus) {
    let path = folder + "/speed.txt"
    guard let file = fopen(path, "w") else { return nil }
    var isWritten = true
    for (number, row) in SpeedRow.all.enumerated() {
      let line = HexFloats.line(number, row.function, row.arguments())
      isWritten = isWritten && HexFloats.write(line, to: file)
    }
    guard fclose(file) == 0, isWritten else { return nil }
    for row in SpeedRow.all {
      status.show("timing \(row.name)")
      own.append(Self.nanoseconds(row))
    }
    for peer in peers where Self.peerNames.contains(peer.name) {
      status.show("timing \(peer.name)")
      do throws(PeerFault) {
        let lines = try peer.results(of: "speed", inputs: path, folder: folder)
        var times: [Int: Double] = [:]
        while let (row, lists) = lines.next() { times[row] = lists.first?.first }
        theirs[peer.name] = times
      } catch {
        notes.append("\(peer.name): \(error.text)")
      }
    }
  }

  /// The least mean time of a call in rounds of 0.3 ms, or of one call: short ones, because some of
  /// them are then not interrupted; 100 of them, or as many as 0.3 s have room for, but at least 5.
  private static func nanoseconds(_ row: SpeedRow) -> Double {
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
      "(ratio: to NumPy; for functions of logits and probabilities to the faster of NumPy and SciPy)",
      Self.line("row", ["core"] + Self.peerNames + ["ratio", "at most"], ""),
    ]
    var slow: [String] = []
    for (number, row) in SpeedRow.all.enumerated() {
      let times = Self.peerNames.map { theirs[$0]?[number] }
      let cells = [Self.figure(own[number])] + times.map { $0.map(Self.figure) ?? "-" }
      let limit = row.limit.map(Self.limitText) ?? "-"
      guard let other = row.peers.compactMap({ theirs[$0]?[number] }).min(), own[number].isFinite
      else {
        lines.append(Self.line(row.name, cells + ["-", limit], "no peer"))
        continue
      }
      let ratio = own[number] / other
      let isMet = row.limit.map { ratio <= $0 } ?? true
      if !isMet { slow.append(row.name) }
      lines.append(
        Self.line(
          row.name, cells + [decimalText(ratio, places: 2), limit],
          row.limit == nil ? "" : isMet ? "met" : "missed"))
    }
    lines += notes
    if !theirs.isEmpty {
      lines.append(
        slow.isEmpty ? "no row is missed" : "\(slow.count) missed: \(slow.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n")
  }

  private static func limitText(_ limit: Double) -> String {
    decimalText(limit, places: limit < 1 ? 2 : 0)
  }

  private static func line(_ name: String, _ cells: [String], _ verdict: String) -> String {
    padded(name, to: 26) + cells.map { padded($0, to: 12, right: true) }.joined()
      + (verdict.isEmpty ? "" : "  \(verdict)")
  }

  private static func figure(_ nanoseconds: Double) -> String {
    nanoseconds.isFinite ? decimalText(nanoseconds, places: 0) : "refused"
  }
}
